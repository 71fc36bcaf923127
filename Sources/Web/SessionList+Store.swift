public import Kernel
import Ledger
public import Store

/// A session as its person sees it in the list of theirs.
public struct SessionLine: Sendable {
  public let number: Int64
  /// What the body is called in whose office it acts; nil for their own matters.
  public let office: String?
  public let device: Device
  public let startedAt: Instant
  /// When it was last used, by at most an hour in an office, and some days else.
  public let usedAt: Instant
}

extension Visit {
  /// The number of the session that asks.
  public var sessionNumber: Int64? { ownSession?.number }

  /// The sessions of the person who asks, the last used first.
  public func sessions(in db: some Reading) throws -> [SessionLine] {
    guard let person = mandate.person else { return [] }
    return try db.all(
      """
      SELECT s.id, b.name, s.device, s.started_at, s.used_at FROM session s
      LEFT JOIN body b ON b.community = s.community AND b.id = s.body_id
      WHERE s.community = \(mandate.place) AND s.person_id = \(person)
        AND s.ends_at > \(mandate.arrivedAt)
      ORDER BY s.used_at DESC, s.id DESC
      """
    ) {
      SessionLine(
        number: try $0[0], office: try $0[1], device: try $0[2], startedAt: try $0[3],
        usedAt: try $0[4])
    }
  }

  /// Ends one of one's own sessions.
  ///
  /// - Throws: ``Refusal`` `.notFound` for another's, or one that is over.
  public func endSession(_ number: Int64, in db: Transaction) throws {
    guard let person = mandate.person else { throw Refusal.signIn }
    let ended = try db.run(
      """
      DELETE FROM session WHERE community = \(mandate.place) AND person_id = \(person)
        AND id = \(number)
      """)
    guard ended > 0 else { throw Refusal.notFound }
    try db.record(.sessionEnded, about: person, under: mandate)
  }

  /// Ends all of one's own sessions but the one that asks, as when a telephone is lost.
  public func endOtherSessions(in db: Transaction) throws {
    guard let person = mandate.person, let sessionNumber else { throw Refusal.signIn }
    let ended = try db.run(
      """
      DELETE FROM session WHERE community = \(mandate.place) AND person_id = \(person)
        AND id <> \(sessionNumber)
      """)
    if ended > 0 {
      try db.record(.sessionEnded, about: person, under: mandate, ["count": Fact(ended)])
    }
  }

  /// Notes that the person has just given their password again.
  public func noteProof(in db: Transaction) throws {
    guard let person = mandate.person, let sessionNumber else { throw Refusal.signIn }
    try db.run(
      """
      UPDATE session SET sure_at = \(mandate.arrivedAt)
      WHERE community = \(mandate.place) AND person_id = \(person) AND id = \(sessionNumber)
      """)
    try db.record(.sessionProven, about: person, under: mandate)
  }
}
