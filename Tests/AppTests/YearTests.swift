import Cases
import Kernel
import Ledger
import Store
import TestKit
import Testing
import Web

/// Goal: whatever is done and tried in a year, what must hold holds at every step. Method: a small
/// town lives by chance from a seed; each week its tables are held against what must be and its
/// record is recomputed.
@Suite struct YearTests {
  @Test(arguments: Engines.available) func aYearInASmallTown(engine: Engine) async throws {
    let year = try await LivingYear.begin(engine, seed: 20_260_105)
    // Each commit is a round trip there, and half a year shows the same.
    let days = engine == .postgres ? 182 : 365
    for day in 1...days {
      try await year.liveADay()
      guard day % 7 == 0 || day == days else { continue }
      try #require(year.surprises.isEmpty, "\(year.surprises.prefix(5))")
      let week = Week(year)
      try await week.check()
      try await week.checkRecord()
      year.touched = []
    }
    #expect(year.known.count > days * 2 && year.done > days * 8)
    for reason in [
      "not-found", "matter.step", "power.missing", "matter.extended-already", "extend.late",
      "matter.not-closed", "matter.graded", "matter.grade-late", "matter.ended",
    ] {
      #expect(year.refused[reason, default: 0] > 0, "nobody was refused for \(reason)")
    }
    let states = Set(year.known.map(\.state))
    #expect(states == Set(Matter.State.allCases))
    await year.town.database.close()
  }

  /// The same seed gives the same town, another seed another.
  @Test func aSeedIsATown() async throws {
    var towns: [[Matter.State]] = []
    for seed in [1, 1, 2] as [UInt64] {
      let year = try await LivingYear.begin(.sqlite, seed: seed)
      for _ in 1...20 { try await year.liveADay() }
      towns.append(year.known.map(\.state))
      await year.town.database.close()
    }
    #expect(towns[0] == towns[1] && towns[1] != towns[2])
  }

  /// What the weekly look is for: a state that no step led to is found.
  @Test func aMatterThatJumpedIsFound() async throws {
    let year = try await LivingYear.begin(.sqlite, seed: 3)
    for _ in 1...10 { try await year.liveADay() }
    let (place, id) = (year.town.place, try #require(year.known.first).receipt.matter)
    try await year.town.database.act(in: place) {
      try $0.run(
        """
        UPDATE matter SET state = 'replied', due_at = NULL
        WHERE community = \(place) AND id = \(id)
        """)
    }
    await withKnownIssue { try await Week(year).check() }
    await year.town.database.close()
  }
}

/// The town as it stands at the end of a week.
private struct Week {
  let year: LivingYear
  let place: PlaceID
  let all: Mandate

  init(_ year: LivingYear) {
    self.year = year
    place = year.town.place
    all = year.town.mandate(year.town.director, at: Instant(year.day, TimeOfDay(6, 0)))
  }

  private func read<T: Sendable>(
    _ body: @Sendable (Snapshot, PlaceID, Mandate) throws -> T
  ) async throws -> T {
    let (place, all) = (place, all)
    return try await year.town.database.read { try body($0, place, all) }
  }

  func check() async throws {
    try await checkClocks()
    try await checkNumbers()
    try await checkStates()
    try await checkWays()
    try await checkSearch()
    try await checkInbox()
  }

  /// No open matter is without a clock, none that has ended has one; what has ended did so after it
  /// began.
  private func checkClocks() async throws {
    let wrong: Int? = try await read { db, place, _ in
      try db.value(
        """
        SELECT COUNT(*) FROM matter WHERE community = \(place) AND (
          (state IN ('filed', 'accepted', 'dispatched', 'replied')
            AND (due_at IS NULL OR due_rule IS NULL OR closed_at IS NOT NULL))
          OR (state IN ('closed', 'declined', 'withdrawn')
            AND (due_at IS NOT NULL OR closed_at IS NULL OR closed_at < filed_at))
          OR (state = 'closed' AND (grade_until IS NULL OR grade_until <= closed_at))
          OR (grade IS NOT NULL AND state <> 'closed'))
        """)
    }
    #expect(wrong == 0, "\(year.day)")
  }

  /// Numbers count up in each month without a gap.
  private func checkNumbers() async throws {
    let numbers: [Int64] = try await read { db, place, _ in
      try db.all("SELECT number FROM matter WHERE community = \(place) ORDER BY number") {
        try $0[0]
      }
    }
    #expect(numbers.count == year.known.count)
    for (month, numbers) in Dictionary(grouping: numbers, by: { $0 / 10_000_000 }) {
      #expect(numbers.map { $0 % 10_000_000 } == Array(1...Int64(numbers.count)), "\(month)")
    }
  }

  /// Each state holds as many as the acts have led to it.
  private func checkStates() async throws {
    let counts: [String: Int] = try await read { db, place, _ in
      let rows: [(String, Int)] = try db.all(
        "SELECT state, COUNT(*) FROM matter WHERE community = \(place) GROUP BY state"
      ) { (try $0[0], try $0[1]) }
      return Dictionary(uniqueKeysWithValues: rows)
    }
    let known = Dictionary(grouping: year.known, by: \.state.rawValue).mapValues(\.count)
    #expect(counts == known, "\(year.day)")
  }

  /// The lines of each way walk through the flow and end in the state that the matter has.
  private func checkWays() async throws {
    for index in year.touched {
      let id = year.known[index].receipt.matter
      let (matter, way) = try await read { db, place, all in
        (try Matter.fetch(id, under: all, in: db), try MatterStep.of(id, at: place, in: db))
      }
      #expect(way.first?.kind == .filed && zip(way, way.dropFirst()).allSatisfy { $0.at <= $1.at })
      var state: Matter.State? = Matter.flow.start
      for line in way {
        guard let step = Matter.Step(rawValue: line.kind.rawValue) else { continue }
        state = Matter.flow.arcs.first { $0.from == state && $0.step == step }?.to
      }
      #expect(state == matter.state, "\(matter.number)")
    }
  }

  private func checkSearch() async throws {
    guard let matter = year.pick(year.known) else { return }
    let found = try await read { db, _, all in
      try Inbox.page(Inbox.Filter(view: .all, words: matter.mark), under: all, in: db)
    }
    #expect(found.lines.map(\.id) == [matter.receipt.matter], "\(matter.mark)")
  }

  /// The desk lists each open matter once, the nearest end first; a grid worker those of the grid.
  private func checkInbox() async throws {
    let open = year.known.filter { !Matter.flow.ends.contains($0.state) }
    let lines = try await lines(under: all)
    #expect(Set(lines.map(\.id)) == Set(open.map(\.receipt.matter)) && lines.count == open.count)
    let order = lines.map { ($0.due?.milliseconds ?? .max, $0.id.rawValue) }
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
    let town = year.town
    let worker = try await self.lines(under: town.mandate(town.gridWorkers[1], at: all.arrivedAt))
    #expect(Set(worker.map(\.id)).isSubset(of: Set(lines.map(\.id))))
    #expect(Set(worker.map(\.id)) == Set(open.filter { $0.isInGrid(1) }.map(\.receipt.matter)))
  }

  private func lines(under mandate: Mandate) async throws -> [Inbox.Line] {
    var (lines, filter): ([Inbox.Line], Inbox.Filter) = ([], Inbox.Filter(view: .open))
    repeat {
      let asked = filter
      let page = try await year.town.database.read {
        try Inbox.page(asked, under: mandate, in: $0)
      }
      lines += page.lines
      filter.after = page.next
    } while filter.after != nil
    return lines
  }

  func checkRecord() async throws {
    let verdict = try await read { db, place, _ in try Verdict.verify(place, in: db) }
    #expect(verdict.wrong == nil)
    let acts: Int? = try await read { db, place, _ in
      try db.value(
        "SELECT COUNT(*) FROM ledger WHERE community = \(place) AND verb LIKE 'matter.%'")
    }
    #expect(acts == year.done)
  }
}
