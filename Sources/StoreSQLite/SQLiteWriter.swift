import GRDB
import GRDBSQLite
import Kernel
import Store

/// The one connection that writes. Only its lane's thread uses it, which is why it may cross.
final class SQLiteWriter: WriteLane.Writer, @unchecked Sendable {
  private let pool: DatabasePool
  private let connection: SQLiteConnection

  init(_ pool: DatabasePool) {
    self.pool = pool
    connection = pool.writeWithoutTransaction { SQLiteConnection($0.sqliteConnection!) }
  }

  deinit { connection.forgetStatements() }

  /// Makes commits durable and hands the connection over once, before the lane has it.
  ///
  /// GRDB sets `synchronous = NORMAL` while it opens a database in write-ahead mode, under which a
  /// power cut may take the last commits back (sqlite.org/pragma.html#pragma_synchronous).
  func prepare<T>(_ body: (SQLiteConnection) throws -> T) throws -> T {
    try pool.writeWithoutTransaction { _ in
      try connection.script("PRAGMA synchronous = FULL")
      try SQLiteWriter.requireDurable(connection)
      return try body(connection)
    }
  }

  func commit(_ body: (any Connection) throws -> Void) throws {
    try pool.writeWithoutTransaction { _ in try transact(body) }
  }

  func letGo() { pool.writeWithoutTransaction { _ in connection.forgetStatements() } }

  /// - Throws: ``Fault`` `.broken` where this connection's commits might not survive a power cut.
  static func requireDurable(_ connection: SQLiteConnection) throws {
    guard try connection.setting("PRAGMA synchronous") >= "2" else {
      throw Fault(.broken, "PRAGMA synchronous is below FULL: commits might be lost")
    }
    guard try connection.setting("PRAGMA journal_mode") == "wal" else {
      throw Fault(.broken, "the database is not in write-ahead mode")
    }
    guard try connection.setting("PRAGMA foreign_keys") == "1" else {
      throw Fault(.broken, "foreign keys are not enforced")
    }
  }

  private func transact(_ body: (any Connection) throws -> Void) throws {
    _ = try connection.run("BEGIN IMMEDIATE")
    connection.inTransaction = true
    defer { connection.inTransaction = false }
    do {
      try body(connection)
      _ = try connection.run("COMMIT")
    } catch let error {
      connection.rollback()
      throw error
    }
  }
}
