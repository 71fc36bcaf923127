import Kernel
import Store
import Text

/// The search index of matters, the one table that differs between the engines.
///
/// Both hold the bigrams that Text cuts. FTS5 has no column for the place, so that the place is a
/// token of its own, in the private-use area, which no typed text gives; PostgreSQL has both.
struct MatterSearch {
  /// What a list reads from; its matters are `m`.
  let source: SQL
  let condition: SQL
  /// A matter's number, in whose order the source hands matters over.
  let id: SQL

  static let none = MatterSearch(source: "matter m", condition: "1 = 1", id: "m.id")
  private static let nothing = MatterSearch(source: "matter m", condition: "1 = 0", id: "m.id")

  static func add(_ id: MatterID, _ text: String, at place: PlaceID, in db: Transaction) throws {
    switch db.connection.engine {
    case .sqlite:
      try db.run(
        """
        INSERT INTO matter_search (rowid, words) -- community: a token
        VALUES (\(id), \(token(of: place) + " " + Tokens.ftsDocument(text)))
        """)
    case .postgres:
      try db.run(
        """
        INSERT INTO matter_search (community, matter_id, words)
        VALUES (\(place), \(id), CAST(\(Tokens.tsvector(text)) AS tsvector))
        """)
    }
  }

  /// Takes a matter out of the index. FTS5 keeps no text of its own and is told it again.
  static func remove(_ id: MatterID, _ text: String, at place: PlaceID, in db: Transaction) throws {
    switch db.connection.engine {
    case .sqlite:
      try db.run(
        """
        INSERT INTO matter_search (matter_search, rowid, words) -- community: a token
        VALUES ('delete', \(id), \(token(of: place) + " " + Tokens.ftsDocument(text)))
        """)
    case .postgres:
      try db.run(
        "DELETE FROM matter_search WHERE community = \(place) AND matter_id = \(id)")
    }
  }

  /// The search for `typed`, where it is to be one.
  ///
  /// FTS5 walks its index from the newest, so that the first page of a common word takes no longer
  /// than that of a rare one; asked for all numbers first, it took ten times as long.
  static func of(_ typed: String, at place: PlaceID, on engine: Engine) -> MatterSearch {
    if typed.isEmpty { return none }
    let terms = Tokens.query(typed)
    switch engine {
    case .sqlite:
      guard let match = Tokens.ftsMatch(terms) else { return nothing }
      return MatterSearch(
        source: """
          matter_search CROSS JOIN matter m
            ON m.community = \(place) AND m.id = matter_search.rowid
          """, condition: "matter_search MATCH \("\"\(token(of: place))\" AND " + match)",
        id: "matter_search.rowid")
    case .postgres:
      guard let query = Tokens.tsquery(terms) else { return nothing }
      return MatterSearch(
        source: "matter m",
        condition: """
          m.id IN (SELECT matter_id FROM matter_search
            WHERE community = \(place) AND words @@ CAST(\(query) AS tsquery))
          """, id: "m.id")
    }
  }

  private static func token(of place: PlaceID) -> String { "\u{E000}\(place)" }
}
