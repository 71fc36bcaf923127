import GRDB
import GRDBSQLite
public import Kernel
public import Store

/// A database in one file, for one community or one district, in write-ahead mode.
///
/// GRDB opens it, keeps the writer and the readers for reports, and sees to the write-ahead log.
/// Reads for pages go through ``SQLiteReaders``. One process at a time writes.
public final class SQLiteDatabase: Store.Database {
  public let engine = Engine.sqlite
  private let pool: DatabasePool
  private let lock: WriteLock
  private let writer: SQLiteWriter
  private let lane: WriteLane
  private let readers: SQLiteReaders
  private let reports: Reports

  /// Opens the database at `path`, or makes it.
  ///
  /// - Throws: ``Fault`` `.busy` where another process writes to it; `.unreachable` where the file
  ///   cannot be opened; `.broken` where it is no database, or where a commit would not be on disk
  ///   when it returns (`PRAGMA synchronous` below FULL).
  public init(
    path: String, clock: @escaping @Sendable () -> Instant,
    limits: DatabaseLimits = DatabaseLimits()
  ) async throws {
    lock = try WriteLock(beside: path)
    pool = try SQLiteDatabase.pool(path: path, limits: limits)
    writer = SQLiteWriter(pool)
    let numbers = try writer.prepare { try SQLiteDatabase.numbers(from: $0, clock: clock) }
    lane = WriteLane(
      writer, numbers: numbers, mostWaiting: limits.actsWaiting, mostTogether: limits.actsTogether,
      name: "sqlite-writer")
    readers = SQLiteReaders(path: path, limits: limits)
    reports = Reports(limits)
  }

  /// Answers on the calling thread: by index, a read is done before a hop would be.
  public func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T {
    try readers.read(body)
  }

  public func report<T: Sendable>(
    _ body: @escaping @Sendable (Snapshot) throws -> T
  ) async throws -> T {
    try await reports.run(on: pool, body)
  }

  @discardableResult
  public func act<T: Sendable>(
    in place: PlaceID, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T {
    try await lane.act(body)
  }

  public func close() async {
    await lane.close()
    readers.close()
    writer.letGo()
    try? pool.close()
    lock.release()
  }

  private static func pool(path: String, limits: DatabaseLimits) throws -> DatabasePool {
    var settings = Configuration()
    settings.label = "wuzhi"
    settings.foreignKeysEnabled = true
    settings.busyMode = .timeout(limits.lock / .seconds(1))
    settings.maximumReaderCount = limits.reports
    settings.persistentReadOnlyConnections = true
    do {
      return try DatabasePool(path: path, configuration: settings)
    } catch let error as DatabaseError {
      throw Fault(error)
    }
  }

  private static func numbers(
    from connection: SQLiteConnection, clock: @escaping @Sendable () -> Instant
  ) throws -> Numbers {
    let found: Int? = try Snapshot(connection).value(
      "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'ledger_head'")
    return try Numbers.resumed(from: connection, hasLedger: found != nil, clock: clock)
  }
}

extension Fault {
  init(_ error: DatabaseError) {
    self.init(
      sqliteCode: error.extendedResultCode.rawValue, error.message ?? "the database is not open")
  }
}
