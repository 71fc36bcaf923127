public import Kernel

/// A list of matters for the desk: first what is due.
public struct Inbox: Sendable {
  /// Which matters, and in which order.
  public enum View: String, Sendable, CaseIterable {
    /// Open ones, the nearest end of a clock first.
    case open
    /// Open ones whose clock has run out.
    case late
    /// Open ones whose clock ends within a day.
    case soon
    /// Those that have ended, the newest first.
    case ended
    /// All, the newest first.
    case all

    public var isByClock: Bool { self == .open || self == .late || self == .soon }
  }

  public struct Filter: Sendable, Hashable {
    public var view: View
    public var state: Matter.State?
    public var body: BodyID?
    /// Words to search for; the list is then newest first.
    public var words: String
    public var after: Cursor?

    public init(
      view: View = .open, state: Matter.State? = nil, body: BodyID? = nil, words: String = "",
      after: Cursor? = nil
    ) {
      self.view = view
      self.state = state
      self.body = body
      self.words = words
      self.after = after
    }

    public var isByClock: Bool { view.isByClock && words.isEmpty }
  }

  /// The last line of the page before, from which the next goes on.
  public struct Cursor: Sendable, Hashable, CustomStringConvertible {
    public let due: Instant
    public let id: MatterID

    public init(due: Instant, id: MatterID) {
      self.due = due
      self.id = id
    }

    public var description: String { "\(due.milliseconds).\(id)" }

    public init?(_ text: String) {
      let parts = text.split(separator: ".")
      guard parts.count == 2, let due = Int64(parts[0]), let id = MatterID(parts[1]) else {
        return nil
      }
      self.init(due: Instant(milliseconds: due), id: id)
    }
  }

  /// One line: what is needed to choose what to do first, and no personal data.
  public struct Line: Sendable, Hashable {
    public let id: MatterID
    public let number: Matter.Number
    public let state: Matter.State
    public let words: String
    public let spot: String
    public let body: String?
    public let filedAt: Instant
    public let due: Instant?
    public let grade: Matter.Grade?
  }

  public static let pageLength = 50
  /// Counts beside the views stop here: a desk needs to know "many", not how many thousands.
  public static let countMost = 1000

  public let lines: [Line]
  /// Where the next page begins, or nil on the last.
  public let next: Cursor?
}
