public import Kernel

/// A rule that gives a term: what has to be done, by whom, within what time, and where it says so.
///
/// Data, not code: an amendment becomes a new version under the same code, and what began under
/// the old version keeps it.
public struct Rule: Sendable {
  public enum Kind: String, Sendable {
    case law
    /// The community's own promise. It is never shown as law.
    case promise
  }

  public enum Side: String, Sendable {
    /// Ends at close of business (民法典 203 ¶2).
    case office
    /// Ends at 24:00.
    case resident
  }

  /// What the end of the term is to the one who owes.
  public enum Bound: String, Sendable {
    /// To be done by then.
    case latest
    /// To be done so long before the event: that many full days lie between (house reading).
    case notice
    /// Has to last at least until then.
    case shortest
  }

  /// Where a rule says what it says.
  public struct Source: Hashable, Sendable {
    /// Full name of the law, without 《》; for a promise, what it is called.
    public let law: String
    /// As printed: `第二十条`; empty for a promise.
    public let article: String
    /// The sentence, word for word.
    public let text: String

    /// `《信访工作条例》第三十四条`
    public var citation: String { article.isEmpty ? law : "《\(law)》\(article)" }
    /// The whole article that the sentence stands in; empty for a promise.
    public var wholeArticle: String { Articles.embedded.text(law, article) ?? "" }
  }

  /// Stable, such as `weifang.12345.reply`.
  public let code: String
  /// What has to be done, in Chinese.
  public let title: String
  /// The event that the term counts from, in Chinese; for a notice, the event that it precedes.
  public let starts: String
  public let kind: Kind
  public let source: Source
  /// Further articles that the reading rests on: the unit, what is not counted.
  public let also: [Source]
  /// `全国`, `山东省潍坊市`, or `本社区` for a promise.
  public let territory: String
  public let inForceFrom: Day
  /// The last day in force; nil while it is.
  public let inForceTo: Day?
  public let term: Term
  /// By how much the term may be extended, once.
  public let `extension`: Term?
  public let owes: Side
  public let bound: Bound

  public func isInForce(on day: Day) -> Bool {
    day >= inForceFrom && inForceTo.map { day <= $0 } ?? true
  }

  /// Whether it binds a place of this territory, by names such as `山东省潍坊市奎文区`. Elsewhere it
  /// can only be a default that a community chose, and is shown as such.
  public func binds(_ place: String) -> Bool {
    territory == "全国" || kind == .promise || place.hasPrefix(territory)
  }
}
