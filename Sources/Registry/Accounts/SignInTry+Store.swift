public import Kernel
public import Ledger
public import Store

/// Somebody at the door with a name, a password and perhaps a code.
///
/// The three are judged together and get one answer, the same and after the same work for a name
/// that nobody has: who guesses learns neither which names there are nor which of the three was wrong.
public struct SignInTry: Sendable {
  /// The person, where the name is one's; for the caller's records only.
  public let person: PersonID?
  /// Whether the person has signed in from this browser before.
  public let isKnownBrowser: Bool

  private let hash: PasswordHash?
  private let place: PlaceID
  private let account: String
  private let origin: String
  private let browser: String

  /// - Parameters:
  ///   - browser: the secret of a browser that was remembered, if it has one.
  ///   - origin: where the request comes from.
  public static func find(
    _ typed: String, browser: Secret?, from origin: String, at place: PlaceID,
    in db: some Reading
  ) throws -> SignInTry {
    let name = Account.Named(typed)
    let found = try Account.find(name, at: place, in: db)
    let person = found?.account.person
    let isKnown = try KnownBrowser.knows(browser ?? Secret(), person ?? PersonID(0), place, in: db)
    let key = person.map { "person \($0)" } ?? "\(name)"
    return SignInTry(
      person: person, isKnownBrowser: isKnown, hash: found?.account.hash, place: place,
      account: "\(place) \(key)", origin: "\(place) from \(origin)",
      browser: "\(place) \(key) at \(browser?.hash ?? [])")
  }

  /// Works through the password; also where there is no account.
  ///
  /// - Throws: ``Refusal`` `.tooMany` "account.wait" for a stranger after too many wrong tries;
  ///   ``Fault`` `.busy`.
  public func opens(to password: String, by vault: Vault, at now: Instant) async throws -> Bool {
    if !isKnownBrowser { try vault.tries.begin(at: account, from: origin, at: now) }
    return try await vault.locksmith.opens(hash, to: password)
  }

  /// Judges password and code together, and uses the code up.
  ///
  /// - Throws: ``Refusal`` `.invalid` "account.wrong".
  public func admit(
    passwordIsRight: Bool, code: String, by vault: Vault, under mandate: Mandate, in db: Transaction
  ) throws {
    let isCodeRight = try Account.useCode(
      code, of: person ?? PersonID(0), by: vault, under: mandate, in: db)
    guard passwordIsRight, isCodeRight else {
      throw Refusal.invalid("account.wrong", field: "password")
    }
  }

  /// Takes the try back in the counts.
  public func wasRight(by vault: Vault) {
    if isKnownBrowser {
      vault.tries.forget(browser)
    } else {
      vault.tries.wasRight(at: account, from: origin)
    }
  }

  /// Counts a wrong try from a known browser, and answers whether it has to be forgotten now.
  public func isStrangerNow(by vault: Vault, at now: Instant) -> Bool {
    isKnownBrowser && vault.tries.isStrangerNow(browser, at: now)
  }

  /// Computes the password anew where it was kept at another cost than the one of today; nil where
  /// nothing is to be done.
  public func renewed(_ password: String, by vault: Vault) async throws -> RenewedHash? {
    guard let person, let hash, hash.cost != vault.locksmith.cost else { return nil }
    return RenewedHash(
      person: person, place: place, old: hash.text,
      text: try await vault.locksmith.hash(password).text)
  }
}

/// A password computed at today's cost.
public struct RenewedHash: Sendable {
  let person: PersonID
  let place: PlaceID
  let old: String
  let text: String

  /// Keeps it, unless the password was changed meanwhile. The password is the same: no act.
  public func keep(in db: Transaction) throws {
    try db.run(
      """
      UPDATE account SET password = \(text)
      WHERE community = \(place) AND person_id = \(person) AND password = \(old)
      """)
  }
}

/// Browsers from which somebody has signed in with a password before.
///
/// What a stranger does at the account never delays them. Kept is the hash of a secret cookie,
/// nothing about the machine.
public enum KnownBrowser {
  public static let days = 180

  static func knows(_ browser: Secret, _ person: PersonID, _ place: PlaceID, in db: some Reading)
    throws -> Bool
  {
    let end: Instant? = try db.value(
      """
      SELECT ends_at FROM known_browser WHERE community = \(place)
        AND secret_hash = \(browser.hash) AND person_id = \(person)
      """)
    return end != nil
  }

  /// Remembers the browser for the person who has just signed in from it.
  public static func remember(
    _ browser: Secret, of person: PersonID, under mandate: Mandate, in db: Transaction
  ) throws {
    let end = mandate.arrivedAt.advanced(days: days)
    try db.run(
      """
      INSERT INTO known_browser (community, secret_hash, person_id, ends_at)
      VALUES (\(mandate.place), \(browser.hash), \(person), \(end))
      ON CONFLICT (community, secret_hash, person_id) DO UPDATE SET ends_at = excluded.ends_at
      """)
  }

  public static func forget(
    _ browser: Secret, of person: PersonID, at place: PlaceID, in db: Transaction
  ) throws {
    try db.run(
      """
      DELETE FROM known_browser WHERE community = \(place)
        AND secret_hash = \(browser.hash) AND person_id = \(person)
      """)
  }

  static func forgetAll(of person: PersonID, at place: PlaceID, in db: Transaction) throws {
    try db.run(
      "DELETE FROM known_browser WHERE community = \(place) AND person_id = \(person)")
  }
}
