import Store

/// Whether the database answers.
enum Health {
  static func check(_ database: any Database) async throws {
    _ = try await database.read { db in
      try db.value("SELECT community FROM place WHERE community > 0 LIMIT 1", as: Int64.self)
    }
  }
}
