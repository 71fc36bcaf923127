import Crypto
import Kernel
import Ledger
import Store

extension ImportChunk {
  /// Keeps rows until the time is up, and answers what became of each; at least of one.
  func keep(in db: Transaction) throws -> [Outcome] {
    let end = ContinuousClock.now + ImportChunk.timeMost
    var outcomes: [Outcome] = []
    for line in lines {
      switch line.matter {
      case .failure(let refusal): outcomes.append(.refused(refusal))
      case .success(let matter):
        outcomes.append(try Matter.importRow(matter, of: self, under: mandate, in: db))
      }
      if ContinuousClock.now >= end { break }
    }
    return outcomes
  }
}

extension Matter {
  /// Keeps a row of another system's table as a matter, once.
  ///
  /// It keeps the times of its table; only the import itself, and the clock of an open matter,
  /// are of now. Nobody holds its secret: the filer of then has no account of ours.
  ///
  /// - Throws: ``Refusal`` `.forbidden` "power.missing". A changed row is no error but the outcome
  ///   `.refused` with "import.changed".
  static func importRow(
    _ row: ImportedMatter, of chunk: ImportChunk, under mandate: Mandate, in db: Transaction
  ) throws -> ImportChunk.Outcome {
    try mandate.require(.importMatters)
    let id: MatterID = db.newID()
    let seal = RowSeal(of: row.digest)
    let claimed = try db.run(
      """
      INSERT INTO import_row (community, source, row_key, digest, matter_id)
      VALUES (\(mandate.place), \(chunk.source), \(row.key), \(seal.bytes), \(id))
      ON CONFLICT (community, source, row_key) DO NOTHING
      """)
    guard claimed == 1 else { return try known(row, of: chunk, at: mandate.place, in: db) }
    try row.insert(id, of: chunk, under: mandate, in: db)
    try MatterSearch.add(id, row.words + "\n" + row.spot, at: mandate.place, in: db)
    try row.note(id, under: mandate, in: db)
    try db.record(.matterImported, about: id, under: mandate, ["row": Fact(digest: seal.hash)])
    return .loaded(isDoubtful: row.isDoubtful)
  }

  private static func known(
    _ row: ImportedMatter, of chunk: ImportChunk, at place: PlaceID, in db: Transaction
  ) throws -> ImportChunk.Outcome {
    let kept: [UInt8]? = try db.value(
      """
      SELECT digest FROM import_row
      WHERE community = \(place) AND source = \(chunk.source) AND row_key = \(row.key)
      """)
    guard let kept, RowSeal(bytes: kept).seals(row.digest) else {
      return .refused(.conflict("import.changed"))
    }
    return .repeated
  }
}

extension ImportedMatter {
  fileprivate func insert(
    _ id: MatterID, of chunk: ImportChunk, under mandate: Mandate, in db: Transaction
  ) throws {
    let number = try Matter.nextNumber(on: filedAt.day, at: mandate.place, in: db)
    let clock = chunk.clocks[state]
    try db.run(
      """
      INSERT INTO matter (community, id, number, state, words, spot, channel, code_hash, filed_at,
        replied_at, closed_at, due_at, due_rule, due_since, extended, source, doubtful)
      VALUES (\(mandate.place), \(id), \(number.rawValue), \(state), \(words), \(spot),
        \(mandate.channel), \(Secret().hash), \(filedAt), \(repliedAt), \(closedAt),
        \(clock?.due), \(clock?.rule), \(clock?.since), 0, \(chunk.source), \(isDoubtful))
      """)
  }

  /// The way of the matter as far as its table tells it, and at last that it came here.
  fileprivate func note(_ id: MatterID, under mandate: Mandate, in db: Transaction) throws {
    for step in way(importedAt: mandate.arrivedAt) {
      try db.run(
        """
        INSERT INTO matter_step (community, matter_id, id, kind, at, words)
        VALUES (\(mandate.place), \(id), \(db.newNumber()), \(step.kind), \(step.at),
          \(step.words))
        """)
    }
  }
}

/// What is kept of a row to know it again: 16 random bytes, and SHA-256 of them and the digest.
///
/// Salted, since the record keeps the hash for ever: once the row is erased here, nobody can find
/// out by trial what its cells said.
struct RowSeal {
  let bytes: [UInt8]

  var hash: ArraySlice<UInt8> { bytes.dropFirst(16) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(of digest: [UInt8]) {
    let salt = randomBytes(16)
    bytes = salt + RowSeal.hash(digest, salt)
  }

  func seals(_ digest: [UInt8]) -> Bool { RowSeal.hash(digest, bytes.prefix(16)) == Array(hash) }

  private static func hash(_ digest: [UInt8], _ salt: some Sequence<UInt8>) -> [UInt8] {
    Array(SHA256.hash(data: Array(salt) + digest))
  }
}
