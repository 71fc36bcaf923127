import GRDB
import GRDBSQLite
import Kernel
import Store
import Synchronization

/// The long reads: on GRDB's readers and their threads, a bounded number, each for a bounded time.
final class Reports: Sendable {
  private let underWay = Mutex(0)
  private let most: Int
  private let limit: Duration

  init(_ limits: DatabaseLimits) {
    most = limits.reports + limits.reportsWaiting
    limit = limits.report
  }

  func run<T: Sendable>(
    on pool: DatabasePool, _ body: @escaping @Sendable (Snapshot) throws -> T
  ) async throws -> T {
    try enter()
    defer { underWay.withLock { $0 -= 1 } }
    let limit = self.limit
    do {
      return try await pool.read { try Reports.read($0.sqliteConnection!, for: limit, body) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_MISUSE {
      throw Fault(.unreachable, "the database is closed")
    } catch let error as DatabaseError {
      throw Fault(error)
    }
  }

  private func enter() throws {
    try underWay.withLock {
      guard $0 < most else { throw Fault(.busy, "too many reports are waiting") }
      $0 += 1
    }
  }

  private static func read<T>(
    _ handle: OpaquePointer, for duration: Duration, _ body: (Snapshot) throws -> T
  ) throws -> T {
    let limit = TimeLimit(duration)
    limit.watch(handle)
    let connection = SQLiteConnection(handle)
    let snapshot = Snapshot(connection)
    defer {
      snapshot.end()
      connection.forgetStatements()
      TimeLimit.unwatch(handle)
    }
    return try withExtendedLifetime(limit) { try body(snapshot) }
  }
}
