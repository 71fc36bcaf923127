public import Files
import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Kernel
public import Logging
public import Registry
public import Store
import Synchronization

/// The running program as the web sees it: its places, features and settings, and one database.
///
/// ```swift
/// let site = try await Site(database: database, features: App.features, photos: shelf, …)
/// try await site.run { port in … }
/// ```
public final class Site: Sendable {
  public struct Settings: Sendable {
    public var host = "127.0.0.1"
    /// 0 takes a free one.
    public var port = 8080
    /// Under which address the world knows the site, such as `https://wuzhi.example.cn`, without a
    /// slash at its end. With `https` cookies travel encrypted only. Nil for a trial on one machine.
    public var base: String?
    /// Whether a proxy stands in front and says in `X-Forwarded-For` who asks. Without one that
    /// header is anybody's word and not read.
    public var trustsProxy = false
    /// Where one goes on after signing in, in an office and for one's own matters.
    public var officeHome = "/desk"
    public var ownHome = "/"
    /// Where workers sign in with a password, said to whoever needs to sign in; nil says nothing.
    public var passwordSignIn: String?
    /// Where a worker without a password goes on after using a link; nil asks for none.
    public var passwordOffer: String?
    /// What passwords and one-time codes are checked with; the default forgets its key.
    public var vault = Vault()
    public var limits = Limits()

    public init() {}

    var isSecure: Bool { base?.hasPrefix("https:") ?? false }
  }

  /// What is said to the reader of each refusal.
  public let sentences: Sentences
  let database: any Database
  let photos: PhotoShelf
  let clock: @Sendable () -> Instant
  let log: Logger
  let settings: Settings
  let places = Places()
  let attempts = Attempts()
  let hands: Hands
  let dress: Dress
  let addresses: [String: [Route]]
  let group = Mutex<(any Stoppable)?>(nil)

  /// - Parameter clock: the time of arrival of each request.
  /// - Throws: ``Fault`` `.broken` where two features answer the same address; `.unreachable` where
  ///   the database is gone. Its schema must be up to date.
  public init(
    database: any Database, features: [Feature], photos: PhotoShelf,
    clock: @escaping @Sendable () -> Instant, log: Logger, settings: Settings = Settings()
  ) async throws {
    sentences = Sentences(features)
    addresses = try Site.addresses(features)
    self.database = database
    self.photos = photos
    self.clock = clock
    self.log = log
    self.settings = settings
    hands = Hands(most: settings.limits.bodies)
    dress = Dress(secure: settings.isSecure)
    try await reloadPlaces()
  }

  /// Reads the places anew. Called after an act that changes one.
  public func reloadPlaces() async throws { try await places.reload(from: database) }

  func knock(_ request: Request, _ passage: Passage) -> Knock {
    Knock(request, passage, at: clock(), behindProxy: settings.trustsProxy)
  }

  func visit(_ knock: Knock, form: Form, key: String?) throws(Refusal) -> Visit {
    guard let place = knock.place else { throw .notFound }
    return Visit(
      mandate: knock.mandate(key: key), place: place, form: form,
      query: try knock.query(), address: knock.address, wantsJSON: knock.wantsJSON, site: self,
      parameters: knock.parameters, seal: knock.seal, caller: knock.caller,
      ownSession: knock.session, cookies: knock.cookies, host: knock.request.head.authority,
      userAgent: knock.request.headers[.userAgent])
  }

  /// One line a request: the pattern of its address, never the address, which may hold a secret.
  func note(
    _ request: Request, at path: String, _ outcome: String, since start: ContinuousClock.Instant,
    _ knock: Knock
  ) {
    log.info(
      "request",
      metadata: [
        "method": "\(request.method.rawValue)", "path": "\(path)", "status": "\(outcome)",
        "ms": "\(milliseconds(since: start))", "place": "\(knock.place?.id.description ?? "-")",
      ])
  }

  private func milliseconds(since start: ContinuousClock.Instant) -> String {
    let tenths = (ContinuousClock.now - start) / .microseconds(100)
    return "\(Int(tenths) / 10).\(Int(tenths) % 10)"
  }

  /// The routes of all features, by address; names of what varies do not tell addresses apart.
  private static func addresses(_ features: [Feature]) throws -> [String: [Route]] {
    var routes = Routes()
    SignInPages.routes(&routes)
    for feature in features { feature.routes(&routes) }
    var seen: Set<String> = []
    for route in routes.all {
      let pattern = route.path.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : $0 }
      let name = "\(route.method.rawValue) /\(pattern.joined(separator: "/"))"
      guard seen.insert(name).inserted else {
        throw Fault(.broken, "two routes answer \(name)")
      }
    }
    return Dictionary(grouping: routes.all, by: \.path)
  }
}

/// What can be asked to stop.
protocol Stoppable: Sendable {
  func stop() async
}
