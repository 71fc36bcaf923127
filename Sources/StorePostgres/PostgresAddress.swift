import CPQ
import Kernel

/// Where a server is and how to sign in there, as libpq's connection string says it.
///
/// Faults never quote it: it may hold a password.
package struct PostgresAddress: Sendable {
  let conninfo: String
  private let password: String?

  /// - Throws: ``Fault`` `.broken` where the string cannot be read. The sentence does not say where,
  ///   since libpq would quote the piece that may be the password.
  package init(_ conninfo: String) throws {
    guard let options = PQconninfoParse(conninfo, nil) else {
      throw Fault(.broken, "the connection settings of PostgreSQL cannot be read")
    }
    defer { PQconninfoFree(options) }
    var found: String?
    var option = options
    while let keyword = option.pointee.keyword {
      if String(cString: keyword) == "password" {
        found = option.pointee.val.map { String(cString: $0) }
      }
      option += 1
    }
    self.conninfo = conninfo
    password = found
  }

  /// The same server, another database.
  package func with(database: String) throws -> PostgresAddress {
    try PostgresAddress(conninfo + " dbname=\(database)")
  }

  /// `sentence` on one line, with the password blotted out.
  package func masked(_ sentence: String) -> String {
    var text = sentence.split(whereSeparator: \.isNewline).joined(separator: " ")
    if let password, !password.isEmpty { text.replace(password, with: "***") }
    return text
  }

  /// Connects, or gives up after the time that the settings name (3 seconds by default).
  func connect() throws -> OpaquePointer {
    // Later entries win, so that the settings may say otherwise than these.
    let defaults: KeyValuePairs = [
      "application_name": "wuzhi", "connect_timeout": "3", "client_encoding": "UTF8",
      "keepalives_idle": "5", "keepalives_interval": "2", "keepalives_count": "3",
      "tcp_user_timeout": "10000", "dbname": conninfo,
    ]
    let handle = withCStrings(defaults.map(\.key)) { keys in
      withCStrings(defaults.map(\.value)) { values in PQconnectdbParams(keys, values, 1) }
    }
    guard let handle, PQstatus(handle) == CONNECTION_OK else {
      let sentence = handle.flatMap { PQerrorMessage($0) }.map { String(cString: $0) } ?? ""
      PQfinish(handle)
      throw Fault(.unreachable, "PostgreSQL cannot be reached: \(masked(sentence))")
    }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    return handle
  }
}

/// A null-terminated list of C strings, for as long as `body` runs.
private func withCStrings<R>(
  _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> R
) -> R {
  let copies = strings.map { string in
    let utf8 = Array(string.utf8CString)
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: utf8.count)
    copy.initialize(from: utf8, count: utf8.count)
    return UnsafePointer(copy)
  }
  defer { for copy in copies { copy.deallocate() } }
  return (copies + [nil]).withUnsafeBufferPointer { body($0.baseAddress!) }
}
