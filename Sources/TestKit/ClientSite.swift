import Files
public import Kernel
import Ledger
public import Logging
public import Registry
public import Store
import Synchronization
public import Web

/// A site that runs on a free port of this machine for the length of a test.
public struct TestSite: Sendable {
  public let site: Site
  public let database: any Database
  /// A place of its own in the database.
  public let place: PlaceID
  public let clock: TestClock
  public let port: Int
  /// What the site has logged.
  public let log: TestLog

  /// A browser without cookies.
  public func client() -> Client { Client(port: port) }

  /// What an operator of the program may do in the place.
  public func operatorMandate(_ powers: Set<Power> = [.keepRegister, .grantPowers]) -> Mandate {
    Mandate(
      place: place, actor: .system, powers: powers, channel: .system, arrivedAt: clock.now)
  }

  /// Runs a site of these features while `body` runs, and stops it.
  ///
  /// - Parameter migrations: all that the features need, in order.
  public static func run<T: Sendable>(
    _ features: [Feature], migrations: [Migration], on engine: Engine = .sqlite,
    settings: Site.Settings = Site.Settings(), database: (any Database)? = nil,
    _ body: @escaping @Sendable (TestSite) async throws -> T
  ) async throws -> T {
    var settings = settings
    settings.port = 0
    let opened =
      if let database { database } else {
        try await TestDatabase.shared(engine, migrations: migrations)
      }
    let clock = TestClock(TestDatabase.morning)
    let place = try await foundPlace(in: opened, at: clock.now)
    let log = TestLog()
    let site = try await Site(
      database: opened, features: features, photos: PhotoShelf(root: "/nonexistent"),
      clock: { clock.now }, log: log.logger, settings: settings)
    return try await running(site) { port in
      try await body(
        TestSite(
          site: site, database: opened, place: place, clock: clock, port: port, log: log))
    }
  }

  static func running<T: Sendable>(
    _ site: Site, _ body: @escaping @Sendable (Int) async throws -> T
  ) async throws -> T {
    let (ports, source) = AsyncStream<Int>.makeStream()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { source.finish() }
        try await site.run(untilSignal: false) { source.yield($0) }
      }
      guard let port = await ports.first(where: { _ in true }) else {
        try await group.waitForAll()
        throw Fault(.broken, "the site has ended before it began")
      }
      let result = await Result { try await body(port) }
      await site.stop()
      try await group.waitForAll()
      return try result.get()
    }
  }

  private static func foundPlace(in database: any Database, at now: Instant) async throws -> PlaceID
  {
    let place = TestDatabase.freshPlace()
    return try await database.act(in: place) { db in
      try Place.found(
        Place(
          id: place, kind: .community, name: "测试社区", telephone: "0552-0000000", address: "测试路 1 号",
          isDemo: false),
        under: Mandate(place: place, actor: .system, channel: .system, arrivedAt: now), in: db)
      return place
    }
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}

/// A clock that stands until a test moves it.
public final class TestClock: Sendable {
  private let moment: Mutex<Instant>

  public init(_ moment: Instant) { self.moment = Mutex(moment) }

  public var now: Instant {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}

/// Keeps the lines of a log, to be read by a test.
public final class TestLog: Sendable {
  private let kept = Mutex<[String]>([])

  public init() {}

  public var lines: [String] { kept.withLock { $0 } }

  public var logger: Logger { Logger(label: "test") { _ in Lines(log: self) } }

  private struct Lines: LogHandler {
    let log: TestLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let facts = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
      log.kept.withLock { $0.append("\(event.level) \(event.message) \(facts)") }
    }
  }
}
