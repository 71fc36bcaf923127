import Kernel
import Store

/// One of the connections that write. Only its lane's thread uses it, which is why it may cross.
final class PostgresWriter: WriteLane.Writer, @unchecked Sendable {
  private let open: @Sendable () throws -> PostgresConnection
  private var connection: PostgresConnection?
  private var attempts: Attempts

  /// - Parameter open: connects and takes the lock of this writer.
  init(mostPause: Duration, open: @escaping @Sendable () throws -> PostgresConnection) throws {
    self.open = open
    attempts = Attempts(mostPause: mostPause)
    connection = try open()
  }

  func commit(_ body: (any Connection) throws -> Void) throws {
    let connection = try begun()
    do {
      try body(connection)
      try connection.commit()
    } catch let error {
      connection.rollback()
      if connection.isLost { self.connection = nil }
      throw error
    }
  }

  /// Uses the connection once, before the lane has it.
  func prepare<T>(_ body: (PostgresConnection) throws -> T) throws -> T {
    try body(connection ?? attempts.run(open))
  }

  func letGo() { connection = nil }

  private func begun() throws -> PostgresConnection {
    if let connection, (try? connection.begin()) != nil { return connection }
    connection = nil
    let fresh = try attempts.run(open)
    try fresh.begin()
    connection = fresh
    return fresh
  }
}
