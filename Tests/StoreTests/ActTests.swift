import Kernel
import Store
import TestKit
import Testing

@Suite struct ActTests {
  private func database(_ engine: Engine) async throws -> any Database {
    try await TestDatabase.shared(engine, migrations: tables)
  }

  @Test(arguments: Engines.available)
  func aRefusedActChangesNothing(_ engine: Engine) async throws {
    let db = try await database(engine)
    let place = TestDatabase.freshPlace()
    await #expect(throws: Refusal.conflict("no")) {
      try await db.act(in: place) {
        try $0.add("a", id: 1, in: place)
        throw Refusal.conflict("no")
      }
    }
    #expect(try await db.names(in: place) == [])
  }

  @Test(arguments: Engines.available)
  func aRefusedActUndoesItselfAloneInItsGroup(_ engine: Engine) async throws {
    let db = try await database(engine)
    let place = TestDatabase.freshPlace()
    let held = await HeldWriter(of: db, in: place)
    let first = queue(db, in: place) { try $0.add("a", id: 1, in: place) }
    let refused = queue(db, in: place) {
      try $0.add("b", id: 2, in: place)
      throw Refusal.conflict("no")
    }
    let failed = queue(db, in: place) { try $0.add("a", id: 3, in: place) }
    let last = queue(db, in: place) { try $0.add("d", id: 4, in: place) }
    try await held.release()
    try await first.value
    await #expect(throws: Refusal.conflict("no")) { try await refused.value }
    #expect(await fault { try await failed.value } == .broken)
    try await last.value
    #expect(try await db.names(in: place) == ["a", "d"])
  }

  /// One of three breaks a deferred key, so their common commit fails: that all three are told so
  /// shows that they shared it, and that none is told of success before it has returned.
  @Test(arguments: Engines.available)
  func nothingIsAcknowledgedWhenTheCommitFails(_ engine: Engine) async throws {
    let db = try await TestDatabase.own(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    let held = await HeldWriter(of: db, in: place)
    let acts = [
      queue(db, in: place) { try $0.add("a", id: 1, in: place) },
      queue(db, in: place) { try $0.addPartOfNothing(in: place) },
      queue(db, in: place) { try $0.add("c", id: 3, in: place) },
    ]
    try await held.release()
    for act in acts { #expect(await fault { try await act.value } == .broken) }
    #expect(try await db.names(in: place) == [])
    try await db.act(in: place) { try $0.add("d", id: 4, in: place) }
    #expect(try await db.names(in: place) == ["d"])
    await db.close()
  }

  /// PostgreSQL would answer the COMMIT with a rollback, SQLite would keep half of the act.
  @Test(arguments: Engines.available)
  func anActThatSwallowsAFaultDoesNotSucceed(_ engine: Engine) async throws {
    let db = try await database(engine)
    let place = TestDatabase.freshPlace()
    let swallow: @Sendable (Transaction) throws -> Void = {
      try $0.add("a", id: 1, in: place)
      try? $0.add("a", id: 2, in: place)
    }
    #expect(await fault { try await db.act(in: place, swallow) } == .broken)

    let held = await HeldWriter(of: db, in: place)
    let swallowing = queue(db, in: place, swallow)
    let other = queue(db, in: place) { try $0.add("c", id: 3, in: place) }
    try await held.release()
    #expect(await fault { try await swallowing.value } == .broken)
    try await other.value
    #expect(try await db.names(in: place) == ["c"])
  }

  @Test(arguments: Engines.available)
  func aFullQueueIsBusy(_ engine: Engine) async throws {
    var limits = DatabaseLimits()
    limits.actsWaiting = 2
    let db = try await TestDatabase.own(engine, migrations: tables, limits: limits)
    let place = TestDatabase.freshPlace()
    let held = await HeldWriter(of: db, in: place)
    let acts = (1...3).map { id in
      queue(db, in: place) { try $0.add("\(id)", id: Int64(id), in: place) }
    }
    #expect(await fault { try await acts[2].value } == .busy)
    try await held.release()
    try await acts[0].value
    try await acts[1].value
    #expect(try await db.names(in: place) == ["1", "2"])
    await db.close()
  }

  @Test(arguments: Engines.available)
  func afterClosingEverythingIsUnreachable(_ engine: Engine) async throws {
    let db = try await TestDatabase.own(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    try await db.act(in: place) { try $0.add("a", id: 1, in: place) }
    await db.close()
    #expect(
      await fault { try await db.act(in: place) { try $0.add("b", id: 2, in: place) } }
        == .unreachable)
    #expect(await fault { _ = try await db.names(in: place) } == .unreachable)
    #expect(await fault { _ = try await db.report { try $0.names(in: place) } } == .unreachable)
  }

  /// A place's acts keep their order, also beside those of other places.
  @Test(arguments: Engines.available)
  func manyPlacesWriteAtOnce(_ engine: Engine) async throws {
    let db = try await database(engine)
    let places = (0..<8).map { _ in TestDatabase.freshPlace() }
    try await withThrowingTaskGroup { group in
      for place in places {
        group.addTask {
          for id in 1...20 {
            try await db.act(in: place) { try $0.add("\(id)", id: Int64(id), in: place) }
          }
        }
      }
      try await group.waitForAll()
    }
    for place in places { #expect(try await db.names(in: place) == (1...20).map(String.init)) }
  }
}
