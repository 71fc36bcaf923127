/// An expected "no": what was asked is understood and is not done.
///
/// Nothing has changed when a refusal is thrown. Its reason is a stable code that tests, JSON and
/// the Chinese sentence on the page hang on. What a visitor may not see is `.notFound`, never
/// `.forbidden`: a refusal must not tell that a thing exists.
public struct Refusal: Error, Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case invalid, signIn, forbidden, notFound, conflict, tooSoon, tooLate, tooLarge, tooMany
  }

  /// A stable code such as `matter.closed`. Rooms declare their own beside the rule.
  public struct Reason: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let code: String
    public init(_ code: String) { self.code = code }
    public init(stringLiteral code: String) { self.code = code }
    public var description: String { code }
  }

  public let kind: Kind
  public let reason: Reason
  /// The field of the form that the refusal is about, by its name there.
  public let field: String?
  /// Numbers and dates that the sentence needs; never personal data.
  public let facts: [String: String]

  public init(_ kind: Kind, _ reason: Reason, field: String? = nil, _ facts: [String: String] = [:])
  {
    self.kind = kind
    self.reason = reason
    self.field = field
    self.facts = facts
  }

  public static func invalid(
    _ reason: Reason, field: String? = nil, _ facts: [String: String] = [:]
  )
    -> Refusal
  { Refusal(.invalid, reason, field: field, facts) }
  public static func forbidden(_ reason: Reason) -> Refusal { Refusal(.forbidden, reason) }
  public static func conflict(_ reason: Reason) -> Refusal { Refusal(.conflict, reason) }
  public static let notFound = Refusal(.notFound, "not-found")
  public static let signIn = Refusal(.signIn, "sign-in")
}

extension Refusal {
  /// A sentence with the facts in its `{name}` holes.
  public func filled(into sentence: String) -> String {
    facts.reduce(sentence) { text, fact in
      text.split(separator: "{\(fact.key)}", omittingEmptySubsequences: false)
        .joined(separator: fact.value)
    }
  }
}

/// Something that is broken here and not in what was asked: disk, network, a row that does not
/// decode. The visitor sees an incident number only; the log says the rest.
public struct Fault: Error, Sendable, CustomStringConvertible {
  public enum Kind: String, Sendable { case broken, busy, diskFull, unreachable }
  public let kind: Kind
  public let description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
