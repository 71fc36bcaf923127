import Kernel
import Store
import Synchronization
import TestKit
import Testing

/// A clock that a test sets.
private final class HandClock: Sendable {
  private let instant: Mutex<Instant>
  init(_ start: Instant) { instant = Mutex(start) }
  var now: Instant { instant.withLock { $0 } }
  func set(_ new: Instant) { instant.withLock { $0 = new } }
}

private let ledger = Migration(
  "ledger",
  """
  CREATE TABLE ledger_head (
    community BIGINT NOT NULL PRIMARY KEY, seq BIGINT, hash BYTEA, last_id BIGINT, at BIGINT)
  """)

@Suite struct NumberTests {
  @Test(arguments: Engines.available)
  func numbersAndTimesNeverRunBack(_ engine: Engine) async throws {
    let clock = HandClock(TestDatabase.morning)
    let site = try TestDatabaseSite.fresh(engine)
    let db = try await site.open { clock.now }
    let place = TestDatabase.freshPlace()
    func next() async throws -> (Int64, Instant) {
      try await db.act(in: place) { ($0.newNumber(), $0.writtenAt) }
    }
    let first = try await next()
    clock.set(TestDatabase.morning.advanced(days: -400))
    let second = try await next()
    #expect(second.0 > first.0)
    #expect(second.1 == first.1)
    clock.set(TestDatabase.morning.advanced(days: 1))
    let third = try await next()
    #expect(third.0 > second.0 + (86_000_000 << 12))
    #expect(third.1 == clock.now)
    await db.close()
  }

  /// Also after a restart, from what the ledgers of all places hold.
  @Test(arguments: Engines.available)
  func aRestartContinuesAboveTheLedger(_ engine: Engine) async throws {
    let site = try TestDatabaseSite.fresh(engine)
    let first = try await site.open()
    _ = try await first.migrate([ledger])
    let later = TestDatabase.morning.advanced(days: 30)
    for (place, last) in [(1, 5 << 40), (2, 9 << 40)] as [(Int64, Int64)] {
      try await first.act(in: PlaceID(place)) {
        try $0.run(
          """
          INSERT INTO ledger_head (community, seq, last_id, at)
          VALUES (\(place), 1, \(last), \(later.advanced(milliseconds: -place)))
          """)
      }
    }
    await first.close()

    let again = try await site.open { Instant.epoch2024 }
    let (number, time) = try await again.act(in: PlaceID(1)) { ($0.newNumber(), $0.writtenAt) }
    #expect(number > (9 << 40) + (1000 << 12))
    #expect(time == later.advanced(milliseconds: -1))
    await again.close()
  }
}
