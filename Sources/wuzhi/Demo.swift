import App
import ArgumentParser
import Files
import Foundation
import Kernel
import Ledger
import Logging
import Registry
import Store
import Synchronization
import Web

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens a living demo community, on this machine only.",
    discussion: """
      The first start lets the community live for half a year, by the real acts under a simulated \
      clock; later starts keep what was done since. The people and telephones are invented.
      """)

  @Option(help: "The port to listen on; 0 takes a free one.")
  var port = 8080

  @Option(help: "The folder of the demo's data.")
  var data = "demo-data"

  @Flag(help: "Begins anew: throws away what is in the folder.")
  var fresh = false

  @Option(help: "Months that the community has lived, when it is founded.")
  var months = 6

  @Option(help: "The same number gives the same community.")
  var seed: UInt64 = 20_261_124

  @Flag(help: "Prints address and links as lines for a program.")
  var machine = false

  func validate() throws {
    guard (1...24).contains(months) else { throw ValidationError("--months is 1 to 24") }
  }

  func run() async throws {
    let cast = try await cast()
    let log = Logger(label: "wuzhi") { _ in LogLines(format: .text, level: .warning) }
    let database = try await Settings.sqlite(in: data, clock: wallClock)
    var web = Site.Settings()
    web.port = port
    web.vault = Vault(folder: data + "/keys")
    let site = try await Opening.site(
      database, photos: PhotoShelf(root: data + "/photos"), log: log, web)
    let links = try await cast.links(in: database)
    try await site.run { port in say(port, links) }
    await database.close()
  }

  /// Who can be signed in as, of the community that stands or is founded now.
  private func cast() async throws -> DemoCast {
    let mark = data + "/demo"
    let isWhole = FileManager.default.fileExists(atPath: mark)
    if !fresh, isWhole, let text = try? String(contentsOfFile: mark, encoding: .utf8),
      let cast = DemoCast(text)
    {
      return cast
    }
    try await clear()
    let cast = try await found()
    try cast.text.write(toFile: mark, atomically: true, encoding: .utf8)
    return cast
  }

  /// Empties the folder, where it holds a demo or the beginning of one and nothing else.
  private func clear() async throws {
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: data)) ?? []
    if !names.isEmpty {
      guard names.contains(Demo.beginning), names.allSatisfy(Demo.isOwn) else {
        throw ValidationError("\(data) holds other things than a demo; choose another folder")
      }
      // Whoever writes holds the lock: an open demo is not pulled away from under its server.
      await (try Settings.sqlite(in: data, clock: wallClock)).close()
      for name in names where !name.hasSuffix(".lock") {
        try? files.removeItem(atPath: data + "/" + name)
      }
    }
    try files.createDirectory(
      atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Data().write(to: URL(filePath: data + "/" + Demo.beginning))
  }

  /// Stands in the folder before the first table, so that only a demo's folder is ever emptied.
  private static let beginning = "demo-folder"

  private static func isOwn(_ name: String) -> Bool {
    ["demo", beginning, "photos", "keys"].contains(name) || name.hasPrefix("wuzhi.sqlite")
  }

  private func found() async throws -> DemoCast {
    let simulated = Mutex(wallClock())
    let database = try await Settings.sqlite(in: data) { simulated.withLock { $0 } }
    let to = wallClock()
    let from = Instant(to.day.advanced(months: -months), TimeOfDay(8, 0))
    simulated.withLock { $0 = from }
    _ = try await database.migrate(House.migrations)
    let town = try await DemoTown.found(
      in: database, from: from, to: to, seed: seed,
      clock: { now in simulated.withLock { $0 = now } }, progress: Demo.progress)
    for feature in House.features { try await feature.demo(town) }
    let cast = try await DemoCast(town)
    await database.close()
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    return cast
  }

  @Sendable private static func progress(_ share: Double) {
    let line = "\rfounding the demo community: \(Int(share * 100)) %"
    FileHandle.standardError.write(Data(line.utf8))
  }

  @Sendable private func say(_ port: Int, _ links: [(role: String, path: String)]) {
    let address = "http://127.0.0.1:\(port)"
    let lines =
      machine
      ? ["address \(address)/"] + links.map { "sign-in \($0.role) \(address)\($0.path)" }
      : Demo.welcome(address, links)
    FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
  }

  private static func welcome(_ address: String, _ links: [(role: String, path: String)])
    -> [String]
  {
    [
      "", "湖畔社区 (a demo community, invented people) stands at \(address)/", "",
      "Three things to try:",
      "  1. 我要反映: say that a lamp is broken, add a photo, and follow it by the receipt's QR.",
      "  2. As the clerk: take what is due first, accept it, hand it on, answer, close.",
      "  3. As the resident again: see the whole way on one page, and grade it.", "",
      "One-use links to sign in with:",
    ]
      + links.map {
        "  " + $0.role.padding(toLength: 12, withPad: " ", startingAt: 0) + address + $0.path
      } + ["", "Ctrl-C stops it; the next start keeps the data.", ""]
  }
}
