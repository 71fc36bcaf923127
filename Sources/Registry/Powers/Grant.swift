public import Kernel
public import Ledger

/// An office held: which powers a person has in a body, how far they reach, from when to when.
///
/// Powers are never a mark on a person. They come from an office, begin and end with it, and who
/// gave them stands in the record.
public struct Grant: Hashable, Sendable {
  public let person: PersonID
  public let body: BodyID
  /// What the office is called, such as 网格员.
  public let office: String
  public let powers: Set<Power>
  public let reach: Mandate.Reach
  public let from: Day
  public let to: Day?

  public init(
    to person: PersonID, in body: BodyID, office: String, powers: Set<Power>,
    reach: Mandate.Reach = .place, from: Day, to: Day? = nil
  ) {
    self.person = person
    self.body = body
    self.office = office
    self.powers = powers
    self.reach = reach
    self.from = from
    self.to = to
  }

  /// Nobody gives powers to themselves, and nobody gives what they do not have.
  func check(under mandate: Mandate) throws(Refusal) {
    guard mandate.person != person else { throw .forbidden("grant.own") }
    let isWithin =
      powers.isSubset(of: mandate.powers)
      && (mandate.scope.contains(.place) || mandate.scope.contains(reach))
    guard mandate.actor == .system || isWithin else { throw .forbidden("grant.beyond") }
    if let to, to < from { throw .invalid("grant.days", field: "to") }
  }
}

extension Verb {
  public static let powersGranted = Verb("grant.given")
  public static let powersEnded = Verb("grant.ended")
}

/// Names a grant among the rows of its place.
public enum GrantNoun {}
