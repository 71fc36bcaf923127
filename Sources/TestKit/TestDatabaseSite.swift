import Foundation
public import Kernel
public import Store
import StorePostgres
import StoreSQLite
import Synchronization

/// Where a database of a test lies, so that the test can open it again, or reach it from outside.
public struct TestDatabaseSite: Sendable {
  public let engine: Engine
  /// A path, or how to connect.
  public let location: String

  public init(engine: Engine, location: String) {
    self.engine = engine
    self.location = location
  }

  /// A new, empty database. It is removed by a later run, once this process has ended.
  public static func fresh(_ engine: Engine) throws -> TestDatabaseSite {
    let number = count.wrappingAdd(1, ordering: .relaxed).newValue
    switch engine {
    case .sqlite:
      return TestDatabaseSite(engine: engine, location: try folder.get() + "/\(number).sqlite")
    case .postgres:
      let name = "\(prefix)\(getpid())_\(number)"
      try server(in: nil) {
        try $0.script(
          """
          CREATE DATABASE \(name)
          TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'
          """)
      }
      return TestDatabaseSite(
        engine: engine, location: try conninfo.get() + " dbname=\(name)")
    }
  }

  /// Opens it as the program does.
  public func open(
    limits: DatabaseLimits = DatabaseLimits(),
    clock: @escaping @Sendable () -> Instant = { TestDatabase.morning }
  ) async throws -> any Database {
    switch engine {
    case .sqlite: try await SQLiteDatabase(path: location, clock: clock, limits: limits)
    case .postgres: try await PostgresDatabase(conninfo: location, clock: clock, limits: limits)
    }
  }

  /// A connection past the program, such as a backup's or an operator's.
  public func outside() throws -> any Connection {
    switch engine {
    case .sqlite: try SQLiteConnection(path: location)
    case .postgres: try PostgresConnection(PostgresAddress(location))
    }
  }

  /// Keeps everyone out of a PostgreSQL database, or lets them in again.
  public func bar(_ barred: Bool) throws {
    let name = location.split(separator: "=").last.map(String.init) ?? ""
    try TestDatabaseSite.server(in: nil) {
      try $0.script("ALTER DATABASE \(name) WITH ALLOW_CONNECTIONS \(!barred)")
      guard barred else { return }
      try $0.script(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
    }
  }

  private static let prefix = "wuzhi_test_"
  private static let count = Atomic<Int>(0)

  private static func server(in location: String?, _ body: (any Connection) throws -> Void) throws {
    try body(PostgresConnection(PostgresAddress(try location ?? conninfo.get())))
  }

  private static let conninfo = Result<String, any Error> {
    guard let conninfo = Engines.postgres else {
      throw Fault(.unreachable, "WUZHI_TEST_POSTGRES is not set; see bin/postgres")
    }
    try removeLeftovers(at: conninfo)
    return conninfo
  }

  /// A folder of this process; those of processes that have ended are removed.
  private static let folder = Result<String, any Error> {
    let files = FileManager.default
    let parent = files.temporaryDirectory
    for name in try files.contentsOfDirectory(atPath: parent.path) where isLeftover(name[...]) {
      try? files.removeItem(at: parent.appending(path: name))
    }
    let own = parent.appending(path: "\(prefix)\(getpid())")
    try files.createDirectory(at: own, withIntermediateDirectories: true)
    return own.path
  }

  private static func removeLeftovers(at conninfo: String) throws {
    try server(in: conninfo) { connection in
      var names: [String] = []
      try connection.rows("SELECT datname FROM pg_database") {
        names.append(try $0[0])
        return true
      }
      for name in names where isLeftover(name[...]) {
        try? connection.script("DROP DATABASE \(name) WITH (FORCE)")
      }
    }
  }

  /// `wuzhi_test_PID` or `wuzhi_test_PID_NUMBER` of a process that has ended.
  private static func isLeftover(_ name: Substring) -> Bool {
    guard name.hasPrefix(prefix),
      let process = name.dropFirst(prefix.count).split(separator: "_").first.flatMap({ Int32($0) })
    else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }
}
