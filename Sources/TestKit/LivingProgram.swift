import Foundation
import Kernel
public import Store
import Synchronization

/// The program itself, as an operator starts it, on a data folder of its own: for tests that kill it.
public final class LivingProgram: Sendable {
  /// Where the program keeps its data, and which database it is told to use.
  public struct Home: Sendable {
    public let folder: LivingFolder
    public let database: TestDatabaseSite
    public var environment: [String: String] {
      database.engine == .postgres ? ["WUZHI_POSTGRES": database.location] : [:]
    }

    /// - Parameter engine: on SQLite the database lies in the folder, as it does by itself.
    public init(_ engine: Engine) throws {
      folder = try LivingFolder()
      database =
        engine == .postgres
        ? try .fresh(.postgres)
        : TestDatabaseSite(engine: .sqlite, location: folder.path + "/wuzhi.sqlite")
    }
  }

  public let port: Int
  private let process: Mutex<Process>

  /// Starts `wuzhi serve` on a free port, as behind a proxy, and waits until it answers.
  ///
  /// - Throws: ``Fault`` with what the program said, where it ends instead.
  public static func serve(_ home: Home) async throws -> LivingProgram {
    try await onThread {
      let (process, errors) = (
        LivingProgram.prepared(["serve", "--port", "0", "--proxy"], home), Pipe()
      )
      process.standardError = errors
      try process.run()
      let reader = errors.fileHandleForReading
      var said = ""
      while !said.contains("port="), case let more = reader.availableData, !more.isEmpty {
        said += String(decoding: more, as: UTF8.self)
      }
      let after = said.components(separatedBy: "port=").dropFirst().first ?? ""
      guard let port = Int(after.prefix(while: \.isNumber)) else {
        process.waitUntilExit()
        throw Fault(.broken, "wuzhi serve has ended: \(said)")
      }
      // What it goes on to log is read and dropped, so that it never waits for a reader.
      reader.readabilityHandler = { if $0.availableData.isEmpty { $0.readabilityHandler = nil } }
      return LivingProgram(port: port, process)
    }
  }

  /// Runs a command of the program to its end, and answers what it printed.
  ///
  /// - Throws: ``Fault`` with what it said, where it ends with another status than 0.
  @discardableResult
  public static func run(_ arguments: [String], _ home: Home) async throws -> String {
    try await onThread {
      let (process, output, errors) = (LivingProgram.prepared(arguments, home), Pipe(), Pipe())
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      let said = output.fileHandleForReading.readDataToEndOfFile()
      let complaint = errors.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw Fault(.broken, String(decoding: said + complaint, as: UTF8.self))
      }
      return String(decoding: said, as: UTF8.self)
    }
  }

  public func client() -> Client { Client(port: port) }

  /// Ends it as a power cut would.
  public func kill() async throws { try await end(SIGKILL) }

  /// Asks it to stop, and answers the status with which it ended.
  @discardableResult
  public func stop() async throws -> Int32 { try await end(SIGTERM) }

  /// Asks it to stop and does not wait.
  public func askToStop() {
    process.withLock { _ = Foundation.kill($0.processIdentifier, SIGTERM) }
  }

  public func ended() async throws -> Int32 {
    try await onThread { [self] in
      process.withLock { process in
        process.waitUntilExit()
        return process.terminationStatus
      }
    }
  }

  @discardableResult
  private func end(_ signal: Int32) async throws -> Int32 {
    process.withLock { _ = Foundation.kill($0.processIdentifier, signal) }
    return try await ended()
  }

  private init(port: Int, _ process: sending Process) {
    self.port = port
    self.process = Mutex(process)
  }

  /// The binary lies beside the bundle of the tests that run.
  private static func prepared(_ arguments: [String], _ home: Home) -> Process {
    let process = Process()
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.executableURL = own.deletingLastPathComponent().appending(path: "wuzhi")
    process.arguments = arguments + ["--data", home.folder.path]
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("WUZHI_") }.merging(home.environment) { $1 }
    return process
  }
}
