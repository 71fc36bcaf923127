import GRDBSQLite
import Kernel
import Store

/// A prepared statement that is kept for the next time, and the row that it stands on.
final class SQLiteStatement {
  let text: String
  let handle: OpaquePointer
  var isLent = false
  /// The turn in which it was last used; the oldest is dropped first.
  var turn = 0

  init(_ text: String, handle: OpaquePointer) {
    self.text = text
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  func bind(_ values: [SQLValue]) throws {
    guard Int(sqlite3_bind_parameter_count(handle)) == values.count else {
      throw Fault(.broken, "\(values.count) values do not fit the statement: \(text)")
    }
    for (i, value) in values.enumerated() { try bind(value, at: Int32(i + 1)) }
  }

  private func bind(_ value: SQLValue, at index: Int32) throws {
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .integer(let number): sqlite3_bind_int64(handle, index, number)
    case .text(var text):
      try text.withUTF8 { utf8 in
        if utf8.contains(0) { throw Refusal.invalid("text.nul") }
        let start = UnsafeRawPointer(utf8.baseAddress)?.assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(handle, index, start ?? emptyText, Int32(utf8.count), copied)
      }
    case .bytes(let bytes):
      if bytes.isEmpty {
        sqlite3_bind_zeroblob(handle, index, 0)
      } else {
        sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), copied)
      }
    }
  }

  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }
}

extension SQLiteStatement: Row.Source {
  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

  func text(_ column: Int) -> String {
    let start = sqlite3_column_text(handle, Int32(column))
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int) -> [UInt8] {
    let start = sqlite3_column_blob(handle, Int32(column))
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}

/// SQLITE_TRANSIENT: SQLite copies what it is given.
private var copied: sqlite3_destructor_type {
  unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

/// A null pointer would bind NULL; the empty text needs an address.
private nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
  let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  byte.initialize(to: 0)
  return UnsafePointer(byte)
}()
