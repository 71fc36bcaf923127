public import Kernel
import Ledger
public import Store

/// A password that has been checked and worked through, ready to be kept.
public struct NewPassword: Sendable {
  let person: PersonID
  let login: String?
  let hash: PasswordHash

  /// Checks what was typed and computes what is kept, before any transaction.
  ///
  /// - Throws: the refusals of ``Account/refusals``; ``Fault`` `.busy`.
  public static func make(
    _ typed: String, again: String, login: String, for person: Person, at place: Place,
    by vault: Vault
  ) async throws -> NewPassword {
    let login = try Account.login(login)
    guard typed == again else { throw Refusal.invalid("password.again", field: "again") }
    try Password.check(
      typed,
      own: [
        person.name, person.telephone ?? "", login ?? "", place.name, place.telephone,
        person.id.description,
      ])
    return NewPassword(
      person: person.id, login: login, hash: try await vault.locksmith.hash(typed))
  }

  /// Keeps it. Browsers that were known are strangers again; ending other sessions is the caller's.
  ///
  /// - Throws: ``Refusal`` `.forbidden` "power.missing" for anybody's but one's own; `.conflict`
  ///   "account.login-taken".
  public func keep(under mandate: Mandate, in db: Transaction) throws {
    guard mandate.person == person else { throw Refusal.forbidden("power.missing") }
    if let login {
      let taken: PersonID? = try db.value(
        "SELECT person_id FROM account WHERE community = \(mandate.place) AND login = \(login)")
      guard taken == nil || taken == person else {
        throw Refusal(.conflict, "account.login-taken", field: "login")
      }
    }
    try db.run(
      """
      INSERT INTO account (community, person_id, login, password, set_at, last_step)
      VALUES (\(mandate.place), \(person), \(login), \(hash.text), \(mandate.arrivedAt), 0)
      ON CONFLICT (community, person_id) DO UPDATE SET login = excluded.login,
        password = excluded.password, set_at = excluded.set_at
      """)
    try KnownBrowser.forgetAll(of: person, at: mandate.place, in: db)
    try db.record(.passwordSet, about: person, under: mandate)
  }
}

extension Account {
  /// The account of a person; nil where they have set no password.
  public static func fetch(_ person: PersonID, at place: PlaceID, in db: some Reading) throws
    -> Account?
  { try find(.number(person), at: place, in: db)?.account }

  /// The account that a typed name belongs to, with what its codes are checked by.
  static func find(_ name: Named, at place: PlaceID, in db: some Reading) throws
    -> (account: Account, sealed: [UInt8]?, lastStep: Int64)?
  {
    let condition: SQL =
      switch name {
      case .number(let person): "a.person_id = \(person)"
      case .login(let login): "a.login = \(login)"
      }
    return try db.one(
      """
      SELECT a.person_id, a.login, a.password, a.set_at, a.code_sealed, a.last_step,
        (SELECT COUNT(*) FROM recovery_code r WHERE r.community = a.community
          AND r.person_id = a.person_id AND r.used_at IS NULL)
      FROM account a WHERE a.community = \(place) AND \(condition)
      """
    ) { row in
      guard let hash = PasswordHash(try row[2]) else {
        throw Fault(.broken, "a kept password is no PHC string")
      }
      let sealed: [UInt8]? = try row[4]
      let account = Account(
        person: try row[0], login: try row[1], setAt: try row[3], hasCodes: sealed != nil,
        recoveryLeft: try row[6], hash: hash)
      return (account, sealed, try row[5])
    }
  }

  /// Whether the password is the one of the account, asked of who is signed in already. Tries are
  /// counted as at the door.
  ///
  /// - Throws: ``Refusal`` `.invalid` "account.password", `.tooMany` "account.wait".
  public func prove(_ password: String, by vault: Vault, under mandate: Mandate) async throws {
    let key = "\(mandate.place) proof \(person)"
    try vault.tries.begin(at: key, from: key + " origin", at: mandate.arrivedAt)
    guard try await vault.locksmith.opens(hash, to: password) else {
      throw Refusal.invalid("account.password", field: "password")
    }
    vault.tries.wasRight(at: key, from: key + " origin")
  }
}
