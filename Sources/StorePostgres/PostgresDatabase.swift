public import Kernel
public import Store

/// A database of a PostgreSQL server, for a district or a city.
///
/// Several connections write: a place always through the same one, each grouping its own acts. One
/// process at a time writes, held by advisory locks.
public final class PostgresDatabase: Database {
  public let engine = Engine.postgres
  private let writers: [PostgresWriter]
  private let lanes: [WriteLane]
  private let readers: PostgresReaders
  private let reporters: PostgresReaders

  /// - Parameter conninfo: where the server is, as libpq reads it
  ///   (postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING). It is never quoted in a fault.
  /// - Throws: ``Fault`` `.busy` where another process writes to the database; `.unreachable` where
  ///   it does not answer; `.broken` where a commit would not be on disk when it returns.
  public init(
    conninfo: String, clock: @escaping @Sendable () -> Instant,
    limits: DatabaseLimits = DatabaseLimits(), writers: Int = 2, readers: Int = 4
  ) async throws {
    let address = try PostgresAddress(conninfo)
    try await WriterLock.awaitNobody(at: address, limits: limits)
    self.writers = try (0..<writers).map { number in
      try PostgresWriter(mostPause: limits.pause) {
        try PostgresDatabase.writingConnection(number, address, limits)
      }
    }
    let numbers = try self.writers[0].prepare {
      try PostgresDatabase.numbers(from: $0, clock: clock)
    }
    lanes = self.writers.map {
      WriteLane(
        $0, numbers: numbers, mostWaiting: limits.actsWaiting, mostTogether: limits.actsTogether,
        name: "postgres-writer")
    }
    self.readers = PostgresReaders(
      readers, mostWaiting: limits.readsWaiting, mostPause: limits.pause
    ) { try PostgresDatabase.readingConnection(address, limits, for: limits.read) }
    reporters = PostgresReaders(
      limits.reports, mostWaiting: limits.reportsWaiting, mostPause: limits.pause
    ) { try PostgresDatabase.readingConnection(address, limits, for: limits.report) }
  }

  public func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T {
    try await readers.read(body)
  }

  public func report<T: Sendable>(
    _ body: @escaping @Sendable (Snapshot) throws -> T
  ) async throws -> T {
    try await reporters.read(body)
  }

  @discardableResult
  public func act<T: Sendable>(
    in place: PlaceID, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T {
    try await lanes[lane(of: place)].act(body)
  }

  public func close() async {
    for lane in lanes { await lane.close() }
    await readers.close()
    await reporters.close()
    for writer in writers { writer.letGo() }
  }

  /// Numbers end in zeros where they are given singly, so they are stirred before they are divided.
  private func lane(of place: PlaceID) -> Int {
    let stirred = UInt64(bitPattern: place.rawValue) &* 0x9e37_79b9_7f4a_7c15
    return Int((stirred >> 32) % UInt64(lanes.count))
  }

  private static func writingConnection(
    _ number: Int, _ address: PostgresAddress, _ limits: DatabaseLimits
  ) throws -> PostgresConnection {
    let connection = try PostgresConnection(
      address, settings: "SET lock_timeout = \(milliseconds(limits.lock)); SET jit = off",
      patience: limits.patience)
    try requireDurable(connection)
    try WriterLock.take(number, on: connection)
    return connection
  }

  static func readingConnection(
    _ address: PostgresAddress, _ limits: DatabaseLimits, for duration: Duration
  ) throws -> PostgresConnection {
    try PostgresConnection(
      address, settings: "SET statement_timeout = \(milliseconds(duration)); SET jit = off",
      patience: max(limits.patience, duration + .seconds(3)))
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    Int(duration / .milliseconds(1))
  }

  /// - Throws: ``Fault`` `.broken` where a commit may be lost though it was acknowledged
  ///   (postgresql.org/docs/15/runtime-config-wal.html).
  static func requireDurable(_ connection: PostgresConnection) throws {
    for name in ["fsync", "full_page_writes", "synchronous_commit"] {
      let value: String =
        try Snapshot(connection).value("SELECT current_setting(\(name))") ?? ""
      guard value == "on" || value == "remote_apply" else {
        throw Fault(.broken, "PostgreSQL has \(name) = \(value): commits might be lost")
      }
    }
  }

  private static func numbers(
    from connection: PostgresConnection, clock: @escaping @Sendable () -> Instant
  ) throws -> Numbers {
    let hasLedger: Bool =
      try Snapshot(connection).value("SELECT to_regclass('ledger_head') IS NOT NULL") ?? false
    return try Numbers.resumed(from: connection, hasLedger: hasLedger, clock: clock)
  }
}
