import Kernel

/// A form in which a table writes its times.
///
/// `epoch-seconds`, `epoch-milliseconds`, `iso8601` (whose offset, where it has one, goes before
/// the zone of the import), or a pattern of `y M d H h m s a` with other signs between, such as
/// `y/M/d H:m:s`. How often a letter is repeated does not matter: `7` and `07` are both read, and a
/// year has four digits. A pattern without a time means 00:00.
///
/// Times before 1970 and after 2199 are read as wrong: in tables they are empty cells that a
/// program has filled.
struct DateForm: Hashable, Sendable {
  private enum Kind: Hashable, Sendable {
    case epoch(perSecond: Int64)
    case iso
    case pattern([Piece])
  }

  private enum Piece: Hashable, Sendable {
    case field(UInt8)
    case sign(UInt8)
  }

  private let kind: Kind

  /// Nil where a pattern has another letter, has one twice, or names no day.
  init?(_ text: String) {
    switch text {
    case "epoch-seconds": kind = .epoch(perSecond: 1)
    case "epoch-milliseconds": kind = .epoch(perSecond: 1000)
    case "iso8601": kind = .iso
    default:
      guard let pieces = DateForm.pieces(text) else { return nil }
      kind = .pattern(pieces)
    }
  }

  /// The moment that `text` means on a wall in `zone`, or nil where it has another form or is no
  /// moment of the calendar.
  func instant(_ text: String, in zone: Zone) -> Instant? {
    let found =
      switch kind {
      case .epoch(let perSecond): DateForm.epoch(text, perSecond)
      case .iso: DateForm.iso(text, in: zone)
      case .pattern(let pieces): DateForm.read(text, by: pieces, in: zone)
      }
    guard let found, (1970...2199).contains(found.day.year) else { return nil }
    return found
  }

  private static func epoch(_ text: String, _ perSecond: Int64) -> Instant? {
    guard text.utf8.count <= 14, text.utf8.allSatisfy(isDigit), let number = Int64(text), number > 0
    else { return nil }
    return Instant(milliseconds: number * 1000 / perSecond)
  }

  private static func pieces(_ pattern: String) -> [Piece]? {
    var pieces: [Piece] = []
    for byte in pattern.utf8 {
      guard isLetter(byte) else {
        pieces.append(.sign(byte))
        continue
      }
      if pieces.last == .field(byte) { continue }
      guard "yMdHhmsa".utf8.contains(byte), !pieces.contains(.field(byte)) else { return nil }
      pieces.append(.field(byte))
    }
    let letters: [UInt8] = pieces.compactMap {
      if case .field(let letter) = $0 { letter } else { nil }
    }
    guard "yMd".utf8.allSatisfy(letters.contains),
      letters.contains(UInt8(ascii: "h")) == letters.contains(UInt8(ascii: "a"))
    else { return nil }
    return pieces
  }

  private static func read(_ text: String, by pieces: [Piece], in zone: Zone) -> Instant? {
    var rest = Array(text.utf8)[...]
    var found: [UInt8: Int] = [:]
    for piece in pieces {
      switch piece {
      case .sign(let sign):
        guard rest.popFirst() == sign else { return nil }
      case .field(let letter):
        guard let value = field(letter, &rest) else { return nil }
        found[letter] = value
      }
    }
    guard rest.isEmpty, let day = day(found), let time = time(found) else { return nil }
    return zone.instant(day, time)
  }

  private static func field(_ letter: UInt8, _ rest: inout ArraySlice<UInt8>) -> Int? {
    if letter == UInt8(ascii: "a") {
      let word = String(decoding: rest.prefix(2), as: UTF8.self).uppercased()
      rest = rest.dropFirst(2)
      return word == "AM" ? 0 : word == "PM" ? 12 : nil
    }
    let isYear = letter == UInt8(ascii: "y")
    let digits = rest.prefix(isYear ? 4 : 2).prefix(while: isDigit)
    guard isYear ? digits.count == 4 : !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  private static func day(_ found: [UInt8: Int]) -> Day? {
    Day(
      found[UInt8(ascii: "y")] ?? 0, found[UInt8(ascii: "M")] ?? 0, found[UInt8(ascii: "d")] ?? 0)
  }

  private static func time(_ found: [UInt8: Int]) -> TimeOfDay? {
    var hour = found[UInt8(ascii: "H")] ?? 0
    if let half = found[UInt8(ascii: "a")] {
      guard let twelve = found[UInt8(ascii: "h")], (1...12).contains(twelve) else { return nil }
      hour = twelve % 12 + half
    }
    let (minute, second) = (found[UInt8(ascii: "m")] ?? 0, found[UInt8(ascii: "s")] ?? 0)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return TimeOfDay(hour, minute, second)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
}

extension DateForm {
  /// `YYYY-MM-DD[T| HH:mm[:ss[.fff]][Z|±HH[:]mm]]` (RFC 3339, and a little wider).
  private static func iso(_ text: String, in zone: Zone) -> Instant? {
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    guard let day = parts.first.flatMap({ Day($0) }) else { return nil }
    guard parts.count == 2 else {
      return text.utf8.count == 10 ? zone.instant(day, .midnight) : nil
    }
    let clock = parts[1].prefix { $0 != "Z" && $0 != "+" && $0 != "-" }
    let whole = clock.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let time = TimeOfDay(whole[0]), time < .endOfDay,
      whole.count == 1 || (!whole[1].isEmpty && whole[1].utf8.allSatisfy(isDigit))
    else { return nil }
    let offset = parts[1][clock.endIndex...]
    if offset.isEmpty { return zone.instant(day, time) }
    return minutes(offset).map { Instant(day, time, offsetMinutes: $0) }
  }

  /// `Z`, `+08:00` or `-0500`, in minutes ahead of UTC.
  private static func minutes(_ offset: Substring) -> Int? {
    if offset == "Z" { return 0 }
    let digits = offset.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count == 4, digits.utf8.allSatisfy(isDigit), let number = Int(digits),
      number / 100 < 24, number % 100 < 60
    else { return nil }
    let minutes = number / 100 * 60 + number % 100
    return offset.first == "-" ? -minutes : minutes
  }
}
