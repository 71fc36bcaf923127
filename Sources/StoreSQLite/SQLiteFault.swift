import GRDBSQLite
import Kernel

extension Fault {
  /// What sqlite3 last reported on `handle`. Its sentences name tables and columns, never values.
  init(sqlite handle: OpaquePointer?, _ statement: String = "") {
    let sentence = sqlite3_errmsg(handle).map { String(cString: $0) } ?? "out of memory"
    self.init(
      sqliteCode: sqlite3_extended_errcode(handle),
      statement.isEmpty ? sentence : "\(sentence) in: \(statement)")
  }

  init(sqliteCode code: Int32, _ sentence: String) {
    let kind: Kind =
      switch code & 0xff {
      case SQLITE_FULL: .diskFull
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_INTERRUPT: .busy
      case SQLITE_CANTOPEN: .unreachable
      default: .broken
      }
    self.init(kind, "SQLite \(code): \(sentence)")
  }
}
