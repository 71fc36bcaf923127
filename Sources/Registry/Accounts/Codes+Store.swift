public import Kernel
import Ledger
public import Store

/// What a telephone needs to make codes, shown while they are being set up.
public struct CodeDraft: Sendable {
  /// For the QR code.
  public let address: String
  /// For typing, in groups of four.
  public let letters: String
}

extension Account {
  /// Begins to set up codes under a fresh key. Older codes count until the new ones were tried.
  ///
  /// - Throws: ``Refusal`` `.conflict` "account.none" for who has no password.
  public static func beginCodes(by vault: Vault, under mandate: Mandate, in db: Transaction) throws
  {
    let person = try owner(mandate)
    let sealed = try vault.seal(OneTimeCode(), of: person, at: mandate.place)
    let changed = try db.run(
      """
      UPDATE account SET code_draft = \(sealed)
      WHERE community = \(mandate.place) AND person_id = \(person)
      """)
    guard changed == 1 else { throw Refusal.conflict("account.none") }
    try db.record(.codesBegun, about: person, under: mandate)
  }

  /// The codes being set up, or nil.
  public static func codeDraft(
    of person: PersonID, at place: Place, by vault: Vault, in db: some Reading
  ) throws -> CodeDraft? {
    guard let code = try draft(of: person, at: place.id, by: vault, in: db) else { return nil }
    let letters = Array(Letters.base32(code.key))
    let groups = stride(from: 0, to: letters.count, by: 4).map {
      String(letters[$0..<min($0 + 4, letters.count)])
    }
    return CodeDraft(
      address: code.address(place: place.name, account: person.description),
      letters: groups.joined(separator: " "))
  }

  /// Takes the codes into use once one of them was typed, and answers ten recovery codes, which are
  /// kept nowhere.
  ///
  /// - Throws: ``Refusal`` `.conflict` "codes.none", `.invalid` "codes.wrong".
  public static func confirmCodes(
    _ typed: String, by vault: Vault, under mandate: Mandate, in db: Transaction
  ) throws -> [String] {
    let person = try owner(mandate)
    guard let code = try draft(of: person, at: mandate.place, by: vault, in: db) else {
      throw Refusal.conflict("codes.none")
    }
    guard let step = code.step(of: typed, at: mandate.arrivedAt, after: 0) else {
      throw Refusal.invalid("codes.wrong", field: "code")
    }
    try db.run(
      """
      UPDATE account SET code_sealed = code_draft, code_draft = NULL, last_step = \(step)
      WHERE community = \(mandate.place) AND person_id = \(person)
      """)
    try db.record(.codesConfirmed, about: person, under: mandate)
    return try makeRecovery(under: mandate, in: db)
  }

  /// Ten fresh recovery codes; older ones no longer open.
  ///
  /// - Throws: ``Refusal`` `.conflict` "codes.none" for who has no codes.
  public static func makeRecovery(under mandate: Mandate, in db: Transaction) throws -> [String] {
    let person = try owner(mandate)
    guard try fetch(person, at: mandate.place, in: db)?.hasCodes == true else {
      throw Refusal.conflict("codes.none")
    }
    try dropRecovery(of: person, at: mandate.place, in: db)
    let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode() }
    for code in codes {
      try db.run(
        """
        INSERT INTO recovery_code (community, person_id, code_hash)
        VALUES (\(mandate.place), \(person), \(code.hash(of: person.rawValue)))
        """)
    }
    try db.record(.recoveryMade, about: person, under: mandate, ["count": Fact(codes.count)])
    return codes.map(\.text)
  }

  /// Goes back to the password alone.
  public static func endCodes(under mandate: Mandate, in db: Transaction) throws {
    let person = try owner(mandate)
    try db.run(
      """
      UPDATE account SET code_sealed = NULL, code_draft = NULL
      WHERE community = \(mandate.place) AND person_id = \(person)
      """)
    try dropRecovery(of: person, at: mandate.place, in: db)
    try db.record(.codesEnded, about: person, under: mandate)
  }

  /// Whether the code is right, where the account asks for one; uses it up.
  static func useCode(
    _ typed: String, of person: PersonID, by vault: Vault, under mandate: Mandate,
    in db: Transaction
  ) throws -> Bool {
    guard let found = try find(.number(person), at: mandate.place, in: db) else { return false }
    guard let sealed = found.sealed else { return true }
    if let recovery = RecoveryCode(typed) {
      return try use(recovery, of: person, under: mandate, in: db)
    }
    let code = try vault.open(sealed, of: person, at: mandate.place)
    guard let step = code.step(of: typed, at: mandate.arrivedAt, after: found.lastStep) else {
      return false
    }
    try db.run(
      """
      UPDATE account SET last_step = \(step)
      WHERE community = \(mandate.place) AND person_id = \(person)
      """)
    return true
  }

  private static func use(
    _ code: RecoveryCode, of person: PersonID, under mandate: Mandate, in db: Transaction
  ) throws -> Bool {
    let used = try db.run(
      """
      UPDATE recovery_code SET used_at = \(mandate.arrivedAt)
      WHERE community = \(mandate.place) AND person_id = \(person)
        AND code_hash = \(code.hash(of: person.rawValue)) AND used_at IS NULL
      """)
    if used == 1 { try db.record(.recoveryUsed, about: person, under: mandate) }
    return used == 1
  }

  private static func draft(
    of person: PersonID, at place: PlaceID, by vault: Vault, in db: some Reading
  ) throws -> OneTimeCode? {
    let sealed: [UInt8]? = try db.value(
      "SELECT code_draft FROM account WHERE community = \(place) AND person_id = \(person)")
    return try sealed.map { try vault.open($0, of: person, at: place) }
  }

  private static func dropRecovery(of person: PersonID, at place: PlaceID, in db: Transaction)
    throws
  {
    try db.run("DELETE FROM recovery_code WHERE community = \(place) AND person_id = \(person)")
  }

  private static func owner(_ mandate: Mandate) throws(Refusal) -> PersonID {
    guard let person = mandate.person else { throw .signIn }
    return person
  }
}
