import App
import ArgumentParser
import Configuration
import Files
import Kernel
import Logging
import Registry
import Store
import Web

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answers requests until SIGTERM or SIGINT, and finishes those under way.")

  @OptionGroup var settings: Settings

  @Option(help: "The address to listen on. [WUZHI_HOST, 127.0.0.1]")
  var host: String?

  @Option(help: "The port to listen on; 0 takes a free one. [WUZHI_PORT, 8080]")
  var port: Int?

  @Option(help: "How the world reaches the site, such as https://wuzhi.example.cn. [WUZHI_BASE]")
  var base: String?

  @Flag(help: "A proxy stands in front and says in X-Forwarded-For who asks. [WUZHI_PROXY]")
  var proxy = false

  func run() async throws {
    let reader = try await settings.reader()
    let log = try settings.logger(reader)
    let database = try await settings.database(reader)
    let site = try await Opening.site(
      database, photos: settings.photos(reader), log: log, try web(reader))
    let sweeping = Task { await sweep(database, settings.photos(reader), log) }
    try await site.run { port in log.info("serving", metadata: ["port": "\(port)"]) }
    sweeping.cancel()
    await sweeping.value
    await database.close()
    log.info("stopped")
  }

  /// Every hour, beginning when the program has started; a fault is logged and tried again.
  private func sweep(_ database: any Database, _ photos: PhotoShelf, _ log: Logger) async {
    while !Task.isCancelled {
      do {
        let done = try await House.sweep(database, photos: photos, at: wallClock())
        if !done.isEmpty { log.info("swept", metadata: ["done": "\(done)"]) }
      } catch { log.warning("a sweep failed", metadata: ["fault": "\(error)"]) }
      try? await Task.sleep(for: .seconds(3600))
    }
  }

  private func web(_ reader: ConfigReader) throws -> Site.Settings {
    var web = Site.Settings()
    web.host = host ?? reader.string(forKey: "host", default: web.host)
    web.port = port ?? reader.int(forKey: "port", default: web.port)
    web.base = base ?? reader.string(forKey: "base")
    web.trustsProxy = proxy || reader.bool(forKey: "proxy", default: false)
    web.passwordOffer = "/desk/me/password"
    web.vault = try settings.vault(reader)
    return web
  }
}

/// Opens the house on a database.
enum Opening {
  /// - Throws: ``ValidationError`` where invented people would answer to the world. The schema is
  ///   brought up to date first.
  static func site(
    _ database: any Database, photos: PhotoShelf, log: Logger, _ settings: Site.Settings
  ) async throws -> Site {
    var settings = settings
    settings.officeHome = "/desk/matters"
    settings.passwordSignIn = "/desk/sign-in"
    let ran = try await database.migrate(House.migrations)
    if !ran.isEmpty { log.info("migrated", metadata: ["steps": "\(ran.count)"]) }
    let places = try await database.read { try Place.all(in: $0) }
    let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(settings.host)
    guard isLoopback || !places.contains(where: \.isDemo) else {
      throw ValidationError("a demo community answers on 127.0.0.1 only, not on \(settings.host)")
    }
    return try await Site(
      database: database, features: House.features, photos: photos, clock: wallClock, log: log,
      settings: settings)
  }
}

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Brings the database up to date and says which steps it ran.")

  @OptionGroup var settings: Settings

  func run() async throws {
    let database = try await settings.database(try await settings.reader())
    for name in try await database.migrate(House.migrations) { print(name) }
    await database.close()
    print("the database is up to date")
  }
}
