import Kernel

// `migration` belongs to no place: its rows stand under community 0.

extension Database {
  /// Runs each migration that has not run, in order, each in a transaction of its own.
  ///
  /// - Throws: ``Fault`` `.broken` where a migration's text has changed since it ran, or where the
  ///   database has migrations that this program does not know. Nothing has run then.
  public func migrate(_ migrations: [Migration]) async throws -> [String] {
    let engine = self.engine
    let done = try await act(in: PlaceID(0)) { db in
      try db.run(Migration.table)
      return try Migration.done(in: db)
    }
    let due = try Migration.due(migrations, done: done, on: engine)
    for migration in due {
      try await act(in: PlaceID(0)) { try migration.run(in: $0, on: engine) }
    }
    return due.map(\.name)
  }
}

extension Migration {
  fileprivate static let table: SQL = """
    CREATE TABLE IF NOT EXISTS migration (
      community BIGINT NOT NULL DEFAULT 0,
      name TEXT NOT NULL,
      digest TEXT NOT NULL,
      at BIGINT NOT NULL,
      PRIMARY KEY (community, name)
    )
    """

  /// Digests of the migrations that have run, by name.
  fileprivate static func done(in db: Transaction) throws -> [String: String] {
    let rows = try db.all("SELECT name, digest FROM migration WHERE community = 0") {
      (try $0[0] as String, try $0[1] as String)
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  fileprivate static func due(
    _ migrations: [Migration], done: [String: String], on engine: Engine
  ) throws -> [Migration] {
    let unknown = Set(done.keys).subtracting(migrations.map(\.name)).sorted()
    guard unknown.isEmpty else {
      throw Fault(
        .broken,
        "the database is newer than this program: it has \(unknown.joined(separator: ", "))")
    }
    for migration in migrations {
      guard let old = done[migration.name] else { continue }
      guard old == migration.digest(on: engine) else {
        throw Fault(.broken, "the migration \(migration.name) has been changed since it ran")
      }
    }
    return migrations.filter { done[$0.name] == nil }
  }

  fileprivate func run(in db: Transaction, on engine: Engine) throws {
    try db.connection.script(text(for: engine))
    try db.run(
      """
      INSERT INTO migration (community, name, digest, at)
      VALUES (0, \(name), \(digest(on: engine)), \(db.writtenAt))
      """)
  }

  /// FNV-1a of 64 bits: it finds an edit, it need not withstand an enemy.
  private func digest(on engine: Engine) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text(for: engine).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let hex = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
