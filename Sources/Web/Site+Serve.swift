import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel
import Logging
import NIOCore
import Registry
import ServiceLifecycle
import Store
import Synchronization
import UnixSignals

extension Site {
  /// Serves until it is told to stop; requests under way are then finished first.
  ///
  /// - Parameters:
  ///   - untilSignal: whether SIGTERM and SIGINT stop it, or only ``stop()``.
  ///   - ready: is told the port once connections are accepted.
  /// - Throws: where the port is taken.
  public func run(
    untilSignal: Bool = true, ready: @escaping @Sendable (Int) async -> Void = { _ in }
  ) async throws {
    let application = application(ready: ready)
    var configuration = ServiceGroupConfiguration(
      services: [.init(service: application)],
      gracefulShutdownSignals: untilSignal ? [.sigterm, .sigint] : [],
      logger: quiet)
    configuration.maximumGracefulShutdownDuration = settings.limits.stopping
    let running = ServiceGroup(configuration: configuration)
    group.withLock { $0 = Running(group: running) }
    try await running.run()
  }

  /// Accepts no more connections, finishes the requests under way and lets ``run(untilSignal:ready:)``
  /// return.
  public func stop() async {
    let running = group.withLock { $0 }
    await running?.stop()
  }

  private struct Running: Stoppable {
    let group: ServiceGroup
    func stop() async { await group.triggerGracefulShutdown() }
  }

  private func application(ready: @escaping @Sendable (Int) async -> Void)
    -> Application<RouterResponder<Passage>>
  {
    let limits = settings.limits
    return Application(
      responder: router().buildResponder(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [Watch(limits)],
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: limits.headerField, maxHeaderListSize: limits.header,
            maxHeaderFieldCount: limits.headerFields))),
      configuration: .init(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: quiet)
      ),
      onServerRunning: { await ready($0.localAddress?.port ?? 0) },
      logger: quiet)
  }

  /// The framework's own lines are for warnings.
  private var quiet: Logger {
    var log = log
    log.logLevel = max(log.logLevel, .warning)
    return log
  }

  private func router() -> Router<Passage> {
    let router = Router(context: Passage.self)
    for (path, routes) in addresses {
      serve(
        "/{place}" + path, by: Counter(site: self, path: "/{place}" + path, routes: routes), router)
    }
    serve("/", by: Sign(site: self, path: "/", answer: Site.root), router)
    serve("/health", by: Sign(site: self, path: nil, answer: Site.health), router)
    serve("/assets/{name}", by: Sign(site: self, path: nil, answer: Site.asset), router)
    router.add(middleware: Nowhere(site: self))
    return router
  }

  /// All methods come to the same counter, which knows which of them it serves.
  private func serve(
    _ path: String, by counter: some HTTPResponder<Passage>, _ router: Router<Passage>
  ) {
    for method in [HTTPRequest.Method.get, .head, .post, .put, .patch, .delete, .options] {
      router.on(RouterPath(path), method: method, responder: counter)
    }
  }

  /// The one place, or a list where there are several.
  private static func root(_ site: Site, _ knock: Knock) async throws -> Response {
    let places = site.places.all.filter(knock.mayEnter)
    if places.count == 1 { return site.reply(.seeOther(Link(places[0].id, "/")), to: knock) }
    return site.reply(.page(PlacesPage(places: places)), to: knock)
  }

  private static func health(_ site: Site, _ knock: Knock) async throws -> Response {
    var isWell = true
    do { try await Health.check(site.database) } catch { isWell = false }
    let text = isWell ? "{\"status\":\"ok\"}" : "{\"status\":\"database unreachable\"}"
    return Response(
      status: isWell ? .ok : .serviceUnavailable, headers: site.dress.json,
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  private static func asset(_ site: Site, _ knock: Knock) async throws -> Response {
    guard let asset = Assets.at(knock.request.uri.path) else { throw Refusal.notFound }
    let squeezed = acceptsGzip(knock.request)
    var headers = site.dress.asset
    headers[.contentType] = asset.type
    headers[.eTag] = squeezed ? asset.gzipETag : asset.etag
    if squeezed { headers[.contentEncoding] = "gzip" }
    let known = knock.request.headers[.ifNoneMatch] ?? ""
    if mentions(known, asset.etag) || mentions(known, asset.gzipETag) {
      return Response(status: .notModified, headers: headers)
    }
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: squeezed ? asset.gzip : asset.bytes)))
  }
}

/// Serves an address of no place by GET.
private struct Sign: HTTPResponder {
  let site: Site
  /// Nil for what is not logged.
  let path: String?
  let answer: @Sendable (Site, Knock) async throws -> Response

  func respond(to request: Request, context: Passage) async throws -> Response {
    let started = ContinuousClock.now
    let knock = site.knock(request, context)
    var response: Response
    do {
      guard request.method == .get || request.method == .head else {
        throw Refusal.invalid("method.wrong")
      }
      response = try await answer(site, knock)
    } catch {
      response = site.reply(error, to: knock)
    }
    if let path { site.note(request, at: path, "\(response.status.code)", since: started, knock) }
    return request.method == .head ? response.createHeadResponse() : response
  }
}

/// Answers for all addresses that nobody serves.
private struct Nowhere: RouterMiddleware {
  let site: Site

  func handle(
    _ request: Request, context: Passage, next: (Request, Passage) async throws -> Response
  ) async throws -> Response {
    let started = ContinuousClock.now
    var knock = site.knock(request, context)
    let first = knock.address.split(separator: "/", maxSplits: 1).first ?? ""
    if let id = PlaceID(first), let place = site.places[id],
      knock.mayEnter(place)
    {
      knock.place = place
    }
    let response = site.reply(Refusal.notFound, to: knock)
    site.note(request, at: "-", "\(response.status.code)", since: started, knock)
    return request.method == .head ? response.createHeadResponse() : response
  }
}
