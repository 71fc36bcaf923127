public import Files
import Hummingbird
import HummingbirdCore
public import Kernel
import Ledger
public import Registry
public import Store

/// One request, as a slice sees it: who asks under which mandate, what was sent, and the two doors
/// to the database.
public struct Visit: Sendable {
  public let mandate: Mandate
  public let place: Place
  /// Who is signed in, as the frame shows it; nil for anyone else.
  public var session: SessionFace? { ownSession?.face }
  /// The fields and files of a POST.
  public let form: Form
  /// The fields after the question mark.
  public let query: Form
  /// The address as it was asked for, with its query.
  public let address: String
  public let wantsJSON: Bool
  let site: Site
  let parameters: Parameters
  let seal: FormSeal
  /// Whose attempts are counted.
  let caller: Caller
  let ownSession: Session?
  let cookies: Cookies
  /// The name under which the request reached us, such as `127.0.0.1:8080`.
  let host: String?
  /// The browser's own word for itself.
  let userAgent: String?

  /// Hidden fields that every form carries: the token against forged forms and the key that makes
  /// a second sending harmless. On a form shown again the key is the one that was sent. JSON has no
  /// forms and gets none.
  public var formFields: HTML { wantsJSON ? HTML() : seal.fields }

  /// The kind of machine that asks.
  public var device: Device { Device(userAgent: userAgent) }

  /// Where the place is reached from outside, such as `https://wuzhi.example.cn`: for QR codes.
  public var base: String { site.settings.base ?? "http://\(host ?? "127.0.0.1")" }

  /// Where photos are kept.
  public var photos: PhotoShelf { site.photos }

  /// The number in the address, such as that of a matter.
  ///
  /// - Throws: ``Refusal`` `.notFound` where the address holds none.
  public func id<Noun>(_ name: String) throws(Refusal) -> ID<Noun> {
    guard let text = parameters.get(name), let id = ID<Noun>(text) else { throw .notFound }
    return id
  }

  /// The text in the address, such as a secret.
  public func text(_ name: String) throws(Refusal) -> String {
    guard let text = parameters.get(name).flatMap({ Form.decoded($0) }) else { throw .notFound }
    return text
  }

  /// Reads what a page shows, in one consistent view.
  public func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T {
    try await site.database.read(body)
  }

  /// Reads at length, on readers of its own.
  public func report<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws
    -> T
  { try await site.database.report(body) }

  /// Carries out an act once: a form sent again under the same key gets the first answer.
  public func act(_ body: @escaping @Sendable (Transaction) throws -> Done) async throws -> Answer {
    let mandate = mandate
    let done = try await site.database.act(in: mandate.place) { db in
      try db.once(under: mandate) { Done.kept(try body(db)) }
    }
    return Done.read(done).answer
  }

  /// Carries out an act whose outcome is shown at once and never kept, such as a recorded look.
  public func open<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws
    -> T
  { try await site.database.act(in: mandate.place, body) }

  /// Counts a try at something that could be guessed, such as a code on a receipt.
  ///
  /// - Throws: ``Refusal`` `.tooMany` "attempts.many" after too many in too short a time.
  public func countAttempt(at what: String) throws(Refusal) {
    try site.attempts.count(what, from: caller.text, place: place.id, at: mandate.arrivedAt)
  }

  /// Counts a filing by someone without an office: 30 from one address, 600 in a place, each
  /// quarter of an hour.
  ///
  /// - Throws: ``Refusal`` `.tooMany` "filings.many".
  public func countFiling() throws(Refusal) {
    guard session?.office == nil else { return }
    try site.attempts.countFiling(from: caller.text, place: place.id, at: mandate.arrivedAt)
  }

  /// Takes the tries back once one was right, so that who knows the code may come as often as they
  /// like.
  public func forgetAttempts(at what: String) {
    site.attempts.forget(what, from: caller.text, place: place.id)
  }

  /// What a form shown again says of the refusal.
  public func sentence(_ refusal: Refusal) -> String { site.sentences.sentence(for: refusal) }

  /// Has the places read anew, after an act that changed one.
  public func placesChanged() async throws { try await site.reloadPlaces() }
}

/// Who is signed in, as pages show it.
public struct SessionFace: Sendable, Hashable {
  public let person: PersonID
  public let name: String
  /// The body in whose office they act, and what it is called; nil for their own matters.
  public let office: String?

  public init(person: PersonID, name: String, office: String?) {
    self.person = person
    self.name = name
    self.office = office
  }
}
