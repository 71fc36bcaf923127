public import Kernel
public import Ledger

/// What someone asks the community to see to (事项): in their words, at a place, on a clock.
public struct Matter: Hashable, Sendable {
  public enum State: String, Sendable, CaseIterable {
    case filed, accepted, dispatched, replied, closed, declined, withdrawn
  }

  /// The acts that move a matter.
  public enum Step: String, Sendable, CaseIterable {
    case accept, decline, dispatch, extend, reply, close, withdraw
  }

  public let id: MatterID
  /// Said at the window and printed on the receipt: the month and a count in it.
  public let number: Number
  public internal(set) var state: State
  public let words: String
  /// Where it is, in the filer's words.
  public let spot: String
  public let building: BuildingID?
  public let grid: GridID?
  /// The body that has it in hand; nil while it is with the community itself.
  public internal(set) var body: BodyID?
  public let channel: Mandate.Channel
  public let filedAt: Instant
  public internal(set) var acceptedAt: Instant?
  public internal(set) var repliedAt: Instant?
  public internal(set) var closedAt: Instant?
  /// The clock that runs: the office's while it is open, the resident's grade after closing.
  public internal(set) var clock: RunningClock?
  public internal(set) var isExtended: Bool
  public internal(set) var grade: Grade?
  /// Came from another system's table, by its name.
  public let source: String?
  /// Closed before it was filed, by that table: kept, and left out of figures.
  public let isDoubtful: Bool

  /// The states and the acts between them. Each open state has a clock.
  public static let flow = Flow<State, Step>(
    start: .filed, ends: [.closed, .declined, .withdrawn],
    arcs: [
      Flow.Arc(.filed, .accept, .accepted, power: .acceptMatters, clock: "promise.dispatch"),
      Flow.Arc(.filed, .decline, .declined, power: .acceptMatters),
      Flow.Arc(.filed, .withdraw, .withdrawn),
      Flow.Arc(.accepted, .dispatch, .dispatched, power: .dispatchMatters, clock: "promise.reply"),
      Flow.Arc(.accepted, .reply, .replied, power: .replyToMatters, clock: "promise.close"),
      Flow.Arc(.accepted, .withdraw, .withdrawn),
      Flow.Arc(.dispatched, .dispatch, .dispatched, power: .dispatchMatters),
      Flow.Arc(.dispatched, .extend, .dispatched, power: .closeMatters),
      Flow.Arc(.dispatched, .reply, .replied, power: .replyToMatters, clock: "promise.close"),
      Flow.Arc(.dispatched, .withdraw, .withdrawn),
      Flow.Arc(.replied, .close, .closed, power: .closeMatters, clock: gradeClock),
    ])
  /// The clock that a filing starts.
  public static let firstClock = "promise.accept"
  /// The resident's own, that closing starts.
  public static let gradeClock = "promise.grade"

  /// Characters of the filer's words.
  public static let wordsMost = 2000
  public static let spotMost = 100
  public static let replyMost = 4000

  /// What the matter is called: its first sentence, or the beginning of one.
  public var headline: String {
    let most = 40
    let sentence = words.prefix { !"。！？!?\n".contains($0) }
    return sentence.count > most ? sentence.prefix(most) + "…" : String(sentence)
  }

  public var isOpen: Bool { !Matter.flow.ends.contains(state) }

  /// Whether the clock of an office has run out.
  public func isLate(at now: Instant) -> Bool {
    guard isOpen, let clock else { return false }
    return now > clock.due
  }

  /// What a resident's grade may still come: after closing, until its clock ends, once.
  ///
  /// - Throws: ``Refusal`` `.tooSoon` "matter.not-closed", `.tooLate` "matter.grade-late",
  ///   `.conflict` "matter.graded".
  func checkGrade(at now: Instant) throws(Refusal) {
    guard state == .closed else { throw Refusal(.tooSoon, "matter.not-closed") }
    guard grade == nil else { throw .conflict("matter.graded") }
    if let clock, now > clock.due {
      throw Refusal(.tooLate, "matter.grade-late", ["due": clock.due.description])
    }
  }
}

/// A clock as it stands in a matter: until when, by which rule, since when.
public struct RunningClock: Hashable, Sendable {
  public let due: Instant
  /// The rule's code in the book of rules.
  public let rule: String
  public let since: Instant
}

extension Matter {
  /// The month of filing and a count in it, said as `2611-0427`.
  public struct Number: Hashable, Sendable, CustomStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    init(month: Int64, count: Int64) { rawValue = month * 10_000_000 + count }

    public var description: String {
      fourDigits(rawValue / 10_000_000) + "-" + fourDigits(rawValue % 10_000_000)
    }

    /// Reads what is on a receipt; blanks and full-width signs are forgiven.
    public init?(_ typed: String) {
      let text = Matter.halfWidth(typed).filter { !$0.isWhitespace }
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].utf8.count == 4, (4...7).contains(parts[1].utf8.count),
        let month = Int64(parts[0]), let count = Int64(parts[1]), month > 0, count > 0
      else { return nil }
      self.init(month: month, count: count)
    }

    /// `2611` for November 2026.
    static func month(of day: Day) -> Int64 { Int64(day.year % 100 * 100 + day.month) }
  }

  /// The resident's own verdict, in the five steps of 好差评 (国办发〔2019〕51号).
  public enum Grade: Int, Sendable, CaseIterable {
    case veryBad = 1
    case bad, fair, good, veryGood
  }
}

extension Matter {
  /// Input methods switch to full-width signs without the typist seeing it.
  static func halfWidth(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      out.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(out)
  }
}

/// At least four digits, as receipts print them.
private func fourDigits(_ number: Int64) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, 4 - text.count)) + text
}

extension Power {
  public static let readMatters = Power("matters.read")
  public static let acceptMatters = Power("matters.accept")
  public static let dispatchMatters = Power("matters.dispatch")
  public static let replyToMatters = Power("matters.reply")
  public static let closeMatters = Power("matters.close")
}

extension Verb {
  public static let matterFiled = Verb("matter.filed")
  public static let matterMoved = Verb("matter.moved")
  public static let matterGraded = Verb("matter.graded")
  public static let matterAdded = Verb("matter.added")
  public static let matterOpened = Verb("matter.opened")
  public static let matterLooked = Verb("matter.looked")
  public static let matterImported = Verb("matter.imported")
}
