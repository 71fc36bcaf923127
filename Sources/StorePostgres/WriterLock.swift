import Kernel
import Store

/// The advisory locks of the one process that writes: one a writer, held as long as it is connected.
///
/// A process that starts looks for any of them, so that it is also kept out by a process with more
/// writers, or with some of its connections lost.
enum WriterLock {
  /// "wuzh", so that other programs' advisory locks are left alone.
  private static let key = 0x7775_7a68

  /// Waits a little, since a server takes a moment to notice that the last process has ended.
  ///
  /// - Throws: ``Fault`` `.busy` where another process, or this one, still writes then.
  static func awaitNobody(at address: PostgresAddress, limits: DatabaseLimits) async throws {
    let deadline = ContinuousClock.now + limits.lock
    let connection = try PostgresConnection(address, patience: limits.patience)
    while try isHeld(connection) {
      guard ContinuousClock.now < deadline else { throw taken }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private static func isHeld(_ connection: PostgresConnection) throws -> Bool {
    try Snapshot(connection).value(
      """
      SELECT COUNT(*) > 0 FROM pg_locks
      WHERE locktype = 'advisory' AND classid = CAST(\(key) AS oid)
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """) ?? false
  }

  static func take(_ number: Int, on connection: PostgresConnection) throws {
    let isOurs: Bool? = try Snapshot(connection).value(
      "SELECT pg_try_advisory_lock(CAST(\(key) AS integer), CAST(\(number) AS integer))")
    if isOurs == false { throw taken }
  }

  private static let taken = Fault(
    .busy, "another process is writing to this database; stop it first")
}
