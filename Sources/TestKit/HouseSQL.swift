// One text for both engines, in files that say so, and nothing of one place in another's hands.

extension HouseRule {
  private static let engineRooms: Set = ["Store", "StoreSQLite", "StorePostgres"]

  static let sqlPlaces = HouseRule.each("SQL stands in +Store files") { file in
    guard !file.isStore, !engineRooms.contains(file.room) else { return [] }
    let verbs = SQLStatement.verbs.union(SQLStatement.partVerbs)
    return file.literals.filter { SQLStatement.begins(with: verbs, $0) }.map {
      Violation(file.path, $0.line, "move this SQL to \(storeName(of: file))")
    }
  }

  private static func storeName(of file: SourceText) -> String {
    let noun = file.fileName.prefix { $0 != "+" && $0 != "." }
    return "\(noun)+Store.swift"
  }

  /// Every key and every statement begins at the place that owns the row, so that a place can be
  /// carried out whole, and a forgotten condition never shows another place's rows.
  static let tenancy = HouseRule.each("keys and statements name community") { file in
    SQLStatement.all(in: file).flatMap { statement in
      if statement.isForAll {
        return engineRooms.contains(file.room)
          ? [] : [statement.violation("only an engine reads all communities; name one")]
      }
      if statement.isByToken, file.fileName.hasSuffix("Search+Store.swift") { return [] }
      return statement.words.first?.uppercased() == "CREATE"
        ? tenancyOfSchema(statement) : tenancyOfRows(statement)
    }
  }

  private static func tenancyOfSchema(_ statement: SQLStatement) -> [Violation] {
    if let table = SQLTable(statement) { return tenancy(of: table, statement) }
    let isUnique = statement.index(of: "UNIQUE", "INDEX") != nil
    if isUnique || statement.has("INDEX"), !statement.has("GIN"),
      let open = statement.words.firstIndex(of: "("), statement.words[open + 1] != "community"
    {
      return [
        statement.violation(
          "the index begins with \(statement.words[open + 1]); begin it with community")
      ]
    }
    return []
  }

  private static func tenancy(of table: SQLTable, _ statement: SQLStatement) -> [Violation] {
    var advice: [String] = []
    switch table.keyBeginsWithCommunity {
    case nil: advice.append("has no primary key; write PRIMARY KEY (community, …)")
    case false?: advice.append("has a primary key that does not begin with community")
    case true?: break
    }
    for clause in table.clauses {
      let words = clause.map { $0.uppercased() }
      if let unique = words.firstIndex(of: "UNIQUE"),
        clause.dropFirst(unique + 1).prefix(2) != ["(", "community"]
      {
        advice.append("is UNIQUE across places; write UNIQUE (community, …)")
      }
      if words.contains("REFERENCES"), clause.prefix(4) != ["FOREIGN", "KEY", "(", "community"] {
        advice.append("refers across places; write FOREIGN KEY (community, …)")
      }
    }
    return advice.map { statement.violation("the table \(table.name) \($0)") }
  }

  private static func tenancyOfRows(_ statement: SQLStatement) -> [Violation] {
    switch statement.words.first?.uppercased() {
    case "INSERT":
      guard statement.has("community") else {
        return [statement.violation("the row has no community; insert it")]
      }
    case "SELECT", "WITH", "UPDATE", "DELETE":
      guard statement.has("UPDATE") || !statement.readsCatalogs else { return [] }
      guard let condition = statement.index(of: "WHERE"),
        statement.words[condition...].contains(where: { $0.isCommunity })
      else {
        return [
          statement.violation("the condition leaves community open; write WHERE community = …")
        ]
      }
    default: return []
    }
    return joins(statement).filter { !$0.contains { $0.isCommunity } }.map {
      statement.violation(
        "the join of \($0.dropFirst().first ?? "") leaves community open; join on it too")
    }
  }

  /// The words of each `JOIN`, to the next clause.
  private static func joins(_ statement: SQLStatement) -> [[String]] {
    let ends: Set = ["JOIN", "LEFT", "INNER", "CROSS", "WHERE", "GROUP", "ORDER", "LIMIT", "UNION"]
    return statement.words.indices.filter { statement.words[$0].uppercased() == "JOIN" }.map { at in
      ["JOIN"] + statement.words[(at + 1)...].prefix { !ends.contains($0.uppercased()) }
    }
  }

  /// A commit carries several acts, each of which has its own savepoint. What is checked only at
  /// the commit would take all of them along with the one that is wrong.
  static let checkedAtOnce = HouseRule.each("constraints are checked at once") { file in
    SQLStatement.all(in: file).filter { $0.has("DEFERRABLE") || $0.has("DEFERRED") }.map {
      $0.violation(
        "a deferred check fails the commit, and with it the acts of others; leave DEFERRABLE out")
    }
  }

  /// What SQLite 3.40 and PostgreSQL 15 do not both read, or read in two ways.
  private static let unportable: [String: String] = [
    "BOOLEAN": "INTEGER 0/1", "SERIAL": "db.newID()", "AUTOINCREMENT": "db.newID()",
    "DATETIME": "BIGINT milliseconds", "TIMESTAMP": "BIGINT milliseconds",
    "GROUP_CONCAT": "rows, joined in Swift", "STRING_AGG": "rows, joined in Swift",
    "NOW": "mandate.arrivedAt or db.writtenAt", "GREATEST": "CASE WHEN", "LEAST": "CASE WHEN",
    "IFNULL": "COALESCE", "JSONB": "TEXT, or columns", "GLOB": "the search index",
    "ILIKE": "lower(x) LIKE", "SKIP": "the engine's locking file",
    "CONSTRAINT": "a clause without a name",
  ]
  private static let nounsOfSQL: Set = [
    "case", "order", "user", "group", "table", "index", "check", "grant", "column", "role", "end",
  ]

  static let portableSQL = HouseRule.each("one SQL text for both engines") { file in
    guard !engineRooms.contains(file.room), !file.fileName.hasPrefix("Search") else { return [] }
    return SQLStatement.all(in: file).flatMap { statement in
      let words = statement.words.compactMap { word in
        unportable[word.uppercased()].map { statement.violation("for \(word) write \($0)") }
      }
      let arrows = zip(statement.words, statement.words.dropFirst()).contains {
        $0 == "-" && $1 == ">"
      }
      let noun = SQLTable(statement).flatMap { table in
        nounsOfSQL.contains(table.name.lowercased())
          ? statement.violation("\(table.name) is a word of SQL; name the table for its noun") : nil
      }
      return words + (arrows ? [statement.violation("JSON is not queried; give it a column")] : [])
        + [noun].compactMap(\.self)
    }
  }
}

extension String {
  /// `community`, or a table's: `m.community`.
  fileprivate var isCommunity: Bool { self == "community" || hasSuffix(".community") }
}
