import Kernel
import Ledger
import Registry
import Store
import TestKit
import Testing

/// Goal: lists of several years stand beside each other, and none overwrites what stands.
@Suite struct DivisionImportTests {
  static let migrations =
    LedgerSchema.migrations + RegistrySchema.migrations + DivisionSchema.migrations

  @Test(arguments: Engines.available) func aListTwiceDoublesNothing(engine: Engine) async throws {
    let database = try await fresh(engine)
    let first = try await bring(streets, 2025, into: database)
    #expect(first.loaded == 3)
    #expect(first.comparedWith.isEmpty)
    let entries = try await entries(database)
    let again = try await bring(streets, 2025, into: database)
    #expect((again.loaded, again.repeated, again.refused) == (0, 3, 0))
    #expect(try await self.entries(database) == entries)
  }

  @Test(arguments: Engines.available) func whatIsGoneIsFoundByItsYear(engine: Engine) async throws {
    let database = try await fresh(engine)
    _ = try await bring(streets, 2025, into: database)
    let tally = try await bring(
      "code,name\n990101001,东街道\n990101003,北郊街道\n", 2026, into: database)
    #expect(tally.comparedWith == [.street: [2025]])
    #expect(tally.changes.map(\.text) == ["更名 990101003 北街道 → 990101003 北郊街道", "撤销 990101002 西街道"])
    let gone = try DivisionCode("990101002")
    try await database.read { db throws in
      #expect(try Division.find(gone, .statistics, in: 2025, db: db)?.name == "西街道")
      #expect(try Division.find(gone, .statistics, in: 2026, db: db) == nil)
      #expect(try Division.history(of: gone, .statistics, db: db).map(\.year) == [2025])
      let level = DivisionCode.Level.street
      #expect(try Division.year(notAfter: 2030, .statistics, level: level, db: db) == 2026)
      #expect(try Division.year(notAfter: 2024, .statistics, level: level, db: db) == nil)
    }
  }

  /// 5,871 codes of the ministry name another division than the statistics office's.
  @Test(arguments: Engines.available) func systemsDoNotMix(engine: Engine) async throws {
    let database = try await fresh(engine)
    _ = try await bring("code,name\n990101001,东街道\n", 2026, into: database)
    let civil = try await bring(
      "code,name\n990000,\"中国,久州\"\n990101001,\"中国,,久州,一区,西街道\"\n", 2026, .civil, into: database)
    #expect((civil.loaded, civil.refused) == (2, 0))
    #expect(civil.comparedWith.isEmpty)
    let code = try DivisionCode("990101001")
    try await database.read { db throws in
      #expect(try Division.find(code, .statistics, in: 2026, db: db)?.name == "东街道")
      #expect(try Division.find(code, .civil, in: 2026, db: db)?.name == "西街道")
    }
  }

  @Test(arguments: Engines.available) func anotherNameInOneYearIsRefused(engine: Engine)
    async throws
  {
    let database = try await fresh(engine)
    let tally = try await bring(
      "代码,名称\n9919,久莞市\n991900,久莞市\n990101001,东街道\n990101001,西街道\n99010,短\n990101002,\n990101003,甲,乙\n",
      2026, into: database)
    #expect((tally.loaded, tally.repeated, tally.refused) == (2, 1, 4))
    #expect(
      tally.refusals.map(\.refusal.reason.code)
        == ["division.code", "division.name", "division.row", "division.changed"])
    let stands = try await database.read {
      try Division.find(try DivisionCode("990101001"), .statistics, in: 2026, db: $0)
    }
    #expect(stands?.name == "东街道")
  }

  /// Names as they are published: outside of the basic plane, for private use, with blanks.
  @Test(arguments: Engines.available) func rareCharactersSurvive(engine: Engine) async throws {
    let database = try await fresh(engine)
    let names = ["𠮷㙟社区", "垇头村委会", "莫\u{E170}村委会", "胡子?村委会", "小（氵甸）村委会", "\u{FA19}社区"]
    let lines = names.enumerated().map { "99010100100\($0 + 1),\u{3000}\($1)\n" }
    let tally = try await bring(
      "code12,name\n" + lines.joined(), 2026, into: database)
    #expect(tally.loaded == names.count)
    #expect(tally.doubtful == 2)
    let found = try await database.read {
      try Division.search("990101001", .statistics, in: 2026, db: $0)
    }
    #expect(found.map { Array($0.name.unicodeScalars) } == names.map { Array($0.unicodeScalars) })
    // A compatibility character is not the common one, though Unicode holds them equal.
    let other = try await bring("code,name\n990101001006,\u{795E}社区\n", 2026, into: database)
    #expect(other.refusals.map(\.refusal.reason.code) == ["division.changed"])
  }

  /// A town-level unit called 社区 is no community, and a parent is told by the digits.
  @Test(arguments: Engines.available) func aNameTellsNoLevel(engine: Engine) async throws {
    let database = try await fresh(engine)
    let list = """
      code,name
      99,久州
      9901,一市
      990101,一区
      990101400,城市社区
      990101400001,东社区

      """
    let tally = try await bring(list, 2026, into: database)
    #expect(tally.rowsByLevel[.street] == 1)
    #expect(tally.rowsByLevel[.community] == 1)
    try await database.read { db throws in
      let code = try DivisionCode("990101400001")
      let community = try #require(try Division.find(code, .statistics, in: 2026, db: db))
      let parents = try community.parents(db: db)
      #expect(parents.map(\.name) == ["久州", "一市", "一区", "城市社区"])
      #expect(try parents[3].children(db: db) == [community])
      let named = { (text: String, above: DivisionCode?) in
        try Division.search(text, .statistics, in: 2026, within: above, db: db).map(\.name)
      }
      #expect(try named("城市", nil) == ["城市社区"])
      #expect(try named("社区", nil) == [])
      #expect(try named("社区", try DivisionCode("9901")) == ["城市社区", "东社区"])
      #expect(try named("%", try DivisionCode("9901")) == [])
      #expect(try named("990101", nil) == ["一区", "城市社区", "东社区"])
    }
  }

  @Test(arguments: Engines.available) func aTrialPutsNothingDown(engine: Engine) async throws {
    let database = try await fresh(engine)
    _ = try await bring(streets, 2025, into: database)
    let entries = try await entries(database)
    let order = try DivisionImport(system: .statistics, year: 2026, isTrial: true)
    let tally = try await bring("code,name\n990101001,东街道\n990101001,东街道\n", order, database)
    #expect((tally.loaded, tally.repeated) == (1, 1))
    #expect(tally.count(.gone) == 2)
    #expect(try await self.entries(database) == entries)
    let listed = try await database.read {
      try Division.search("99", .statistics, in: 2026, db: $0)
    }
    #expect(listed.isEmpty)
  }

  @Test func whatIsNoListIsRefused() async throws {
    let database = try await fresh(.sqlite)
    for (text, reason) in [
      ("", "division.empty"), ("甲,乙\n1,2\n", "division.heading"),
      ("code\n34\n", "division.heading"),
    ] {
      await #expect(throws: Refusal.invalid(.init(reason))) {
        try await bring(text, 2026, into: database)
      }
    }
    #expect(throws: Refusal.invalid("division.year", field: "year")) {
      try DivisionImport(system: .civil, year: 26)
    }
    #expect(throws: Refusal.invalid("division.within", field: "within")) {
      try DivisionImport(system: .civil, year: 2026, within: ["x"])
    }
  }

  @Test func aListInTheCodesOfExcelIsRead() async throws {
    let database = try await fresh(.sqlite)
    // 代码,名称 / 990101001,东街道 in GB 18030.
    let bytes: [UInt8] =
      [0xB4, 0xFA, 0xC2, 0xEB, 0x2C, 0xC3, 0xFB, 0xB3, 0xC6, 0x0D, 0x0A] + Array("990101001,".utf8)
      + [0xB6, 0xAB, 0xBD, 0xD6, 0xB5, 0xC0, 0x0D, 0x0A]
    let order = try DivisionImport(system: .statistics, year: 2026)
    let tally = try await bring(bytes, order, database)
    #expect(tally.loaded == 1)
  }

  private let streets = "code,name\n990101001,东街道\n990101002,西街道\n990101003,北街道\n"

  /// Reference data is shared by all places, so each test has a database of its own.
  private func fresh(_ engine: Engine) async throws -> any Database {
    try await TestDatabase.own(engine, migrations: DivisionImportTests.migrations)
  }

  private func entries(_ database: any Database) async throws -> Int64 {
    try await database.read { try Head.fetch(PlaceID(0), in: $0).sequence }
  }

  private func bring(
    _ text: String, _ year: Int, _ system: PlaceCode.System = .statistics,
    into database: any Database
  ) async throws -> DivisionTally {
    try await bring(text, try DivisionImport(system: system, year: year), database)
  }

  private func bring(_ text: String, _ order: DivisionImport, _ database: any Database)
    async throws -> DivisionTally
  { try await bring(Array(text.utf8), order, database) }

  /// The bytes arrive a few at a time, so that every row is cut somewhere.
  private func bring(_ bytes: [UInt8], _ order: DivisionImport, _ database: any Database)
    async throws -> DivisionTally
  {
    var rest = bytes[...]
    return try await order.run(
      {
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(7) }
        return Array(rest.prefix(7))
      }, into: database, now: { TestDatabase.morning })
  }
}
