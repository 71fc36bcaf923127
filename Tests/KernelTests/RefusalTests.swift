import Kernel
import Testing

@Suite struct RefusalTests {
  @Test func aRefusalSaysWhichFieldAndWhy() {
    let refusal = Refusal.invalid("text.long", field: "title", ["most": "80"])
    #expect(refusal.kind == .invalid)
    #expect(refusal.reason.description == "text.long")
    #expect(refusal.field == "title")
    #expect(refusal.facts == ["most": "80"])
    #expect(refusal != .invalid("text.long", field: "body", ["most": "80"]))
  }

  /// What may not be seen looks like what is not there.
  @Test func notFoundAndForbiddenDiffer() {
    #expect(Refusal.notFound != .forbidden("not-found"))
    #expect(Refusal.notFound.kind == .notFound)
    #expect(Refusal.signIn.kind == .signIn)
  }

  @Test func aFaultKeepsItsSentence() {
    #expect("\(Fault(.diskFull, "no room"))" == "no room")
  }
}
