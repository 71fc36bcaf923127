import Foundation
import Glibc
import Kernel
import Store
import Synchronization
import TestKit
import Testing

@testable import StorePostgres
@testable import StoreSQLite

/// Faults of both engines; those of one alone follow in suites of their own.
@Suite struct FaultTests {
  @Test(arguments: Engines.available)
  func aSecondWriterIsRefused(_ engine: Engine) async throws {
    var limits = DatabaseLimits()
    limits.lock = .zero
    let site = try TestDatabaseSite.fresh(engine)
    let first = try await site.open()
    let fault = await #expect(throws: Fault.self) { _ = try await site.open(limits: limits) }
    #expect(fault?.kind == .busy)
    #expect(fault?.description.contains("another process is writing") == true)
    await first.close()
    await (try site.open()).close()
  }
}

@Suite struct SQLiteFaultTests {
  private let place = TestDatabase.freshPlace()

  @Test func commitsAreSynced() async throws {
    let db = try await TestDatabase.own(.sqlite)
    let level = try await db.act(in: place) { try $0.value("PRAGMA synchronous", as: Int.self) }
    #expect(level == 2)
    await db.close()
  }

  @Test func aConnectionThatDoesNotSyncIsRefused() async throws {
    let site = try TestDatabaseSite.fresh(.sqlite)
    await (try site.open()).close()
    func check(_ setting: String) throws {
      let connection = try SQLiteConnection(path: site.location)
      try connection.script("PRAGMA foreign_keys = ON; PRAGMA \(setting)")
      try SQLiteWriter.requireDurable(connection)
    }
    try check("synchronous = FULL")
    for setting in ["synchronous = NORMAL", "foreign_keys = OFF", "journal_mode = DELETE"] {
      let fault = #expect(throws: Fault.self, "\(setting)") { try check(setting) }
      #expect(fault?.kind == .broken)
    }
  }

  @Test func aFullDiskUndoesTheActAndTheNextOneRuns() async throws {
    let db = try await TestDatabase.own(.sqlite, migrations: tables)
    try await db.act(in: place) { try $0.connection.script("PRAGMA max_page_count = 12") }
    let place = self.place
    let large = String(repeating: "x", count: 100_000)
    let fill: @Sendable (Transaction) throws -> Void = { try $0.add(large, id: 1, in: place) }
    #expect(await fault { try await db.act(in: place, fill) } == .diskFull)

    let held = await HeldWriter(of: db, in: place)
    let filling = queue(db, in: place, fill)
    let swallowing = queue(db, in: place) { try? $0.add(large, id: 2, in: place) }
    let small = queue(db, in: place) { try $0.add("a", id: 3, in: place) }
    try await held.release()
    #expect(await fault { try await filling.value } == .diskFull)
    #expect(await fault { try await swallowing.value } == .diskFull)
    _ = await small.result
    try await db.act(in: place) { try $0.add("b", id: 4, in: place) }
    #expect(try await db.names(in: place).last == "b")
    await db.close()
  }

  @Test func aLockThatAnotherHoldsIsBusy() async throws {
    var limits = DatabaseLimits()
    limits.lock = .zero
    let site = try TestDatabaseSite.fresh(.sqlite)
    let db = try await site.open(limits: limits)
    _ = try await db.migrate(tables)
    let place = self.place
    do {
      let other = try site.outside()
      _ = try other.run("BEGIN IMMEDIATE")
      #expect(
        await fault { try await db.act(in: place) { try $0.add("a", id: 1, in: place) } } == .busy)
      #expect(try await db.names(in: place) == [])
      _ = try other.run("ROLLBACK")
    }
    try await db.act(in: place) { try $0.add("a", id: 1, in: place) }
    #expect(try await db.names(in: place) == ["a"])
    await db.close()
  }

  @Test func aFileThatIsNoDatabaseAndAFolderThatIsNotThere() async throws {
    let site = try TestDatabaseSite.fresh(.sqlite)
    let lost = TestDatabaseSite(engine: .sqlite, location: site.location + "/no/such")
    #expect(await fault { _ = try await lost.open() } == .unreachable)
    try Data(repeating: 7, count: 4096).write(to: URL(filePath: site.location))
    #expect(await fault { _ = try await site.open() } == .broken)
  }
}

@Suite(.enabled(if: Engines.available.contains(.postgres)))
struct PostgresFaultTests {
  private let place = TestDatabase.freshPlace()

  private func quick() -> DatabaseLimits {
    var limits = DatabaseLimits()
    limits.pause = .zero
    return limits
  }

  @Test(arguments: ["synchronous_commit = off", "synchronous_commit = local"])
  func aServerThatDoesNotSyncIsRefused(_ setting: String) async throws {
    let site = try TestDatabaseSite.fresh(.postgres)
    await (try site.open()).close()
    let name = site.location.split(separator: "=").last!
    try site.outside().script("ALTER DATABASE \(name) SET \(setting)")
    #expect(await fault { _ = try await site.open() } == .broken)
  }

  /// A process with more writers, of which only the fourth is still connected.
  @Test func anyWriterOfAnotherProcessIsSeen() async throws {
    var limits = DatabaseLimits()
    limits.lock = .zero
    let site = try TestDatabaseSite.fresh(.postgres)
    let other = try PostgresConnection(PostgresAddress(site.location))
    try WriterLock.take(3, on: other)
    #expect(await fault { _ = try await site.open(limits: limits) } == .busy)
    try other.script("SELECT pg_advisory_unlock_all()")
    await (try site.open(limits: limits)).close()
  }

  @Test func aConnectionLostInAnActUndoesItAndTheNextOneRuns() async throws {
    let db = try await TestDatabase.own(.postgres, migrations: tables, limits: quick())
    let place = self.place
    #expect(
      await fault {
        try await db.act(in: place) {
          try $0.add("a", id: 1, in: place)
          try $0.run("SELECT pg_terminate_backend(pg_backend_pid())")
        }
      } == .unreachable)
    try await db.act(in: place) { try $0.add("b", id: 2, in: place) }
    #expect(try await db.names(in: place) == ["b"])
    await db.close()
  }

  /// The connection breaks while the commit is under way: whether the act stands is not known.
  @Test func aCommitWithoutAnAnswerIsUnreachable() async throws {
    let db = try await TestDatabase.own(.postgres, migrations: tables, limits: quick())
    let place = self.place
    try await db.act(in: place) {
      try $0.connection.script(
        """
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON thing
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die();
        """)
    }
    let held = await HeldWriter(of: db, in: place)
    let acts = [
      queue(db, in: place) { try $0.add("a", id: 1, in: place) },
      queue(db, in: place) { _ = try $0.names(in: place) },
    ]
    try await held.release()
    for act in acts { #expect(await fault { try await act.value } == .unreachable) }
    try await db.act(in: place) {
      try $0.run("DROP TRIGGER dies ON thing")
      try $0.add("c", id: 3, in: place)
    }
    #expect(try await db.names(in: place) == ["c"])
    await db.close()
  }

  @Test func aServerThatIsGoneIsUnreachableAndComesBack() async throws {
    let site = try TestDatabaseSite.fresh(.postgres)
    let db = try await site.open(limits: quick())
    _ = try await db.migrate(tables)
    let place = self.place
    #expect(try await db.names(in: place) == [])
    try site.bar(true)
    for _ in 1...2 {
      #expect(
        await fault { try await db.act(in: place) { try $0.add("a", id: 1, in: place) } }
          == .unreachable)
      #expect(await fault { _ = try await db.names(in: place) } == .unreachable)
      #expect(await fault { _ = try await db.report { try $0.names(in: place) } } == .unreachable)
    }
    try site.bar(false)
    try await db.act(in: place) { try $0.add("b", id: 2, in: place) }
    #expect(try await db.names(in: place) == ["b"])
    #expect(try await db.report { try $0.names(in: place) } == ["b"])
    await db.close()
  }

  /// A server process that is stopped keeps its connection open and says nothing. While it stands
  /// still it also keeps the writer's lock, so that nobody else writes.
  @Test(.enabled(if: Engines.postgresIsHere))
  func aServerThatDoesNotAnswerIsUnreachable() async throws {
    var limits = quick()
    limits.patience = .milliseconds(200)
    let db = try await TestDatabase.own(.postgres, migrations: tables, limits: limits)
    let place = self.place
    let stopped = Mutex(Int32(0))
    #expect(
      await fault {
        try await db.act(in: place) { db in
          let process: Int = try db.value("SELECT pg_backend_pid()")!
          stopped.withLock { $0 = Int32(process) }
          kill(Int32(process), SIGSTOP)
          try db.add("a", id: 1, in: place)
        }
      } == .unreachable)
    #expect(await fault { try await db.act(in: place) { _ in } } == .busy)
    kill(stopped.withLock { $0 }, SIGCONT)
    var tries = 0
    while await fault(of: { try await db.act(in: place) { _ in } }) != nil, tries < 2000 {
      tries += 1
    }
    try await db.act(in: place) { try $0.add("b", id: 2, in: place) }
    #expect(try await db.names(in: place) == ["b"])
    await db.close()
  }

  /// A reader's idle connection is replaced without the reader's noticing.
  @Test func anIdleConnectionThatIsLostIsReplaced() async throws {
    let site = try TestDatabaseSite.fresh(.postgres)
    let db = try await site.open(limits: quick())
    _ = try await db.migrate(tables)
    #expect(try await db.names(in: place) == [])
    try site.bar(true)
    try site.bar(false)
    #expect(try await db.names(in: place) == [])
    await db.close()
  }

  @Test func refusedAttemptsAreSpaced() throws {
    var attempts = Attempts(mostPause: .seconds(60))
    var tried = 0
    for _ in 1...3 {
      #expect(throws: Fault.self) {
        try attempts.run {
          tried += 1
          throw Fault(.unreachable, "gone")
        }
      }
    }
    #expect(tried == 1)
  }

  @Test func noPasswordInAFault() async throws {
    let wrong = TestDatabaseSite(
      engine: .postgres, location: "host=127.0.0.1 port=1 user=u password=geheim connect_timeout=3")
    let unreachable = await #expect(throws: Fault.self) { _ = try await wrong.open() }
    #expect(unreachable?.kind == .unreachable)
    #expect(unreachable?.description.contains("geheim") == false)
    let unreadable = TestDatabaseSite(engine: .postgres, location: "host=x password= geheim geheim")
    let broken = await #expect(throws: Fault.self) { _ = try await unreadable.open() }
    #expect(broken?.kind == .broken)
    #expect(broken?.description.contains("geheim") == false)
    let address = try PostgresAddress("host=x password=geheim")
    #expect(address.masked("no geheim\nfor you") == "no *** for you")
  }

  @Test(
    arguments: [
      ("53100", .diskFull), ("57014", .busy), ("55P03", .busy), ("40001", .busy), ("40P01", .busy),
      ("08006", .unreachable), ("57P01", .unreachable), ("23505", .broken),
    ] as [(String, Fault.Kind)])
  func codesBecomeKinds(_ code: String, _ kind: Fault.Kind) {
    #expect(Fault.kind(ofState: code) == kind)
  }
}
