import Dispatch
import Kernel
import Store
import TestKit
import Testing

@Suite struct ReadTests {
  /// The second statement of a read sees what the first saw, though another wrote in between.
  @Test(arguments: Engines.available, [false, true])
  func aSnapshotStandsStillBesideAWriter(_ engine: Engine, isReport: Bool) async throws {
    let site = try TestDatabaseSite.fresh(engine)
    let db = try await site.open()
    _ = try await db.migrate(tables)
    let place = TestDatabase.freshPlace()
    let body: @Sendable (Snapshot) throws -> [[String]] = {
      let before = try $0.names(in: place)
      _ = try site.outside().run(
        "INSERT INTO thing (community, id, name) VALUES (\(place), 1, 'a')")
      return [before, try $0.names(in: place)]
    }
    let seen = isReport ? try await db.report(body) : try await db.read(body)
    #expect(seen == [[], []])
    #expect(try await db.names(in: place) == ["a"])
    await db.close()
  }

  @Test(arguments: Engines.available, [false, true])
  func aSnapshotCannotWrite(_ engine: Engine, isReport: Bool) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    let body: @Sendable (Snapshot) throws -> Int = {
      try $0.connection.run("INSERT INTO thing (community, id) VALUES (\(place), 1)")
    }
    let kind = await fault { _ = isReport ? try await db.report(body) : try await db.read(body) }
    #expect(kind == .broken)
    #expect(try await db.names(in: place) == [])
  }

  /// The time of each statement counts, not that of the reader's life.
  @Test(arguments: Engines.available)
  func whatRunsTooLongIsBusy(_ engine: Engine) async throws {
    var limits = DatabaseLimits()
    limits.read = .milliseconds(200)
    limits.report = .milliseconds(250)
    let db = try await TestDatabase.own(engine, limits: limits)
    let count: @Sendable (Snapshot) throws -> Int? = { try $0.value(counting(to: 5000)) }
    let countLong: @Sendable (Snapshot) throws -> Int? = {
      try $0.value(counting(to: 1_000_000_000))
    }
    #expect(try await db.read(count) == 5000)
    #expect(await fault { _ = try await db.read(countLong) } == .busy)
    #expect(await fault { _ = try await db.report(countLong) } == .busy)
    #expect(try await db.read(count) == 5000)
    #expect(try await db.report(count) == 5000)
    await db.close()
  }

  @Test(arguments: Engines.available)
  func oneReportTooManyIsBusyAndReadsGoOn(_ engine: Engine) async throws {
    var limits = DatabaseLimits()
    limits.reports = 1
    limits.reportsWaiting = 0
    let db = try await TestDatabase.own(engine, limits: limits)
    let gate = DispatchSemaphore(value: 0)
    let (entered, entering) = AsyncStream.makeStream(of: Void.self)
    let long = Task {
      try await db.report { _ in
        entering.finish()
        gate.wait()
      }
    }
    for await _ in entered {}
    #expect(await fault { try await db.report { _ in } } == .busy)
    #expect(try await db.read { try $0.value("SELECT 1", as: Int.self) } == 1)
    gate.signal()
    try await long.value
    try await db.report { _ in }
    await db.close()
  }

  @Test(arguments: Engines.available)
  func manyReadsAtOnceAreAllAnswered(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let sum = try await withThrowingTaskGroup { group in
      for i in 1...100 {
        group.addTask { try await db.read { try $0.value("SELECT \(i)", as: Int.self) } ?? 0 }
      }
      return try await group.reduce(0, +)
    }
    #expect(sum == 5050)
  }

  @Test(arguments: Engines.available)
  func rowsStopWhereTheReaderHasEnough(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    try await db.act(in: place) { for i in 1...50 { try $0.add("\(i)", id: Int64(i), in: place) } }
    let found = try await db.read { snapshot in
      let first: String? = try snapshot.one(
        "SELECT name FROM thing WHERE community = \(place) ORDER BY id"
      ) { try $0[0] }
      return [first] + (try snapshot.names(in: place).suffix(1))
    }
    #expect(found == ["1", "50"])
  }

  /// A statement inside the loop of another, and the same one again.
  @Test(arguments: Engines.available)
  func statementsNest(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    try await db.act(in: place) { for i in 1...5 { try $0.add("\(i)", id: Int64(i), in: place) } }
    let pairs = try await db.act(in: place) { db in
      var pairs: [String] = []
      try db.each("SELECT id, name FROM thing WHERE community = \(place) ORDER BY id") { row in
        let (id, name): (Int64, String) = (try row[0], try row[1])
        try db.run("UPDATE thing SET amount = \(id) WHERE community = \(place) AND id = \(id)")
        try db.each("SELECT id, name FROM thing WHERE community = \(place) ORDER BY id") {
          pairs.append(name + (try $0[1] as String))
        }
      }
      return pairs
    }
    #expect(pairs == (1...5).flatMap { a in (1...5).map { "\(a)\($0)" } })
    let sum: Int? = try await db.read {
      try $0.value("SELECT CAST(SUM(amount) AS BIGINT) FROM thing WHERE community = \(place)")
    }
    #expect(sum == 15)
  }

  /// More texts than a connection keeps prepared.
  @Test(arguments: Engines.available)
  func statementsBeyondTheKeptOnesRun(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    let sum = try await db.act(in: place) { db in
      try (0..<600).reduce(0) { sum, i in
        let text = SQL(stringLiteral: "SELECT \(i % 300)")
        return sum + (try db.value(text, as: Int.self) ?? 0)
      }
    }
    #expect(sum == 2 * 299 * 300 / 2)
  }
}
