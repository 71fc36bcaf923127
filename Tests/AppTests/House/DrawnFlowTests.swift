import Kernel
import TestKit
import Testing

/// A flow that is sound, and one for each thing that can be wrong with it.
@Suite struct DrawnFlowTests {
  enum State: String, CaseIterable, Sendable { case asked, promised, kept }
  enum Step: Sendable { case promise, keep, wait }
  typealias Arc = Flow<State, Step>.Arc

  private static let promise = Arc(.asked, .promise, .promised, power: Power("p"), clock: "c")
  private static let keep = Arc(.promised, .keep, .kept)

  private func drawn(_ arcs: [Arc]) -> DrawnFlow {
    DrawnFlow("pledge", Flow<State, Step>(start: .asked, ends: [.kept], arcs: arcs))
  }

  @Test func aSoundFlowIsDrawn() {
    let flow = drawn([DrawnFlowTests.promise, DrawnFlowTests.keep])
    #expect(flow.faults.isEmpty)
    #expect(flow.page.contains("  [*] --> asked\n  asked --> promised: promise, by p, clock c\n"))
    #expect(flow.page.contains("  promised --> kept: keep\n  kept --> [*]\n```\n"))
  }

  @Test func aStateThatCannotBeReachedIsSaid() {
    #expect(drawn([DrawnFlowTests.promise]).faults.contains("no step leads to kept"))
  }

  @Test func anOpenStateThatLeadsNowhereIsSaid() {
    let faults = drawn([DrawnFlowTests.promise]).faults
    #expect(faults.contains("no step leads on from promised, which is no end"))
  }

  @Test func anOpenStateWithoutAClockIsSaid() {
    let wait = Arc(.promised, .wait, .asked)
    let faults = drawn([DrawnFlowTests.promise, DrawnFlowTests.keep, wait]).faults
    #expect(faults == ["wait leads into asked without a clock"])
  }
}
