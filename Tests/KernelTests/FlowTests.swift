import Kernel
import Testing

@Suite struct FlowTests {
  private enum State { case open, worked, closed }
  private enum Step { case work, close, reopen }

  private let flow = Flow<State, Step>(
    start: .open, ends: [.closed],
    arcs: [
      .init(.open, .work, .worked, power: Power("work"), clock: "reply"),
      .init(.open, .close, .closed),
      .init(.worked, .close, .closed),
    ])

  @Test func whatTheTableHoldsIsAllowed() throws {
    let arc = try flow.arc(.work, from: .open, else: "closed")
    #expect(arc.to == .worked)
    #expect(arc.power == Power("work"))
    #expect(arc.clock == "reply")
    #expect(flow.steps(from: .open).map(\.step) == [.work, .close])
    #expect(flow.steps(from: .closed).isEmpty)
  }

  @Test func everythingElseIsRefused() {
    #expect(throws: Refusal.conflict("matter.closed")) {
      try flow.arc(.reopen, from: .closed, else: "matter.closed")
    }
    #expect(throws: Refusal.conflict("matter.worked")) {
      try flow.arc(.work, from: .worked, else: "matter.worked")
    }
  }
}
