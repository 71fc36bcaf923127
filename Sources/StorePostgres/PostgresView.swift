public import Kernel
public import Store

/// A database of a PostgreSQL server that is only looked at, also while another process writes to
/// it.
public final class PostgresView: Database {
  public let engine = Engine.postgres
  private let readers: PostgresReaders

  /// - Parameter conninfo: as for ``PostgresDatabase``.
  public init(conninfo: String, limits: DatabaseLimits = DatabaseLimits()) throws {
    let address = try PostgresAddress(conninfo)
    readers = PostgresReaders(1, mostWaiting: limits.reportsWaiting, mostPause: limits.pause) {
      try PostgresDatabase.readingConnection(address, limits, for: limits.report)
    }
  }

  public func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T {
    try await readers.read(body)
  }

  public func report<T: Sendable>(
    _ body: @escaping @Sendable (Snapshot) throws -> T
  ) async throws -> T { try await readers.read(body) }

  /// - Throws: ``Fault`` `.unreachable`, always.
  public func act<T: Sendable>(
    in place: PlaceID, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T { throw Fault(.unreachable, "the database is open for looking only") }

  public func close() async { await readers.close() }
}
