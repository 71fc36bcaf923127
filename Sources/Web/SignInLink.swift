public import Kernel
import Ledger

/// A link by which one person signs in once, with one hat.
///
/// Looking at it uses nothing up: messengers fetch a link to draw a preview of it. Only the button
/// on its page does.
public struct SignInLink: Sendable {
  public let person: PersonID
  public let name: String
  public let body: BodyID?
  /// What the body is called, in whose office one will act.
  public let office: String?
  public let endsAt: Instant
  public let usedAt: Instant?

  /// - Throws: ``Refusal`` `.conflict` "sign-in.used", `.tooLate` "sign-in.late".
  func check(at now: Instant) throws(Refusal) {
    guard usedAt == nil else { throw .conflict("sign-in.used") }
    guard now < endsAt else { throw Refusal(.tooLate, "sign-in.late") }
  }
}
