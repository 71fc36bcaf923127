public import Kernel
public import Store

extension Transaction {
  /// Puts an act into the record of its place, in the act's own transaction.
  ///
  /// - Parameter subject: the thing that the verb's noun names.
  public func record<Noun>(
    _ verb: Verb, about subject: ID<Noun>, under mandate: Mandate, _ facts: [String: Fact] = [:]
  ) throws {
    let head = try Head.fetch(mandate.place, in: self)
    let entry = Entry(
      place: mandate.place, sequence: head.sequence + 1, writtenAt: writtenAt,
      arrivedAt: mandate.arrivedAt, verb: verb, subject: subject.rawValue,
      actor: mandate.actorText, capacity: mandate.capacityText, channel: mandate.channel.rawValue,
      facts: Entry.lines(of: facts))
    let hash = entry.hash(after: head.hash)
    try entry.insert(hash: hash, in: self)
    try Head(sequence: entry.sequence, hash: hash).keep(entry.place, in: self)
  }
}

extension Entry {
  /// Up to `limit` entries about one thing, newest first; only those of a verb where one is given.
  public static func about<Noun>(
    _ subject: ID<Noun>, at place: PlaceID, only verb: Verb? = nil, limit: Int = 200,
    in db: some Reading
  ) throws -> [Entry] {
    try db.all(
      """
      SELECT seq, written_at, arrived_at, verb, subject, actor, capacity, channel, facts
      FROM ledger WHERE community = \(place) AND subject = \(subject)
        AND (\(verb?.code) IS NULL OR verb = \(verb?.code))
      ORDER BY seq DESC LIMIT \(limit)
      """
    ) { try Entry($0, place) }
  }

  fileprivate init(_ row: Row, _ place: PlaceID) throws {
    self.place = place
    sequence = try row[0]
    writtenAt = try row[1]
    arrivedAt = try row[2]
    verb = Verb(try row[3])
    subject = try row[4]
    actor = try row[5]
    capacity = try row[6]
    channel = try row[7]
    facts = try row[8]
  }

  fileprivate func insert(hash: [UInt8], in db: Transaction) throws {
    try db.run(
      """
      INSERT INTO ledger (community, seq, written_at, arrived_at, verb, subject, actor, capacity,
        channel, facts, hash)
      VALUES (\(place), \(sequence), \(writtenAt), \(arrivedAt), \(verb.code), \(subject),
        \(actor), \(capacity), \(channel), \(facts), \(hash))
      """)
  }
}

/// The end of a place's chain.
public struct Head: Hashable, Sendable {
  public let sequence: Int64
  public let hash: [UInt8]

  /// The head of a place; before its first entry, number 0 and zero bytes.
  public static func fetch(_ place: PlaceID, in db: some Reading) throws -> Head {
    try db.one("SELECT seq, hash FROM ledger_head WHERE community = \(place)") {
      Head(sequence: try $0[0], hash: try $0[1])
    } ?? Head(sequence: 0, hash: Entry.firstPrevious)
  }

  /// The numbers and times given so far are kept beside the head, so that a start after a set-back
  /// clock goes on above them.
  fileprivate func keep(_ place: PlaceID, in db: Transaction) throws {
    try db.run(
      """
      INSERT INTO ledger_head (community, seq, hash, last_id, at)
      VALUES (\(place), \(sequence), \(hash), \(db.newNumber()), \(db.writtenAt))
      ON CONFLICT (community) DO UPDATE SET seq = excluded.seq, hash = excluded.hash,
        last_id = excluded.last_id, at = excluded.at
      """)
  }
}

/// What a check of a place's record found.
public struct Verdict: Hashable, Sendable {
  public enum Wrong: Hashable, Sendable {
    /// The entry that should have this number is not there.
    case missing(Int64)
    /// The entry's bytes do not give the hash that it carries.
    case altered(Int64)
    /// The chain ends elsewhere than its head says.
    case cut(Int64)
  }

  public let place: PlaceID
  public let entries: Int64
  /// The first entry that is not as it was written, or nil where the whole chain holds.
  public let wrong: Wrong?

  /// Recomputes the chain of a place from its first entry.
  public static func verify(_ place: PlaceID, in db: some Reading) throws -> Verdict {
    var sequence: Int64 = 0
    var hash = Entry.firstPrevious
    var wrong: Wrong?
    try db.connection.rows(
      """
      SELECT seq, written_at, arrived_at, verb, subject, actor, capacity, channel, facts, hash
      FROM ledger WHERE community = \(place) ORDER BY seq
      """
    ) { row in
      let entry = try Entry(row, place)
      let kept: [UInt8] = try row[9]
      hash = entry.hash(after: hash)
      if entry.sequence != sequence + 1 {
        wrong = .missing(sequence + 1)
      } else if hash != kept {
        wrong = .altered(entry.sequence)
      }
      sequence = entry.sequence
      return wrong == nil
    }
    if wrong == nil, try Head.fetch(place, in: db) != Head(sequence: sequence, hash: hash) {
      wrong = .cut(sequence)
    }
    return Verdict(place: place, entries: sequence, wrong: wrong)
  }
}
