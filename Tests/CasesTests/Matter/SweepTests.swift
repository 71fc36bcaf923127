import Cases
import Kernel
import Ledger
import Store
import TestKit
import Testing

/// Goal: what is past its time goes, and nothing else does.
@Suite struct SweepTests {
  @Test(arguments: Engines.available) func aFilerIsForgottenAYearAfterTheEnd(engine: Engine)
    async throws
  {
    let town = try await Neighbourhood(engine)
    let ended = try await town.file()
    let open = try await town.file().matter
    try await town.act { try Matter.withdraw(ended.secret, under: town.neighbour(), in: $0) }
    let year = TestDatabase.morning.advanced(days: CasesSchema.contactDays)
    try await sweep(town, at: year)
    #expect(try await contact(ended.matter, town).telephone == "13800138000")
    try await sweep(town, at: year.advanced(minutes: 1))
    let forgotten = try await contact(ended.matter, town)
    #expect(forgotten.name == nil && forgotten.telephone == nil)
    #expect(try await contact(open, town).telephone == "13800138000")
  }

  @Test(arguments: Engines.available) func theReceiptsOwnKeyStays(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let receipt = try await town.file()
    _ = try await town.act {
      try Matter.open(
        receipt.number, code: ShortCode(of: receipt.secret), under: town.neighbour(), in: $0)
    }
    try await sweep(town, at: TestDatabase.morning.advanced(days: 900))
    let keys: Int? = try await town.database.read {
      try $0.value("SELECT COUNT(*) FROM matter_key WHERE community = \(town.place)")
    }
    #expect(keys == 1)
    _ = try await town.database.read {
      try Matter.opened(by: receipt.secret, under: town.neighbour(), in: $0)
    }
  }

  /// More than one act can hold is done by several.
  @Test(arguments: Engines.available) func longWorkIsDoneInPieces(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    try await town.act { db in
      for number in 0..<(Sweep.most + 5) {
        let key = Mandate(
          place: town.place, actor: .holder, arrivedAt: TestDatabase.morning, key: "\(number)")
        _ = try db.once(under: key) { "kept" }
      }
    }
    let sweep = try #require(LedgerSchema.sweeps.first)
    let soon = TestDatabase.morning.advanced(days: LedgerSchema.answerDays - 1)
    #expect(try await sweep.work(through: town.place, at: soon, in: town.database) == 0)
    let late = TestDatabase.morning.advanced(days: LedgerSchema.answerDays + 1)
    let done = try await sweep.work(through: town.place, at: late, in: town.database)
    #expect(done == Sweep.most + 5)
  }

  private func sweep(_ town: Neighbourhood, at now: Instant) async throws {
    for sweep in CasesSchema.sweeps {
      _ = try await sweep.work(through: town.place, at: now, in: town.database)
    }
  }

  private func contact(_ id: MatterID, _ town: Neighbourhood) async throws -> FilerContact {
    try await town.database.read { try FilerContact.unopened(of: id, at: town.place, in: $0) }
  }
}

/// Goal: a matter past its time leaves nothing that was said in it, and its entries stay whole.
@Suite struct ForgetTests {
  @Test(arguments: Engines.available) func anOldMatterIsForgotten(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let old = try await town.file("东门外的路灯五盏不亮")
    let open = try await town.file("东门外的路灯又灭了").matter
    try await town.act { try Matter.withdraw(old.secret, under: town.neighbour(), in: $0) }
    let end = TestDatabase.morning.advanced(days: CasesSchema.wordsDays)
    for (now, left) in [(end, 2), (end.advanced(minutes: 1), 1)] {
      for sweep in CasesSchema.sweeps {
        _ = try await sweep.work(through: town.place, at: now, in: town.database)
      }
      let found = try await town.database.read {
        try Inbox.page(
          Inbox.Filter(view: .all, words: "路灯"), under: town.office(), in: $0)
      }
      #expect(found.lines.count == left)
    }
    try await town.database.read { db in
      for table in ["matter", "matter_step", "matter_key"] as [SQL] {
        let rows: Int? = try db.value(
          "SELECT COUNT(*) FROM \(table) WHERE community = \(town.place)")
        #expect(rows == 1, "\(table.text)")
      }
      #expect(try Verdict.verify(town.place, in: db).wrong == nil)
    }
    #expect(try await town.fetch(open).id == open)
  }
}
