import ArgumentParser
import Configuration
import Files
import Foundation
import Kernel
import Logging
import Registry
import Store
import StorePostgres
import StoreSQLite

/// Where the data lies and how the program speaks: flags before environment before file.
struct Settings: ParsableArguments {
  @Option(help: "A JSON file with settings, such as {\"port\": 8080}. [WUZHI_CONFIG]")
  var config: String?

  @Option(help: "The folder of the embedded database and the photos. [WUZHI_DATA, ./data]")
  var data: String?

  @Option(help: "How the log is written: text or json. [WUZHI_LOG, text]")
  var log: String?

  @Option(help: "The least that is logged: debug, info, warning, error. [WUZHI_LOG_LEVEL, info]")
  var logLevel: String?

  /// What the environment and the file say.
  func reader() async throws -> ConfigReader {
    let environment = EnvironmentVariablesProvider().prefixKeys(with: "wuzhi")
    guard let path = config ?? ProcessInfo.processInfo.environment["WUZHI_CONFIG"] else {
      return ConfigReader(provider: environment)
    }
    do {
      let file = try await FileProvider<JSONSnapshot>(filePath: literal(path))
      return ConfigReader(providers: [environment, file])
    } catch {
      throw ValidationError("cannot read the settings in \(path): \(error)")
    }
  }

  func folder(_ reader: ConfigReader) -> String {
    data ?? reader.string(forKey: "data", default: "data")
  }

  /// PostgreSQL where WUZHI_POSTGRES names one, else SQLite in the data folder.
  func database(_ reader: ConfigReader) async throws -> any Database {
    if let conninfo = reader.string(forKey: "postgres", isSecret: true) {
      return try await PostgresDatabase(conninfo: conninfo, clock: wallClock)
    }
    return try await Settings.sqlite(in: folder(reader), clock: wallClock)
  }

  /// The same for looking only, which also works while the program serves.
  func view(_ reader: ConfigReader) throws -> any Database {
    if let conninfo = reader.string(forKey: "postgres", isSecret: true) {
      return try PostgresView(conninfo: conninfo)
    }
    return try SQLiteView(path: folder(reader) + "/wuzhi.sqlite")
  }

  static func sqlite(in folder: String, clock: @escaping @Sendable () -> Instant) async throws
    -> any Database
  {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    return try await SQLiteDatabase(path: folder + "/wuzhi.sqlite", clock: clock)
  }

  func photos(_ reader: ConfigReader) -> PhotoShelf {
    PhotoShelf(root: folder(reader) + "/photos")
  }

  /// The key of one-time codes, apart from the database, and how hard a password is to guess: scrypt
  /// with N = 2 to the power of WUZHI_SCRYPT.
  func vault(_ reader: ConfigReader) throws -> Vault {
    let log2N = reader.int(forKey: "scrypt", default: PasswordHash.Cost.recommended.log2N)
    guard (14...18).contains(log2N), let cost = PasswordHash.Cost(log2N: log2N) else {
      throw ValidationError("WUZHI_SCRYPT is 14 to 18, not \(log2N)")
    }
    return Vault(folder: folder(reader) + "/keys", cost: cost)
  }

  func logger(_ reader: ConfigReader) throws -> Logger {
    let name = log ?? reader.string(forKey: "log", default: "text")
    let levelName = logLevel ?? reader.string(forKey: "log.level", default: "info")
    guard let format = LogLines.Format(rawValue: name) else {
      throw ValidationError("--log is text or json, not \(name)")
    }
    guard let level = Logger.Level(rawValue: levelName) else {
      throw ValidationError("--log-level is debug, info, warning or error, not \(levelName)")
    }
    return Logger(label: "wuzhi") { _ in LogLines(format: format, level: level) }
  }

  /// A path as the library's own path type, which no package here gives by name.
  private func literal<T: ExpressibleByStringLiteral>(_ text: String) -> T
  where T.StringLiteralType == String { T(stringLiteral: text) }
}

/// The time on this machine's clock.
@Sendable func wallClock() -> Instant {
  Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
}
