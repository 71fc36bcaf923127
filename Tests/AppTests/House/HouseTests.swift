import TestKit
import Testing

/// The rules of the house, held against the house.
@Suite struct HouseTests {
  static let repository = HouseFolder().repository

  @Test(arguments: HouseRule.all)
  func theHouseKeeps(_ rule: HouseRule) {
    let found = rule.find(HouseTests.repository)
    let shown = found.prefix(60).map(\.description).joined(separator: "\n")
    #expect(found.isEmpty, "\(found.count) against “\(rule)”:\n\(shown)")
  }

  @Test func theHouseIsRead() {
    #expect(HouseTests.repository.product.count > 20)
    #expect(HouseTests.repository.papers.contains { $0.path == "bin/check" })
  }
}
