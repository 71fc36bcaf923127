public import Kernel
public import Ledger
public import Store

extension Matter {
  /// The matter that a secret opens.
  ///
  /// - Throws: ``Refusal`` `.notFound` where the secret opens nothing, or no longer.
  public static func opened(by secret: Secret, under mandate: Mandate, in db: some Reading) throws
    -> Matter
  {
    let found = try db.one(
      """
      SELECT \(columns) FROM matter_key k
      JOIN matter m ON m.community = k.community AND m.id = k.matter_id
      WHERE k.community = \(mandate.place) AND k.secret_hash = \(secret.hash)
        AND (k.ends_at IS NULL OR k.ends_at > \(mandate.arrivedAt))
      """
    ) { try Matter($0) }
    guard let found else { throw Refusal.notFound }
    return found
  }

  /// Opens a matter by what stands on its receipt, and gives a secret for a day.
  ///
  /// A wrong code and a number that does not exist get the same answer. Who calls counts the tries.
  ///
  /// - Throws: ``Refusal`` `.invalid` "matter.code".
  public static func open(
    _ number: Number, code: ShortCode, under mandate: Mandate, in db: Transaction
  ) throws -> Secret {
    let id: MatterID? = try db.value(
      """
      SELECT id FROM matter WHERE community = \(mandate.place) AND number = \(number.rawValue)
        AND code_hash = \(code.hash(of: number.rawValue))
      """)
    guard let id else { throw Refusal.invalid("matter.code", field: "code") }
    let secret = Secret()
    try keep(
      secret, of: id, until: mandate.arrivedAt.advanced(hours: 24), at: mandate.place, in: db)
    try db.record(.matterOpened, about: id, under: mandate)
    return secret
  }

  static func keep(
    _ secret: Secret, of matter: MatterID, until end: Instant?, at place: PlaceID,
    in db: Transaction
  ) throws {
    try db.run(
      """
      INSERT INTO matter_key (community, secret_hash, matter_id, ends_at)
      VALUES (\(place), \(secret.hash), \(matter), \(end))
      """)
  }
}
