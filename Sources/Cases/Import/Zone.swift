import Foundation
public import Kernel

/// Where the clocks hung that a table's times were read from, by its IANA name.
///
/// Foundation's tables of zones are used here and nowhere else: the program itself keeps UTC and
/// shows China's time.
public struct Zone: Sendable {
  public let name: String
  private let zone: TimeZone

  /// - Throws: ``Refusal`` `.invalid` "import.zone" where there is no such zone.
  public init(_ name: String) throws(Refusal) {
    guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else {
      throw .invalid("import.zone", field: "zone", ["zone": name])
    }
    self.name = name
    self.zone = zone
  }

  /// The moment at which a wall clock showed this.
  ///
  /// An hour that summer time skips was never shown; it is read by the offset before the change,
  /// which is as long after the change as the writer meant it after midnight (2:30 becomes 3:30).
  /// An hour shown twice in autumn is read as its first showing, the one in summer time.
  func instant(_ day: Day, _ time: TimeOfDay) -> Instant {
    let wall = Instant(day, time, offsetMinutes: 0)
    let before = wall.advanced(milliseconds: -offset(at: wall.advanced(days: -1)))
    let after = wall.advanced(milliseconds: -offset(at: wall.advanced(days: 1)))
    let shown = [before, after].filter {
      $0.advanced(milliseconds: offset(at: $0)) == wall
    }
    return shown.min() ?? before
  }

  /// Milliseconds by which the zone runs ahead of UTC.
  private func offset(at instant: Instant) -> Int64 {
    let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    return Int64(zone.secondsFromGMT(for: date)) * 1000
  }
}
