import Kernel
import Store
import Text

/// The search index of matters, the one table that differs between the engines.
///
/// Both hold the bigrams that Text cuts. FTS5 has no column for the place, so that the place is a
/// token of its own, in the private-use area, which no typed text gives; PostgreSQL has both.
enum MatterSearch {
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

  /// The condition on `m.id` that finds `typed`, or nil where there is nothing to search for.
  static func condition(_ typed: String, at place: PlaceID, on engine: Engine) -> SQL? {
    let terms = Tokens.query(typed)
    switch engine {
    case .sqlite:
      guard let match = Tokens.ftsMatch(terms) else { return nil }
      return """
        m.id IN (SELECT rowid FROM matter_search -- community: a token
          WHERE matter_search MATCH \("\"\(token(of: place))\" AND " + match))
        """
    case .postgres:
      guard let query = Tokens.tsquery(terms) else { return nil }
      return """
        m.id IN (SELECT matter_id FROM matter_search
          WHERE community = \(place) AND words @@ CAST(\(query) AS tsquery))
        """
    }
  }

  private static func token(of place: PlaceID) -> String { "\u{E000}\(place)" }
}
