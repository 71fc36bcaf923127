import App
public import Files
import Foundation
public import Kernel
public import Ledger
public import Store
public import Web

/// The whole house, serving the demo town to a test, with a second town beside it in the same
/// database: what must stay apart is tried on the other.
public struct LivingTown: Sendable {
  public let site: TestSite
  public let town: Town
  /// The next community: other people, other bodies, the same program.
  public let other: Town
  public let photos: PhotoShelf

  public var place: PlaceID { town.place }
  public var database: any Database { site.database }

  /// Serves two towns while `body` runs.
  ///
  /// - Parameters:
  ///   - days: how long the first town has lived before; 0 leaves it without matters.
  ///   - database: one of its own, for a test that looks at all of it.
  public static func run<T: Sendable>(
    _ engine: Engine, days: Int = 0, settings: Site.Settings = Site.Settings(),
    database: (any Database)? = nil,
    _ body: @escaping @Sendable (LivingTown) async throws -> T
  ) async throws -> T {
    let opened =
      if let database { database } else {
        try await TestDatabase.shared(engine, migrations: House.migrations)
      }
    let town = try await found(in: opened, days: days)
    let other = try await found(in: opened, days: 0)
    let folder = try LivingFolder()
    let (clock, log, photos) = (
      TestClock(TestDatabase.morning), TestLog(), PhotoShelf(root: folder.path)
    )
    var settings = settings
    settings.port = 0
    settings.officeHome = "/desk/matters"
    let site = try await Site(
      database: opened, features: House.features, photos: photos, clock: { clock.now },
      log: log.logger, settings: settings)
    return try await TestSite.running(site) { port in
      _ = folder
      return try await body(
        LivingTown(
          site: TestSite(
            site: site, database: opened, place: town.place, clock: clock, port: port, log: log),
          town: town, other: other, photos: photos))
    }
  }

  private static func found(in database: any Database, days: Int) async throws -> Town {
    let town = try await DemoTown.found(
      TestDatabase.freshPlace(), in: database,
      from: TestDatabase.morning.advanced(days: -days), to: TestDatabase.morning, seed: 7,
      clock: { _ in })
    if days > 0 { for feature in House.features { try await feature.demo(town) } }
    return town
  }

  public func client() -> Client { site.client() }

  public func path(_ rest: String) -> String { "/\(place)\(rest)" }

  /// A browser in which an officer has signed in, by a one-use link and its button.
  public func signIn(_ officer: Town.Officer, of town: Town? = nil) async throws -> Client {
    let town = town ?? self.town
    let founder = Mandate(
      place: town.place, actor: .system, channel: .system, arrivedAt: site.clock.now)
    let secret = try await database.act(in: town.place) { db in
      try SignInLink.make(for: officer.person, office: officer.body, under: founder, in: db)
    }
    let (browser, link) = (client(), "/\(town.place)/sign-in/\(secret.text)")
    _ = try await browser.get(link)
    let reply = try await browser.post(link)
    guard reply.status == 303 else {
      throw Fault(.broken, "the officer is not signed in: \(reply.status)")
    }
    return browser
  }

  /// Files a matter as a neighbour does, and answers the secret of its receipt.
  public func file(
    _ words: String = "楼道灯坏了，晚上看不见", _ fields: [(String, String)] = [],
    photos: [(String, [UInt8])] = [], by browser: Client? = nil
  ) async throws -> Secret {
    let browser = browser ?? client()
    _ = try await browser.get(path("/matters/new"))
    let reply = try await browser.upload(
      path("/matters"), [("words", words), ("spot", "2 单元 3 楼")] + fields,
      files: photos.map { ("photos", $0.0, $0.1) })
    guard reply.status == 303, let secret = reply.secret else {
      throw Fault(.broken, "not filed: \(reply.status) \(reply.heading)")
    }
    return secret
  }

  /// The verbs in the record of the place, in order, from an entry on.
  public func verbs(after sequence: Int64 = 0) async throws -> [String] {
    let place = place
    return try await database.read { db in
      try db.all(
        "SELECT verb FROM ledger WHERE community = \(place) AND seq > \(sequence) ORDER BY seq"
      ) { try $0[0] }
    }
  }

  /// The number of the last entry of the record.
  public func lastEntry() async throws -> Int64 {
    let place = place
    return try await database.read { try Head.fetch(place, in: $0).sequence }
  }
}

extension Reply {
  /// The secret in the address that the answer leads to.
  public var secret: Secret? {
    let parts = location?.split(separator: "/").map(String.init) ?? []
    return parts.count > 2 && parts[1] == "m" ? Secret(parts[2]) : nil
  }

  /// What stands in the page's first line.
  public var heading: String {
    guard let start = text.range(of: "<h1>"), let end = text.range(of: "</h1>") else { return "" }
    return String(text[start.upperBound..<end.lowerBound])
  }

  /// The addresses that the page leads to, shows or sends forms to, with the method of each.
  public var links: [(method: String, path: String)] {
    let found = text.matches(of: /(href|src|action)="([^"]*)"/).map { match -> (String, String) in
      let path = String(match.2).replacing("&amp;", with: "&")
      guard match.1 == "action" else { return ("GET", path) }
      let before = text[..<match.range.lowerBound]
      let tag = before.lastIndex(of: "<").map { before[$0...] } ?? before
      let isPost = (tag + text[match.range.upperBound...].prefix { $0 != ">" }).contains(
        "method=\"post\"")
      return (isPost ? "POST" : "GET", path)
    }
    return found.filter { $0.1.hasPrefix("/") }
  }
}

/// A new, empty folder, removed with all that is in it when nobody holds it any more.
public final class LivingFolder: Sendable {
  public let path: String

  public init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "wuzhi_living_\(UInt64.random(in: 0...(.max)))")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
