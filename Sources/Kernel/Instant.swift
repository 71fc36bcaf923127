/// A moment: milliseconds since 1970-01-01T00:00:00Z.
///
/// Stored as BIGINT, shown in China Standard Time (UTC+8). China keeps no summer time; the summers
/// of 1986–1991, when it did, lie before any act that this program records.
public struct Instant: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The moment of a clock on a wall in China.
  public init(_ day: Day, _ time: TimeOfDay = .midnight, offsetMinutes: Int = Instant.chinaMinutes)
  {
    milliseconds =
      Int64(day.number) * Instant.dayLength + time.milliseconds - Int64(offsetMinutes) * 60_000
  }

  public static let epoch2024 = Instant(milliseconds: 1_704_067_200_000)
  public static let dayLength: Int64 = 86_400_000
  /// Minutes by which China Standard Time runs ahead of UTC.
  public static let chinaMinutes = 480

  public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }

  /// The day in China on which this moment falls.
  public var day: Day { Day(number: Int(floorDivide(chinaMilliseconds, Instant.dayLength))) }

  /// The time that a clock on a wall in China shows.
  public var timeOfDay: TimeOfDay {
    TimeOfDay(milliseconds: chinaMilliseconds - Int64(day.number) * Instant.dayLength)
  }

  public func advanced(milliseconds: Int64) -> Instant {
    Instant(milliseconds: self.milliseconds + milliseconds)
  }

  public func advanced(minutes: Int) -> Instant { advanced(milliseconds: Int64(minutes) * 60_000) }
  public func advanced(hours: Int) -> Instant { advanced(minutes: hours * 60) }
  public func advanced(days: Int) -> Instant {
    advanced(milliseconds: Int64(days) * Instant.dayLength)
  }

  private var chinaMilliseconds: Int64 { milliseconds + Int64(Instant.chinaMinutes) * 60_000 }
}

/// The time on a wall clock, in milliseconds since midnight; 24:00 is allowed, as the end of a day.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  public init(_ hour: Int, _ minute: Int, _ second: Int = 0) {
    milliseconds = Int64((hour * 60 + minute) * 60 + second) * 1000
  }

  public static let midnight = TimeOfDay(milliseconds: 0)
  /// 24:00, which is 00:00 of the next day and is said as the end of this one.
  public static let endOfDay = TimeOfDay(24, 0)

  public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }

  public var hour: Int { Int(milliseconds / 3_600_000) }
  public var minute: Int { Int(milliseconds / 60_000) % 60 }
  public var second: Int { Int(milliseconds / 1000) % 60 }
}

extension TimeOfDay: CustomStringConvertible {
  /// `HH:mm`
  public var description: String { twoDigits(hour) + ":" + twoDigits(minute) }

  /// Reads `H:mm` or `H:mm:ss`; anything else is nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) })
    else { return nil }
    let numbers = parts.compactMap { digits($0) }
    guard numbers.count == parts.count, numbers[1] < 60, numbers.count < 3 || numbers[2] < 60
    else { return nil }
    self.init(numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
    guard self <= .endOfDay else { return nil }
  }
}

extension Instant: CustomStringConvertible {
  /// `YYYY-MM-DD HH:mm` in China.
  public var description: String { "\(day) \(timeOfDay)" }

  /// ISO 8601 with the offset of China: `2026-11-24T09:30:00+08:00`.
  public var iso8601: String {
    "\(day)T\(timeOfDay):\(twoDigits(timeOfDay.second))+08:00"
  }

  /// Reads `YYYY-MM-DDTHH:mm[:ss]` or with a space between, as a clock in China shows it.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count >= 15, let split = text.firstIndex(where: { $0 == "T" || $0 == " " }),
      let day = Day(text[..<split]), let time = TimeOfDay(text[text.index(after: split)...])
    else { return nil }
    self.init(day, time)
  }
}

func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
  let quotient = a / b
  return a % b < 0 ? quotient - 1 : quotient
}

func twoDigits(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }

/// ASCII digits only: `Int("+1")` and full-width digits are not what a form means.
func digits(_ text: some StringProtocol) -> Int? {
  guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return Int(text)
}
