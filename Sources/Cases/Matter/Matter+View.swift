public import Kernel
import Law
public import Web

/// A clock with its rule, ready to be shown: until when, how long still, by which rule, and how
/// that was counted.
public struct ClockLook: Sendable {
  public let due: Instant
  public let isLate: Bool
  public let isLaw: Bool
  /// What has to be done and where that is promised.
  public let rule: String
  private let clock: RunningClock
  private let reckoning: Due
  private let now: Instant

  /// Nil where the book of rules no longer knows the rule.
  init?(_ clock: RunningClock, isExtended: Bool, at now: Instant) {
    guard let rule = try? Rulebook.find(clock.rule, on: clock.since.day),
      let reckoning = try? Rulebook.due(
        of: rule, from: clock.since, extended: isExtended && rule.extension != nil)
    else { return nil }
    due = clock.due
    isLate = now > clock.due
    isLaw = rule.kind == .law
    self.rule = "\(rule.title) · \(rule.term)" + (isLaw ? " · \(rule.source.citation)" : "")
    (self.clock, self.reckoning, self.now) = (clock, reckoning, now)
  }

  public var until: String { due.said(at: now) + " 前" }
  public var left: String { due.left(at: now) }
  public var quote: String { reckoning.clock.rule.source.text }
  /// The arithmetic, line by line.
  public var counted: [String] { reckoning.explanation }

  /// How much of the time has gone, in per cent.
  public var share: Int {
    let whole = max(1, clock.due.milliseconds - clock.since.milliseconds)
    return Int(min(100, max(0, (now.milliseconds - clock.since.milliseconds) * 100 / whole)))
  }

  public var face: ClockFace {
    ClockFace(
      until: until, left: left, late: isLate, rule: rule, isLaw: isLaw,
      explain: "<blockquote>\(quote)</blockquote><ol>\(each: counted, ClockLook.line)</ol>",
      share: share)
  }

  private static func line(_ words: String) -> HTML { "<li>\(words)</li>" }

  public func write(to json: inout JSON) {
    json.object {
      $0.field("due", due)
      $0.field("late", isLate)
      $0.field("rule", rule)
      $0.field("law", isLaw)
    }
  }
}

extension Matter {
  /// Its clock, ready to be shown; nil where none runs.
  public func clockLook(at now: Instant) -> ClockLook? {
    clock.flatMap { ClockLook($0, isExtended: isExtended, at: now) }
  }
}

extension MatterStep {
  /// The line of the way that shows this step.
  ///
  /// - Parameter office: whether an office reads it, which is not "you".
  public func line(at now: Instant, office: Bool = false) -> Timeline.Step {
    Timeline.Step(
      words: """
        <b>\(office ? officeWording : wording)</b>\(words.map { "<p class=\"said\">\($0)</p>" as HTML })
        """, time: at.said(at: now), who: nil, kind: .done)
  }

  public func write(to json: inout JSON) {
    json.object {
      $0.field("kind", kind.rawValue)
      $0.field("at", at)
      $0.field("body", body)
      $0.field("words", words)
    }
  }
}

extension Matter.State {
  public var tag: Tag {
    switch self {
    case .filed: Tag(wording, .near)
    case .accepted, .dispatched: Tag(wording)
    case .replied, .closed: Tag(wording, .good)
    case .declined, .withdrawn: Tag(wording)
    }
  }
}
