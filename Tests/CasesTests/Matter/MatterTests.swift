import Cases
import Kernel
import Ledger
import Store
import TestKit
import Testing

/// Goal: a matter goes its whole way, each step by who may take it, under the clock that its rule
/// starts. The morning is Monday, 2026-03-02 09:00.
@Suite struct MatterTests {
  @Test(arguments: Engines.available) func goesItsWholeWay(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let receipt = try await town.file()
    let id = receipt.matter
    #expect(try await due(of: id, town) == "promise.accept 2026-03-03 17:30")
    try await town.act { try Matter.accept(id, under: town.office(), in: $0) }
    #expect(try await due(of: id, town) == "promise.dispatch 2026-03-03 17:30")
    try await town.act { try Matter.dispatch(id, to: town.firm, under: town.office(), in: $0) }
    #expect(try await due(of: id, town) == "promise.reply 2026-03-09 17:30")
    try await town.act { try Matter.reply(id, "已换灯", under: town.office(), in: $0) }
    #expect(try await due(of: id, town) == "promise.close 2026-03-05 17:30")
    try await town.act { try Matter.close(id, under: town.office(), in: $0) }
    #expect(try await due(of: id, town) == "promise.grade 2026-03-18 00:00")
    try await town.act {
      try Matter.grade(.good, words: "", by: receipt.secret, under: town.neighbour(), in: $0)
    }
    let matter = try await town.fetch(id)
    #expect(matter.state == .closed && matter.grade == .good)
    let way = try await town.database.read { try MatterStep.of(id, at: town.place, in: $0) }
    #expect(way.map(\.kind) == [.filed, .accept, .dispatch, .reply, .close, .graded])
    #expect(way[3].words == "已换灯" && way[3].body == "物业")
    let verdict = try await town.database.read { try Verdict.verify(town.place, in: $0) }
    #expect(verdict.wrong == nil)
  }

  /// What is not in the table of the flow is refused, whoever asks.
  @Test(arguments: [
    Matter.Step.dispatch, .reply, .close, .extend,
  ]) func aFiledMatterIsFirstAccepted(step: Matter.Step) async throws {
    let town = try await Neighbourhood(.sqlite)
    let id = try await town.file().matter
    await #expect(throws: Refusal.conflict("matter.step")) {
      try await town.act { try take(step, id, town, in: $0) }
    }
    #expect(try await town.fetch(id).state == .filed)
  }

  @Test(arguments: Matter.flow.arcs.compactMap { $0.power == nil ? nil : $0.step })
  func eachStepNeedsItsPower(step: Matter.Step) async throws {
    let town = try await Neighbourhood(.sqlite)
    let id = try await town.file().matter
    try await lead(id, to: step, town)
    let power = try #require(Matter.flow.arcs.first { $0.step == step }?.power)
    let without = town.office(Neighbourhood.all.subtracting([power]))
    await #expect(throws: Refusal.forbidden("power.missing")) {
      try await town.act { try take(step, id, town, under: without, in: $0) }
    }
    try await town.act { try take(step, id, town, in: $0) }
  }

  /// Handing on to another body does not give the office new time.
  @Test(arguments: Engines.available) func handingOnKeepsTheClock(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let id = try await town.file().matter
    try await lead(id, to: .reply, town)
    let before = try await town.fetch(id).clock
    let later = town.office(at: TestDatabase.morning.advanced(days: 2))
    try await town.act { try Matter.dispatch(id, to: town.committee, under: later, in: $0) }
    let after = try await town.fetch(id)
    #expect(after.clock == before && after.body == town.committee)
  }

  @Test(arguments: Engines.available) func aTermIsExtendedOnceAndInTime(engine: Engine) async throws
  {
    let town = try await Neighbourhood(engine)
    let id = try await town.file().matter
    try await lead(id, to: .extend, town)
    try await town.act { try Matter.extend(id, because: "等配件", under: town.office(), in: $0) }
    #expect(try await due(of: id, town) == "promise.reply 2026-03-16 17:30")
    await #expect(throws: Refusal.conflict("matter.extended-already")) {
      try await town.act { try Matter.extend(id, because: "再等", under: town.office(), in: $0) }
    }
    let other = try await town.file().matter
    try await lead(other, to: .extend, town)
    let tooLate = town.office(at: TestDatabase.morning.advanced(days: 30))
    await #expect(throws: Refusal(.tooLate, "extend.late")) {
      try await town.act { try Matter.extend(other, because: "忘了", under: tooLate, in: $0) }
    }
  }

  @Test(arguments: [("", "decline.words"), ("   ", "decline.words")])
  func nobodyIsSentAwayWithoutAReason(words: String, reason: String) async throws {
    let town = try await Neighbourhood(.sqlite)
    let id = try await town.file().matter
    await #expect(throws: Refusal.invalid(Refusal.Reason(reason), field: "words")) {
      try await town.act { try Matter.decline(id, because: words, under: town.office(), in: $0) }
    }
  }

  @Test(arguments: Engines.available) func aGradeComesOnceAfterClosingAndInTime(engine: Engine)
    async throws
  {
    let town = try await Neighbourhood(engine)
    let receipt = try await town.file()
    await #expect(throws: Refusal(.tooSoon, "matter.not-closed")) {
      try await grade(receipt, town)
    }
    try await lead(receipt.matter, to: .close, town)
    try await town.act { try Matter.close(receipt.matter, under: town.office(), in: $0) }
    let late = TestDatabase.morning.advanced(days: 16)
    await #expect(
      throws: Refusal(.tooLate, "matter.grade-late", ["due": "2026-03-18 00:00"])
    ) { try await grade(receipt, town, at: late) }
    try await grade(receipt, town)
    await #expect(throws: Refusal.conflict("matter.graded")) { try await grade(receipt, town) }
  }

  @Test(arguments: Engines.available) func aFilerMayTakeItBackUntilTheAnswer(engine: Engine)
    async throws
  {
    let town = try await Neighbourhood(engine)
    let receipt = try await town.file()
    try await lead(receipt.matter, to: .reply, town)
    try await town.act { try Matter.withdraw(receipt.secret, under: town.neighbour(), in: $0) }
    #expect(try await town.fetch(receipt.matter).state == .withdrawn)
    await #expect(throws: Refusal.conflict("matter.ended")) {
      try await town.act {
        try Matter.add("还有", to: receipt.secret, under: town.neighbour(), in: $0)
      }
    }
  }

  /// A look at a telephone stands in the record, where the filer's page reads it.
  @Test(arguments: Engines.available) func aLookIsRecorded(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let id = try await town.file().matter
    let contact = try await town.act {
      try FilerContact.look(at: id, for: .visit, under: town.office(), in: $0)
    }
    #expect(contact.telephone == "13800138000")
    let entries = try await town.database.read { try Entry.about(id, at: town.place, in: $0) }
    #expect(entries.first?.verb == .matterLooked)
    #expect(entries.first?.fact("purpose") == "visit")
  }

  private func due(of id: MatterID, _ town: Neighbourhood) async throws -> String {
    let clock = try #require(try await town.fetch(id).clock)
    return "\(clock.rule) \(clock.due)"
  }

  private func grade(
    _ receipt: Matter.Receipt, _ town: Neighbourhood, at now: Instant = TestDatabase.morning
  ) async throws {
    try await town.act {
      try Matter.grade(.fair, words: "", by: receipt.secret, under: town.neighbour(at: now), in: $0)
    }
  }
}

/// Takes one step of the flow.
func take(
  _ step: Matter.Step, _ id: MatterID, _ town: Neighbourhood, under mandate: Mandate? = nil,
  in db: Transaction
) throws {
  let mandate = mandate ?? town.office()
  switch step {
  case .accept: try Matter.accept(id, under: mandate, in: db)
  case .decline: try Matter.decline(id, because: "不归社区管", under: mandate, in: db)
  case .dispatch: try Matter.dispatch(id, to: town.firm, under: mandate, in: db)
  case .extend: try Matter.extend(id, because: "等配件", under: mandate, in: db)
  case .reply: try Matter.reply(id, "已办", under: mandate, in: db)
  case .close: try Matter.close(id, under: mandate, in: db)
  case .withdraw: break
  }
}

/// Leads a filed matter to where the step can be taken.
func lead(_ id: MatterID, to step: Matter.Step, _ town: Neighbourhood) async throws {
  let before: [Matter.Step] =
    switch step {
    case .accept, .decline, .withdraw: []
    case .dispatch: [.accept]
    case .extend, .reply: [.accept, .dispatch]
    case .close: [.accept, .dispatch, .reply]
    }
  try await town.act { db in for step in before { try take(step, id, town, in: db) } }
}
