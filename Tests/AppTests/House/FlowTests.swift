import Cases
import Foundation
import TestKit
import Testing

/// Each flow of the house: sound, and drawn in `docs/flows` as it is.
@Suite struct FlowTests {
  static let flows = [DrawnFlow("matter", Matter.flow)]

  @Test(arguments: flows)
  func everyStateIsReachedAndEveryOpenOneHasAClock(_ flow: DrawnFlow) {
    #expect(flow.faults.isEmpty)
  }

  @Test(arguments: flows)
  func theDrawingIsTheFlow(_ flow: DrawnFlow) throws {
    let (folder, path) = (HouseFolder(), "docs/flows/\(flow.noun).md")
    if ProcessInfo.processInfo.environment["WUZHI_DRAW"] != nil {
      try folder.write(flow.page, to: path)
    }
    #expect(
      folder.text(of: path) == flow.page,
      "\(path) is stale; draw it: WUZHI_DRAW=1 swift test --filter FlowTests")
  }
}
