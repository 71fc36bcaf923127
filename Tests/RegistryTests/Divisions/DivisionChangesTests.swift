import Kernel
import Registry
import Testing

/// Goal: what became of a division is told by the stated rules, and by nothing else.
@Suite struct DivisionChangesTests {
  @Test(arguments: [
    ("34", "34", DivisionCode.Level.province), ("340000", "34", .province),
    ("340300", "3403", .city), ("340300000000", "3403", .city), ("340311", "340311", .county),
    ("340311001", "340311001", .street), ("340311001000", "340311001", .street),
    ("340311001007", "340311001007", .community), ("441900", "4419", .city),
    ("441900003", "441900003", .street), ("150524000", "150524000", .street),
    ("150524000000", "150524", .county),
  ])
  func aCodeIsReadByItsDigits(printed: String, digits: String, level: DivisionCode.Level) throws {
    let code = try DivisionCode(printed)
    #expect(code.digits == digits)
    #expect(code.level == level)
  }

  @Test(arguments: ["", "3", "34031", "3403110010070", "34031x", "３４０３１１", "000000", "+40311"])
  func whatIsNoCodeIsRefused(printed: String) {
    #expect(throws: Refusal.invalid("division.code", field: "code")) { try DivisionCode(printed) }
  }

  @Test func parentsAreToldByTheDigits() throws {
    let community = try DivisionCode("340311001007").parents.map(\.digits)
    #expect(community == ["34", "3403", "340311", "340311001"])
    // A city without districts: its streets follow upon the city.
    #expect(try DivisionCode("441900003").parents.map(\.digits) == ["44", "4419"])
  }

  @Test func aRowThatStaysIsUnchanged() throws {
    let changes = compare(["990101001": "东街道"], ["990101001": "东街道"])
    #expect(changes.all.isEmpty)
    #expect(changes.unchanged[.street] == 1)
  }

  @Test func theSameCodeWithAnotherNameIsRenamed() {
    #expect(told(["990101001": "东环街道"], ["990101001": "东环中街街道"]) == ["更名 990101001 990101001"])
  }

  /// Three towns of one county exchanged their codes in 2022: none of them was renamed.
  @Test func aCodeThatWentToAnotherTownRenamesNone() {
    let found = told(
      ["990102102": "甲庄子镇", "990102104": "乙里镇", "990102105": "丙河镇"],
      ["990102102": "丙河镇", "990102104": "甲庄子镇", "990102105": "乙里镇"])
    #expect(
      found == ["换码 990102102 990102104", "换码 990102104 990102105", "换码 990102105 990102102"])
  }

  @Test func aTownshipThatBecameATownIsOneDivision() {
    #expect(told(["990133201": "谢庄乡"], ["990133108": "谢庄镇"]) == ["换码 990133201 990133108"])
  }

  /// The same name is no evidence under another parent: many counties have a 城关镇.
  @Test func theSameNameElsewhereIsAnother() {
    #expect(
      told(["990101100": "城关镇"], ["990102100": "城关镇"])
        == ["撤销 990101100 nil", "新增 nil 990102100"])
  }

  @Test func aNameThatStandsTwiceTellsNothing() {
    let found = told(
      ["990101201": "谢庄乡"], ["990101101": "谢庄镇", "990101001": "谢庄街道"])
    #expect(found == ["撤销 990101201 nil", "新增 nil 990101001", "新增 nil 990101101"])
  }

  /// A county with a new code takes its streets along.
  @Test func streetsFollowTheirCounty() {
    let found = told(
      ["990121": "平川县", "990121100": "城关镇", "990121101": "河口镇"],
      ["990108": "平川区", "990108001": "城关街道", "990108101": "河口镇"])
    #expect(
      found == ["换码 990121 990108", "换码 990121101 990108101", "换码 990121100 990108001"])
  }

  @Test func mostOfWhatLayInItTellsWhereItWasMerged() {
    let before = [
      "990101001": "东街道", "990101002": "西街道", "990101001001": "甲社区",
      "990101002001": "乙社区", "990101002002": "丙社区", "990101002003": "丁社区",
    ]
    var after = [
      "990101001": "东街道", "990101001001": "甲社区", "990101001002": "乙社区",
      "990101001003": "丙社区",
    ]
    #expect(told(before, after).contains("并入 990101002 990101001"))
    // Half is not more than half.
    after["990101001003"] = nil
    after["990101001004"] = "新村社区"
    #expect(told(before, after).contains("撤销 990101002 nil"))
  }

  /// Two that became one are merged; one that became one has a new code only.
  @Test func aNewDivisionThatTakesOneIsThatOne() {
    let before = ["990101001": "东街道", "990101001001": "甲社区", "990101001002": "乙社区"]
    let after = ["990101009": "朝阳街道", "990101009001": "甲社区", "990101009002": "乙社区"]
    #expect(told(before, after).contains("换码 990101001 990101009"))
    let two = before.merging(["990101002": "西街道", "990101002001": "丙社区"]) { $1 }
    let found = told(two, after.merging(["990101009003": "丙社区"]) { $1 })
    #expect(found.contains("并入 990101001 990101009"))
    #expect(found.contains("并入 990101002 990101009"))
    #expect(found.contains("新增 nil 990101009"))
  }

  /// A list of some streets' communities says nothing about the others.
  @Test func silenceIsNoAbsence() throws {
    let changes = compare(
      ["990101001001": "甲社区", "990101001002": "乙社区", "990101002001": "丙社区"],
      ["990101001001": "甲社区", "990101003001": "丁社区"])
    #expect(changes.all.map(line) == ["撤销 990101001002 nil"])
    #expect(changes.uncompared[.community] == 1)
  }

  @Test func onlyWhatWasAskedForIsCompared() throws {
    let (old, new) = (["990101001": "东街道", "990102001": "西街道"], ["990102002": "南街道"])
    let changes = DivisionChanges(from: rows(old), to: rows(new), within: ["990102"])
    #expect(Set(changes.all.map(line)) == ["撤销 990102001 nil", "新增 nil 990102002"])
  }

  private func compare(_ old: [String: String], _ new: [String: String]) -> DivisionChanges {
    DivisionChanges(from: rows(old), to: rows(new))
  }

  private func told(_ old: [String: String], _ new: [String: String]) -> [String] {
    compare(old, new).all.map(line)
  }

  private func line(_ change: DivisionChange) -> String {
    "\(change.kind.text) \(change.old?.code.digits ?? "nil") \(change.new?.code.digits ?? "nil")"
  }

  private func rows(_ list: [String: String]) -> [Division] {
    list.sorted { $0.key < $1.key }.compactMap { code, name in
      (try? DivisionCode(code)).map {
        Division(system: .statistics, year: 2026, code: $0, name: name)
      }
    }
  }
}
