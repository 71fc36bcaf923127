import GRDBSQLite
import Kernel
package import Store

/// One connection, with statements kept prepared by their text and rows read by position.
///
/// It speaks to sqlite3 itself: of a read by key, four fifths went into queues and row objects
/// when it went through GRDB's statements.
package final class SQLiteConnection: Connection {
  package let engine = Engine.sqlite
  let handle: OpaquePointer
  private let isOwner: Bool
  private let mostStatements: Int
  private var statements: [String: SQLiteStatement] = [:]
  private var turn = 0
  /// Why the act at hand cannot succeed any more. PostgreSQL refuses all statements after a failed
  /// one until its savepoint is rolled back; holding SQLite to that makes acts end alike on both.
  private(set) var failure: Fault?

  /// Uses a connection that GRDB has opened and closes.
  init(_ handle: OpaquePointer, isOwner: Bool = false, mostStatements: Int = 256) {
    self.handle = handle
    self.isOwner = isOwner
    self.mostStatements = mostStatements
  }

  /// Opens a connection of its own to a database that exists.
  package convenience init(path: String, readOnly: Bool = false, lock: Duration = .zero) throws {
    var handle: OpaquePointer?
    let access = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    guard sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
      let handle
    else {
      let fault = Fault(sqlite: handle)
      sqlite3_close_v2(handle)
      throw fault
    }
    sqlite3_busy_timeout(handle, Int32(lock / .milliseconds(1)))
    self.init(handle, isOwner: true)
  }

  deinit {
    forgetStatements()
    if isOwner { sqlite3_close_v2(handle) }
  }

  package func run(_ sql: SQL) throws -> Int {
    let before = sqlite3_total_changes(handle)
    try rows(sql) { _ in true }
    return sqlite3_total_changes(handle) == before ? 0 : Int(sqlite3_changes(handle))
  }

  package func rows(_ sql: SQL, _ each: (Row) throws -> Bool) throws {
    let statement = try lend(sql.text)
    defer { takeBack(statement) }
    try statement.bind(sql.values)
    let row = Row(statement)
    while try step(statement) {
      if try !each(row) { return }
    }
  }

  package func script(_ text: String) throws {
    if let failure { throw failure }
    guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw fail(text) }
  }

  /// What a PRAGMA says, as text.
  func setting(_ pragma: SQL) throws -> String {
    try Snapshot(self).value(pragma) ?? ""
  }

  /// Undoes the transaction, if the error has left one.
  func rollback() {
    failure = nil
    defer { failure = nil }
    guard sqlite3_get_autocommit(handle) == 0, (try? run("ROLLBACK")) == nil else { return }
    sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
  }

  /// Lets go of all statements, so that the connection can be closed.
  func forgetStatements() { statements = [:] }

  private func step(_ statement: SQLiteStatement) throws -> Bool {
    switch sqlite3_step(statement.handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw fail(statement.text)
    }
  }

  private func lend(_ text: String) throws -> SQLiteStatement {
    if let failure {
      guard text == "ROLLBACK TO SAVEPOINT act", sqlite3_get_autocommit(handle) == 0 else {
        throw failure
      }
      self.failure = nil
    }
    turn += 1
    if let kept = statements[text], !kept.isLent {
      kept.isLent = true
      kept.turn = turn
      return kept
    }
    return try keep(prepare(text))
  }

  /// A statement that is lent already, to an outer loop, gets a twin that is not kept.
  private func keep(_ statement: SQLiteStatement) -> SQLiteStatement {
    statement.isLent = true
    statement.turn = turn
    guard statements[statement.text] == nil else { return statement }
    if statements.count >= mostStatements,
      let oldest = statements.values.filter({ !$0.isLent }).min(by: { $0.turn < $1.turn })
    {
      statements[oldest.text] = nil
    }
    statements[statement.text] = statement
    return statement
  }

  private func takeBack(_ statement: SQLiteStatement) {
    statement.reset()
    statement.isLent = false
  }

  private func prepare(_ text: String) throws -> SQLiteStatement {
    var text = text
    return try text.withUTF8 { utf8 in
      let start = UnsafeRawPointer(utf8.baseAddress!).assumingMemoryBound(to: CChar.self)
      var made: OpaquePointer?
      var rest: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(
        handle, start, Int32(utf8.count), UInt32(SQLITE_PREPARE_PERSISTENT), &made, &rest)
      let whole = String(decoding: utf8, as: UTF8.self)
      guard code == SQLITE_OK, let made else { throw fail(whole) }
      let statement = SQLiteStatement(whole, handle: made)
      // What follows a first statement would silently not run.
      let left = utf8[(rest.map { $0 - start } ?? utf8.count)...]
      guard left.allSatisfy({ $0 <= 32 || $0 == 59 }) else {
        throw Fault(.broken, "more than one statement: \(whole)")
      }
      return statement
    }
  }

  /// The fault that sqlite3 has just reported. Inside a transaction it also ends the act.
  private func fail(_ text: String) -> Fault {
    let fault = Fault(sqlite: handle, text)
    if inTransaction { failure = fault }
    return fault
  }

  /// Set by the writer: sqlite3 itself may have rolled back already.
  var inTransaction = false
}
