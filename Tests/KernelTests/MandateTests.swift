import Kernel
import Testing

@Suite struct MandateTests {
  private let power = Power("matters.dispatch")

  private func mandate(_ actor: Mandate.Actor, _ powers: Set<Power> = []) -> Mandate {
    Mandate(
      place: PlaceID(1), actor: actor, powers: powers, arrivedAt: Instant(milliseconds: 0))
  }

  @Test func aPowerOpens() throws {
    let mandate = mandate(.person(PersonID(7)), [power])
    #expect(mandate.has(power))
    try mandate.require(power)
  }

  @Test(arguments: [Mandate.Actor.person(PersonID(7)), .system, .import])
  func withoutThePowerItIsForbidden(_ actor: Mandate.Actor) {
    #expect(throws: Refusal.forbidden("power.missing")) {
      try mandate(actor, [Power("matters.read")]).require(power)
    }
  }

  /// Who holds only a secret is asked to sign in, since that may help.
  @Test func aHolderIsAskedToSignIn() {
    #expect(throws: Refusal.signIn) { try mandate(.holder).require(power) }
  }

  @Test func onlyAPersonIsAPerson() {
    #expect(mandate(.person(PersonID(7))).person == PersonID(7))
    #expect(mandate(.holder).person == nil)
    #expect(mandate(.system).person == nil)
  }

  @Test func tiersRise() { #expect(Tier.allCases == Tier.allCases.sorted() && Tier.grid < .city) }
}
