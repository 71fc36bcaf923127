import GRDBSQLite
import Kernel
import Store
import Synchronization

/// Connections for reads by index, lent to the calling thread.
///
/// GRDB's pool is not used for these: it answers on a queue of its own, and the hop there and back
/// costs more than the read. A read here takes a connection off a list, steps a kept statement and
/// puts the connection back. No more are open than threads have read at the same moment.
final class SQLiteReaders: Sendable {
  private struct State {
    var free: [SQLiteReader] = []
    var closed = false
  }

  private let state = Mutex(State())
  private let path: String
  private let limits: DatabaseLimits
  /// Connections kept for the next read; a burst may open more for its time.
  private static let mostKept = 16

  init(path: String, limits: DatabaseLimits) {
    self.path = path
    self.limits = limits
  }

  func read<T>(_ body: (Snapshot) throws -> T) throws -> T {
    let reader = try take() ?? SQLiteReader(path: path, limits: limits)
    defer { putBack(reader) }
    return try reader.read(body)
  }

  func close() {
    state.withLock {
      $0.closed = true
      $0.free = []
    }
  }

  private func take() throws -> SQLiteReader? {
    try state.withLock {
      if $0.closed { throw Fault(.unreachable, "the database is closed") }
      return $0.free.popLast()
    }
  }

  private func putBack(_ reader: SQLiteReader) {
    state.withLock {
      if !$0.closed, $0.free.count < SQLiteReaders.mostKept { $0.free.append(reader) }
    }
  }
}

/// One read-only connection. One thread at a time holds it, which is why it may cross.
final class SQLiteReader: @unchecked Sendable {
  private let connection: SQLiteConnection
  private let limit: TimeLimit

  init(path: String, limits: DatabaseLimits) throws {
    connection = try SQLiteConnection(path: path, readOnly: true, lock: limits.lock)
    limit = TimeLimit(limits.read)
    limit.watch(connection.handle)
  }

  func read<T>(_ body: (Snapshot) throws -> T) throws -> T {
    limit.restart()
    _ = try connection.run("BEGIN")
    let snapshot = Snapshot(connection)
    defer {
      snapshot.end()
      connection.rollback()
    }
    return try body(snapshot)
  }
}
