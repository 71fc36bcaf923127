import TestKit
import Testing

/// The rules of the house, held against the house.
@Suite struct HouseTests {
  static let house = HouseFolder().house

  @Test(arguments: HouseRule.all)
  func theHouseKeeps(_ rule: HouseRule) {
    let found = rule.find(HouseTests.house)
    let shown = found.prefix(60).map(\.description).joined(separator: "\n")
    #expect(found.isEmpty, "\(found.count) against “\(rule)”:\n\(shown)")
  }

  @Test func theHouseIsRead() {
    #expect(HouseTests.house.product.count > 20)
    #expect(HouseTests.house.papers.contains { $0.path == "bin/check" })
  }
}
