public import Kernel
public import Store

/// A database that is only looked at, also while another process writes to it: for reports, lists
/// and the check of the record from a second command.
///
/// It takes no lock and writes nothing; readers of a write-ahead log never hold up its writer.
public final class SQLiteView: Store.Database {
  public let engine = Engine.sqlite
  private let readers: SQLiteReaders

  /// - Throws: ``Fault`` `.unreachable` where there is no such file.
  public init(path: String, limits: DatabaseLimits = DatabaseLimits()) throws {
    var patient = limits
    patient.read = limits.report
    readers = SQLiteReaders(path: path, limits: patient)
    try readers.read { _ in }
  }

  public func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T {
    try readers.read(body)
  }

  public func report<T: Sendable>(
    _ body: @escaping @Sendable (Snapshot) throws -> T
  ) async throws -> T { try readers.read(body) }

  /// - Throws: ``Fault`` `.unreachable`, always.
  public func act<T: Sendable>(
    in place: PlaceID, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T { throw Fault(.unreachable, "the database is open for looking only") }

  public func close() async { readers.close() }
}
