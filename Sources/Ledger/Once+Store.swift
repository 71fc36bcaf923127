import Crypto
public import Kernel
public import Store

extension Transaction {
  /// Carries out an act once for its key: the same key gets the first answer again.
  ///
  /// A form may reach us twice, from an impatient finger or a line that dropped the answer. Only
  /// the hash of the key is stored, and the answer is sealed under the key itself (AES-GCM), since
  /// an answer may hold the secret of a receipt: who reads the table learns nothing. The key counts
  /// for the one who sent it, and an act that refuses keeps no answer.
  ///
  /// - Throws: what `body` throws.
  public func once(under mandate: Mandate, _ body: () throws -> String) throws -> String {
    guard let key = mandate.key else { return try body() }
    let seal = SymmetricKey(data: SHA256.hash(data: Array("wuzhi answer \(key)".utf8)))
    let name = Array(SHA256.hash(data: Array("\(mandate.actorText) \(key)".utf8)))
    let kept: [UInt8]? = try value(
      "SELECT sealed FROM answer WHERE community = \(mandate.place) AND key_hash = \(name)")
    if let kept {
      let box = try AES.GCM.SealedBox(combined: kept)
      return String(decoding: try AES.GCM.open(box, using: seal), as: UTF8.self)
    }
    let answer = try body()
    let sealed = Array(try AES.GCM.seal(Array(answer.utf8), using: seal).combined!)
    try run(
      """
      INSERT INTO answer (community, key_hash, sealed, at)
      VALUES (\(mandate.place), \(name), \(sealed), \(writtenAt))
      """)
    return answer
  }
}

/// The tables of the record.
public enum LedgerSchema {
  /// For how long a form sent again still gets its first answer.
  public static let answerDays = 30

  public static let sweeps = [
    Sweep("answers") { place, now, db in
      try db.run(
        """
        DELETE FROM answer WHERE community = \(place) AND key_hash IN (
          SELECT key_hash FROM answer
          WHERE community = \(place) AND at < \(now.advanced(days: -answerDays))
          ORDER BY at LIMIT \(Sweep.most))
        """)
    }
  ]

  public static let migrations = [
    Migration(
      "ledger-0001-chain",
      """
      CREATE TABLE ledger (
        community BIGINT NOT NULL, seq BIGINT NOT NULL, written_at BIGINT NOT NULL,
        arrived_at BIGINT NOT NULL, verb TEXT NOT NULL, subject BIGINT NOT NULL,
        actor TEXT NOT NULL, capacity TEXT NOT NULL, channel TEXT NOT NULL, facts TEXT NOT NULL,
        hash BYTEA NOT NULL, PRIMARY KEY (community, seq));
      CREATE INDEX ledger_subject ON ledger (community, subject, seq);
      CREATE TABLE ledger_head (
        community BIGINT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, hash BYTEA NOT NULL,
        last_id BIGINT NOT NULL, at BIGINT NOT NULL);
      CREATE TABLE answer (
        community BIGINT NOT NULL, key_hash BYTEA NOT NULL, sealed BYTEA NOT NULL, at BIGINT NOT NULL,
        PRIMARY KEY (community, key_hash));
      CREATE INDEX answer_at ON answer (community, at);
      """)
  ]
}
