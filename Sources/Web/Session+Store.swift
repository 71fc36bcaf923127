public import Kernel
import Ledger
import Registry
public import Store

extension Session {
  /// The session under a secret, with the powers of the day; nil where there is none or it is over.
  static func find(_ secret: Secret, place: PlaceID, at now: Instant, in db: some Reading) throws
    -> Session?
  {
    let found = try db.one(
      """
      SELECT s.person_id, p.name, s.body_id, b.name, s.ends_at, s.started_at, s.sure_at, s.id
      FROM session s
      JOIN person p ON p.community = s.community AND p.id = s.person_id
      LEFT JOIN body b ON b.community = s.community AND b.id = s.body_id
      WHERE s.community = \(place) AND s.secret_hash = \(secret.hash) AND s.ends_at > \(now)
      """
    ) { row in
      (
        face: SessionFace(person: try row[0], name: try row[1], office: try row[3]),
        body: try row[2] as BodyID?, endsAt: try row[4] as Instant,
        startedAt: try row[5] as Instant, sureAt: try row[6] as Instant,
        number: try row[7] as Int64
      )
    }
    guard let found else { return nil }
    let (powers, scope) = try Grant.powers(
      of: found.face.person, office: found.body, on: now.day, place: place, in: db)
    return Session(
      secret: secret, face: found.face, body: found.body, powers: powers, scope: scope,
      startedAt: found.startedAt, endsAt: found.endsAt, sureAt: found.sureAt,
      number: found.number)
  }

  /// Begins a session and sweeps away those of the place that are over.
  static func start(
    _ secret: Secret, of person: PersonID, office: BodyID?, on device: Device,
    under mandate: Mandate, in db: Transaction
  ) throws {
    let (now, number) = (mandate.arrivedAt, db.newNumber())
    try db.run("DELETE FROM session WHERE community = \(mandate.place) AND ends_at <= \(now)")
    let end = now.advanced(milliseconds: lasting(office: office))
    try db.run(
      """
      INSERT INTO session (community, secret_hash, person_id, body_id, started_at, ends_at, id,
        device, used_at, sure_at)
      VALUES (\(mandate.place), \(secret.hash), \(person), \(office), \(now), \(end), \(number),
        \(device), \(now), \(now))
      """)
    try db.record(.sessionStarted, about: person, under: mandate)
  }

  /// Moves the end on, for a session that is in use.
  func prolong(at now: Instant, place: PlaceID, in db: Transaction) throws {
    try db.run(
      """
      UPDATE session SET ends_at = \(end(at: now)), used_at = \(now)
      WHERE community = \(place) AND secret_hash = \(secret.hash)
      """)
  }

  /// Signs out.
  func end(under mandate: Mandate, in db: Transaction) throws {
    try db.run(
      "DELETE FROM session WHERE community = \(mandate.place) AND secret_hash = \(secret.hash)")
    try db.record(.sessionEnded, about: face.person, under: mandate)
  }

  /// Ends all sessions of a person at once, as when a telephone is lost.
  public static func endAll(of person: PersonID, under mandate: Mandate, in db: Transaction) throws
  {
    let ended = try db.run(
      "DELETE FROM session WHERE community = \(mandate.place) AND person_id = \(person)")
    if ended > 0 { try db.record(.sessionEnded, about: person, under: mandate) }
  }
}

/// The tables of signing in.
public enum WebSchema {
  /// Sessions that have ended, and links a month after theirs: until then their page says that
  /// they were used.
  public static let sweeps = [
    Sweep("sessions") { place, now, db in
      try db.run(
        """
        DELETE FROM session WHERE community = \(place) AND secret_hash IN (
          SELECT secret_hash FROM session WHERE community = \(place) AND ends_at < \(now)
          ORDER BY ends_at LIMIT \(Sweep.most))
        """)
    },
    Sweep("sign-in links") { place, now, db in
      try db.run(
        """
        DELETE FROM sign_in_link WHERE community = \(place) AND secret_hash IN (
          SELECT secret_hash FROM sign_in_link
          WHERE community = \(place) AND ends_at < \(now.advanced(days: -30))
          ORDER BY ends_at LIMIT \(Sweep.most))
        """)
    },
  ]

  public static let migrations = [
    Migration(
      "web-0001-signing-in",
      """
      CREATE TABLE session (
        community BIGINT NOT NULL, secret_hash BYTEA NOT NULL, person_id BIGINT NOT NULL,
        body_id BIGINT, started_at BIGINT NOT NULL, ends_at BIGINT NOT NULL,
        PRIMARY KEY (community, secret_hash));
      CREATE INDEX session_end ON session (community, ends_at);
      CREATE INDEX session_person ON session (community, person_id);
      CREATE TABLE sign_in_link (
        community BIGINT NOT NULL, secret_hash BYTEA NOT NULL, person_id BIGINT NOT NULL,
        body_id BIGINT, made_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, used_at BIGINT,
        PRIMARY KEY (community, secret_hash));
      CREATE INDEX sign_in_link_end ON sign_in_link (community, ends_at);
      """,
      personal: [
        PersonalColumn(
          "session.person_id", purpose: "to know who is signed in", basis: .contract,
          class: .identifying, retentionDays: 30),
        PersonalColumn(
          "sign_in_link.person_id", purpose: "to let the person sign in", basis: .contract,
          class: .identifying, retentionDays: 30),
      ]),
    Migration(
      "web-0002-session-list",
      """
      DELETE FROM session WHERE community > 0;
      ALTER TABLE session ADD COLUMN id BIGINT NOT NULL DEFAULT 0;
      ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT 'computer';
      ALTER TABLE session ADD COLUMN used_at BIGINT NOT NULL DEFAULT 0;
      ALTER TABLE session ADD COLUMN sure_at BIGINT NOT NULL DEFAULT 0;
      """),
  ]
}
