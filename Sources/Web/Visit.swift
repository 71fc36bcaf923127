public import Kernel
public import Registry
public import Store

/// One request, as a slice sees it: who asks under which mandate, what was sent, and the two doors
/// to the database.
public struct Visit: Sendable {
  public let mandate: Mandate
  public let place: Place
  /// Who is signed in, as the frame shows it; nil for anyone else.
  public let session: SessionFace?
  /// The fields and files of a POST.
  public let form: Form
  /// The fields after the question mark.
  public let query: Form
  /// The address as it was asked for, with its query.
  public let address: String
  public let wantsJSON: Bool
  /// Hidden fields that every form carries: the token against forged forms and the key that makes
  /// a second sending harmless. On a form shown again the key is the one that was sent.
  public let formFields: HTML
  let parameters: [String: String]
  let database: any Database
  let attempts: Attempts
  /// Whose attempts are counted, such as the address that the request came from.
  let origin: String

  /// The number in the address, such as that of a matter.
  ///
  /// - Throws: ``Refusal`` `.notFound` where the address holds none.
  public func id<Noun>(_ name: String) throws(Refusal) -> ID<Noun> {
    guard let text = parameters[name], let id = ID<Noun>(text) else { throw .notFound }
    return id
  }

  /// The text in the address, such as a secret.
  public func text(_ name: String) throws(Refusal) -> String {
    guard let text = parameters[name] else { throw .notFound }
    return text
  }

  /// Reads what a page shows, in one consistent view.
  public func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T {
    try await database.read(body)
  }

  /// Reads at length, on readers of its own.
  public func report<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws
    -> T
  { try await database.report(body) }

  /// Carries out an act once: a form sent again under the same key gets the first answer.
  public func act(_ body: @escaping @Sendable (Transaction) throws -> Done) async throws -> Answer {
    let mandate = mandate
    let done = try await database.act(in: mandate.place) { db in
      try db.once(under: mandate) { Done.kept(try body(db)) }
    }
    return try Done.answer(done)
  }

  /// Counts a try at something that could be guessed, such as a code on a receipt.
  ///
  /// - Throws: ``Refusal`` `.tooMany` "attempts.many" after too many in too short a time.
  public func countAttempt(at what: String) throws(Refusal) {
    try attempts.count(what, from: origin, place: mandate.place, at: mandate.arrivedAt)
  }
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
