import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel
import Ledger
import NIOCore
import Registry

/// A request at the door: what it brings, and what is found out about it on its way in.
struct Knock {
  let request: Request
  let parameters: Parameters
  let arrivedAt: Instant
  let cookies: Cookies
  let wantsJSON: Bool
  let caller: Caller
  /// Nil until it is known to be one of ours, and on pages of no place.
  var place: Place?
  var session: Session?
  /// Whether the session's end was moved on, so that the browser must keep its cookie longer too.
  var isProlonged = false
  var seal: FormSeal

  init(_ request: Request, _ passage: Passage, at now: Instant, behindProxy: Bool) {
    self.request = request
    parameters = passage.parameters
    arrivedAt = now
    cookies = Cookies(request.headers[.cookie])
    wantsJSON = Knock.prefersJSON(request.headers[.accept])
    caller = Caller(
      passage.channel, request.headers[.forwardedFor], trusted: behindProxy)
    seal = FormSeal(
      session: nil, visitor: cookies[Cookies.visitor].flatMap { Secret($0) })
  }

  var address: String { request.head.path ?? "/" }

  /// Whoever names JSON and no page wants JSON; a browser names pages first.
  private static func prefersJSON(_ accept: String?) -> Bool {
    guard let accept else { return false }
    return mentions(accept, "application/json") && !mentions(accept, "text/html")
  }

  mutating func sit(_ session: Session) {
    self.session = session
    seal = FormSeal(session: session.secret, visitor: nil)
  }

  func mandate(key: String?) -> Mandate {
    Mandate(
      place: place?.id ?? PlaceID(0),
      actor: session.map { .person($0.face.person) } ?? .holder,
      capacity: session?.body.map { .office($0) } ?? .own,
      powers: session?.powers ?? [], scope: session?.scope ?? [], channel: .screen,
      arrivedAt: arrivedAt, key: key)
  }

  /// The fields after the question mark.
  func query() throws(Refusal) -> Form {
    guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "?")) else { return Form() }
    return try Form(urlEncoded: Array(address.utf8[address.utf8.index(after: mark)...]))
  }

  /// A form of another site is refused before it is read. A form of ours comes with our own origin
  /// (RFC 6454 7), or, in older browsers, with none; then its token must do.
  ///
  /// - Throws: ``Refusal`` `.forbidden` "form.origin".
  func checkOrigin(base: String?) throws(Refusal) {
    let site = request.headers[.fetchSite]
    guard site == nil || site == "same-origin" || site == "none" else {
      throw .forbidden("form.origin")
    }
    guard let origin = request.headers[.origin], origin != base else { return }
    let host = origin.split(separator: "//", maxSplits: 1).last.map(String.init)
    guard host == request.head.authority else { throw .forbidden("form.origin") }
  }

  /// JSON carries no hidden field. In its place stands a header that a page of another site cannot
  /// send without our leave (a "preflight", Fetch 4.8), which we never give.
  ///
  /// - Throws: ``Refusal`` `.forbidden` "form.token".
  func checkToken(of form: Form, isJSON: Bool) throws(Refusal) {
    let holds = isJSON ? request.headers[.wuzhi] == "1" : seal.holds(form["token"])
    guard holds else { throw .forbidden("form.token") }
  }

  /// The key as it counts: for this address and this sender. The forms of one page share a key, and
  /// a key that a program made up may be another's too; without a sender known by a cookie, the
  /// same words make the same sender.
  func bound(_ key: String?, _ form: Form) -> String? {
    guard let key else { return nil }
    let door = address.prefix { $0 != "?" }
    let sender =
      seal.owner
      ?? form.fields.filter { $0.name != "token" && $0.name != "key" }
      .map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    return "\(door) \(key) \(sender)"
  }

  /// The idempotency key of the form, or of the header that stands for it.
  ///
  /// - Throws: ``Refusal`` `.invalid` "form.key" for one that could meet another by chance.
  func key(of form: Form) throws(Refusal) -> String? {
    let key = form["key"].isEmpty ? request.headers[.idempotencyKey] ?? "" : form["key"]
    guard !key.isEmpty else { return nil }
    guard FormSeal.isKey(key) else { throw .invalid("form.key", field: "key") }
    return key
  }
}

/// Whether a header holds these very bytes. The library's search would take a tenth of the time of
/// a short answer.
func mentions(_ header: String, _ part: String) -> Bool {
  let (header, part) = (header.utf8, part.utf8)
  var place = header.startIndex
  while place < header.endIndex {
    if header[place] == part.first, header[place...].starts(with: part) { return true }
    header.formIndex(after: &place)
  }
  return false
}

extension HTTPField.Name {
  static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
  static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
  static let wuzhi = HTTPField.Name("X-Wuzhi")!
}

/// Where a request comes from. Used to count tries, never logged or stored.
struct Caller: Sendable {
  private let address: SocketAddress?
  /// What the proxy in front of us says; the last entry is the one that it wrote itself.
  private let forwarded: String?

  /// Whether something stands between that the settings do not know of.
  private let isRelayed: Bool

  init(_ channel: any Channel, _ forwarded: String?, trusted: Bool) {
    address = channel.remoteAddress
    isRelayed = forwarded != nil && !trusted
    self.forwarded = (trusted ? forwarded : nil)?.split(separator: ",").last.map { entry in
      String(entry.filter { $0 != " " })
    }
  }

  var text: String { forwarded ?? address?.ipAddress ?? "unknown" }

  var isThisMachine: Bool {
    let text = text
    return !isRelayed && (text.hasPrefix("127.") || text == "::1" || text.hasPrefix("::ffff:127."))
  }
}

/// What Hummingbird hands along with a request.
struct Passage: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }
}
