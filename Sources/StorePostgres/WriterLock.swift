import Kernel
import Store

/// The advisory locks of the one process that writes: one a writer, held as long as it is connected.
///
/// A process that starts looks for any of them, so that it is also kept out by a process with more
/// writers, or with some of its connections lost.
enum WriterLock {
  /// "wuzh", so that other programs' advisory locks are left alone.
  private static let key = 0x7775_7a68

  /// - Throws: ``Fault`` `.busy` where another process, or this one, writes already.
  static func requireNobody(at address: PostgresAddress, patience: Duration) throws {
    let connection = try PostgresConnection(address, patience: patience)
    var holders = 0
    try connection.rows(
      """
      SELECT COUNT(*) FROM pg_locks
      WHERE locktype = 'advisory' AND classid = CAST(\(key) AS oid)
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """
    ) {
      holders = try $0[0]
      return false
    }
    if holders > 0 { throw taken }
  }

  static func take(_ number: Int, on connection: PostgresConnection) throws {
    var isTaken = false
    try connection.rows(
      "SELECT pg_try_advisory_lock(CAST(\(key) AS integer), CAST(\(number) AS integer))"
    ) {
      isTaken = try !$0[0]
      return false
    }
    if isTaken { throw taken }
  }

  private static let taken = Fault(
    .busy, "another process is writing to this database; stop it first")
}
