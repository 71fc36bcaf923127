/// A day of the calendar (birth, term, date in force), without a time or a zone.
///
/// Stored as TEXT `YYYY-MM-DD`. Inside it is the number of days since 1970-01-01, by Howard
/// Hinnant's "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let number: Int

  public init(number: Int) { self.number = number }

  /// Nil where the calendar has no such day.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(number: Day.number(year, month, day))
  }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  public var year: Int { civil.year }
  public var month: Int { civil.month }
  public var dayOfMonth: Int { civil.day }

  /// 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int { (number % 7 + 10) % 7 + 1 }
  public var isWeekend: Bool { weekday > 5 }

  public func advanced(days: Int) -> Day { Day(number: number + days) }

  /// The same day of the month `months` later, or that month's last day where it has none.
  public func advanced(months: Int) -> Day {
    let c = civil
    let total = c.year * 12 + c.month - 1 + months
    let (year, month) = (total / 12, total % 12 + 1)
    let day = min(c.day, Day.length(ofMonth: month, year: year))
    return Day(number: Day.number(year, month, day))
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1
    )
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`
  public var description: String {
    let c = civil
    let year = String(c.year)
    return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-" + twoDigits(c.month)
      + "-" + twoDigits(c.day)
  }

  /// Reads `YYYY-MM-DD`; anything else, or a day that does not exist, is nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, let year = digits(parts[0]), let month = digits(parts[1]),
      let day = digits(parts[2])
    else { return nil }
    self.init(year, month, day)
  }
}
