public import Kernel
public import Ledger
import Registry
public import Store

extension SignInLink {
  /// Makes a link for a person, and answers its secret, which is kept nowhere.
  ///
  /// - Parameters:
  ///   - office: the body in whose office they will act; nil for their own matters.
  ///   - minutes: for how long the link is good.
  /// - Throws: ``Refusal`` `.forbidden` "power.missing" for whoever is neither the program's operator
  ///   nor has the power; `.notFound` where the place has no such person or body.
  public static func make(
    for person: PersonID, office: BodyID?, minutes: Int = 24 * 60, under mandate: Mandate,
    in db: Transaction
  ) throws -> Secret {
    if mandate.actor != .system { try mandate.require(.offerSignIn) }
    guard try Person.fetch(person, at: mandate.place, in: db) != nil else { throw Refusal.notFound }
    if let office {
      guard try Body.fetch(office, at: mandate.place, in: db) != nil else { throw Refusal.notFound }
      try checkWithin(person, office, under: mandate, in: db)
    }
    let secret = Secret()
    try db.run(
      """
      INSERT INTO sign_in_link (community, secret_hash, person_id, body_id, made_at, ends_at)
      VALUES (\(mandate.place), \(secret.hash), \(person), \(office), \(mandate.arrivedAt),
        \(mandate.arrivedAt.advanced(minutes: minutes)))
      """)
    try db.record(.signInOffered, about: person, under: mandate)
    return secret
  }

  /// Whoever holds the link holds the office, so nobody makes one for more than they may do.
  private static func checkWithin(
    _ person: PersonID, _ office: BodyID, under mandate: Mandate, in db: some Reading
  ) throws {
    guard mandate.actor != .system else { return }
    let (powers, scope) = try Grant.powers(
      of: person, office: office, on: mandate.arrivedAt.day, place: mandate.place, in: db)
    let isWithin =
      powers.isSubset(of: mandate.powers)
      && (mandate.scope.contains(.place) || scope.isSubset(of: mandate.scope))
    guard isWithin else { throw Refusal.forbidden("grant.beyond") }
  }

  /// The link under a secret, used or not.
  ///
  /// - Throws: ``Refusal`` `.notFound`.
  static func find(_ secret: Secret, place: PlaceID, in db: some Reading) throws -> SignInLink {
    let link = try db.one(
      """
      SELECT l.person_id, p.name, l.body_id, b.name, l.ends_at, l.used_at FROM sign_in_link l
      JOIN person p ON p.community = l.community AND p.id = l.person_id
      LEFT JOIN body b ON b.community = l.community AND b.id = l.body_id
      WHERE l.community = \(place) AND l.secret_hash = \(secret.hash)
      """
    ) { row in
      SignInLink(
        person: try row[0], name: try row[1], body: try row[2], office: try row[3],
        endsAt: try row[4], usedAt: try row[5])
    }
    guard let link else { throw Refusal.notFound }
    return link
  }

  /// Uses the link up and begins the session that `session` is the secret of.
  static func use(
    _ secret: Secret, session: Secret, on device: Device, under mandate: Mandate,
    in db: Transaction
  ) throws -> SignInLink {
    let link = try find(secret, place: mandate.place, in: db)
    try link.check(at: mandate.arrivedAt)
    try db.run(
      """
      UPDATE sign_in_link SET used_at = \(mandate.arrivedAt)
      WHERE community = \(mandate.place) AND secret_hash = \(secret.hash)
      """)
    try Session.start(
      session, of: link.person, office: link.body, on: device, under: mandate, in: db)
    return link
  }
}
