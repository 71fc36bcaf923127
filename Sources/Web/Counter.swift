import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel
import Ledger
import Registry
import Store

/// Serves one address: lets in whoever may come in, has the slice answer, and says no in one place.
struct Counter: HTTPResponder {
  typealias Context = Passage

  let site: Site
  /// The address with names in place of what varies, as the log has it.
  let path: String
  let routes: [Route]

  func respond(to request: Request, context: Passage) async throws -> Response {
    let started = ContinuousClock.now
    var knock = site.knock(request, context)
    let response: Response
    do {
      response = site.reply(try await answer(&knock), to: knock)
    } catch let cut as CutOff {
      site.note(request, at: path, "cut off", since: started, knock)
      throw cut.reason
    } catch {
      response = site.reply(error, to: knock, allowing: routes)
    }
    site.note(request, at: path, "\(response.status.code)", since: started, knock)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(_ knock: inout Knock) async throws -> Answer {
    try knock.enter(site)
    let method: Route.Method = knock.request.method == .post ? .post : .get
    guard [.get, .head, .post].contains(knock.request.method),
      let route = routes.first(where: { $0.method == method })
    else { throw Refusal.invalid("method.wrong") }
    try await knock.sitDown(site)
    try knock.check(route.access)
    if method == .post { return try await take(knock, to: route) }
    return try await route.answer(site.visit(knock, form: Form(), key: nil))
  }

  /// A form: checked before and after it is read, and shown again where the slice says no.
  private func take(_ knock: Knock, to route: Route) async throws -> Answer {
    try knock.checkOrigin(base: site.settings.base)
    let (form, isJSON, held) = try await knock.form(limit: route.limit, hands: site.hands)
    defer { site.hands.release(held) }
    let key = try knock.key(of: form)
    knock.seal.keep(key: key)
    let visit = try site.visit(knock, form: form, key: knock.bound(key, form))
    do {
      if !route.isHarmless { try knock.checkToken(of: form, isJSON: isJSON) }
      return try await route.answer(visit)
    } catch let refusal as Refusal {
      guard let again = route.again, !knock.wantsJSON, refusal.isAboutTheForm else { throw refusal }
      var answer = try await again(visit, refusal)
      answer.status = refusal.status
      answer.waitSeconds = refusal.waitSeconds
      return answer
    }
  }
}

extension Refusal {
  /// Whether the form can be sent again with another word in it.
  fileprivate var isAboutTheForm: Bool { kind != .notFound && kind != .signIn }
}

extension Knock {
  /// A place with invented people answers on this machine only.
  func mayEnter(_ place: Place) -> Bool { !place.isDemo || caller.isThisMachine }

  /// Finds the place.
  ///
  /// - Throws: ``Refusal`` `.notFound`, and `.invalid` "address.long".
  mutating func enter(_ site: Site) throws(Refusal) {
    guard address.utf8.count <= site.settings.limits.address else {
      throw .invalid("address.long")
    }
    // One address a place: neither `/+1` nor `/01`.
    guard let text = parameters.get("place"), let id = PlaceID(text), id.description == text,
      let place = site.places[id], mayEnter(place)
    else { throw .notFound }
    self.place = place
  }

  /// Reads who is signed in. A session of another place is none here.
  mutating func sitDown(_ site: Site) async throws {
    guard let place = place?.id,
      let secret = Session.secret(in: cookies[Cookies.session], place: place)
    else { return }
    let now = arrivedAt
    let found = try await site.database.read {
      try Session.find(secret, place: place, at: now, in: $0)
    }
    guard let session = found else { return }
    sit(session)
    if session.isAging(at: now) {
      // A page is shown even where the disk is full.
      try? await site.database.act(in: place) { try session.prolong(at: now, place: place, in: $0) }
      isProlonged = true
    }
  }

  /// - Throws: ``Refusal`` `.signIn`, `.forbidden` "power.missing".
  func check(_ access: Access) throws(Refusal) {
    switch access {
    case .open, .holder: break
    case .signedIn: guard session != nil else { throw .signIn }
    case .power(let power):
      guard let session else { throw .signIn }
      guard session.powers.contains(power) else { throw .forbidden("power.missing") }
    }
  }
}
