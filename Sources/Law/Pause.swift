public import Kernel

/// A time that does not count, because something outside has to come first (材料补正, 听证, 鉴定).
///
/// It holds from its first moment up to, but not including, its last. A pause takes away each day
/// that it touches from terms of days and months, and its minutes from terms of hours.
public struct Pause: Hashable, Sendable {
  public let from: Instant
  /// Nil while it lasts.
  public let to: Instant?

  public init(from: Instant, to: Instant?) {
    self.from = from
    self.to = to
  }
}

extension Pause {
  /// Reads `FROM..TO`, or `FROM..` for one that still lasts; anything else is nil.
  public init?(_ text: some StringProtocol) {
    guard let dots = text.firstIndex(of: "."), text[dots...].hasPrefix(".."),
      let from = Instant(text[..<dots])
    else { return nil }
    let rest = text[dots...].dropFirst(2)
    let to = Instant(rest)
    guard rest.isEmpty || to != nil else { return nil }
    self.init(from: from, to: to)
  }
}

/// Pauses in order, none overlapping the next.
struct Pauses: Sendable {
  let spans: [Pause]

  /// - Throws: ``Refusal`` `.invalid` "clock.pause-order" where one ends before it begins.
  init(_ pauses: [Pause]) throws(Refusal) {
    var spans: [Pause] = []
    for pause in pauses.count > 1 ? pauses.sorted(by: { $0.from < $1.from }) : pauses {
      if let to = pause.to, to < pause.from { throw .invalid("clock.pause-order") }
      guard pause.from != pause.to else { continue }
      if let last = spans.last, last.end >= pause.from {
        spans[spans.count - 1] = Pause(
          from: last.from, to: last.end < pause.end ? pause.to : last.to)
      } else {
        spans.append(pause)
      }
    }
    self.spans = spans
  }

  /// - Throws: ``Refusal`` `.conflict` "clock.paused" where the pause of that day has no end yet:
  ///   until it ends, nobody can say when the term does.
  func touches(_ day: Day) throws(Refusal) -> Bool {
    for pause in spans where day >= pause.from.day {
      guard let to = pause.to else { throw .conflict("clock.paused") }
      if day <= to.advanced(milliseconds: -1).day { return true }
    }
    return false
  }

  /// Whether a pause that has no end yet holds at that moment.
  func lasts(at now: Instant) -> Bool {
    spans.last.map { $0.to == nil && $0.from <= now } ?? false
  }

  /// What the pauses leave of a span of time; empty pieces are left out.
  func free(_ from: Instant, _ to: Instant) -> [(from: Instant, to: Instant)] {
    var pieces: [(from: Instant, to: Instant)] = []
    var start = from
    for pause in spans where pause.end > start && pause.from < to {
      if pause.from > start { pieces.append((start, pause.from)) }
      start = pause.end
    }
    if start < to { pieces.append((start, to)) }
    return pieces
  }
}

extension Pause {
  /// The far end of time where it still lasts.
  fileprivate var end: Instant { to ?? Instant(milliseconds: .max) }
}
