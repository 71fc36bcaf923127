// What is kept of people is declared beside the table that keeps it (个人信息保护法 5, 6, 13, 19).

extension HouseRule {
  /// Column names, or ends of them, that tell of a person.
  private static let telling: Set = [
    "name", "telephone", "phone", "mobile", "email", "address", "words", "text", "spot", "birthday",
    "born", "sex", "gender", "nation", "ethnicity", "plate", "wechat", "photo", "note", "remark",
    "nickname", "kin", "contact", "occupation", "employer", "username", "login", "agent", "ip",
  ]
  /// What 个人信息保护法 28 and the house hold to be sensitive.
  private static let sensitive: Set = [
    "identity_number", "id_number", "id_card", "health", "illness", "disability", "religion",
    "faith", "biometric", "fingerprint", "face", "bank_account", "bank_card", "income", "hardship",
    "criminal", "correction", "latitude", "longitude", "pregnant",
  ]
  /// Tables of things and bodies: their names and telephones are nobody's.
  private static let things: Set = [
    "place", "estate", "grid", "building", "unit", "home", "body", "migration", "category", "rule",
  ]
  private static let thingColumns: Set = ["name", "telephone", "phone", "address"]

  static let personalColumns = HouseRule.each("personal columns are declared") { file in
    let statements = SQLStatement.all(in: file)
    let declared = declarations(in: file)
    let columns = statements.flatMap { statement in
      SQLTable(statement).map { table in
        table.columns.map { (statement, table.name, $0[0]) }
      } ?? added(statement)
    }
    return columns.compactMap { statement, table, column in
      problem(of: column, in: table, declared: declared).map { statement.violation($0) }
    } + encrypted(file)
  }

  private static func problem(of column: String, in table: String, declared: Set<String>) -> String?
  {
    let full = "\(table).\(column)"
    if sensitive.contains(column) || sensitive.contains(where: { column.hasSuffix("_" + $0) }) {
      return "\(full) is sensitive (class S) and must not be kept before it is encrypted by field"
    }
    let last = column.split(separator: "_").last.map(String.init) ?? column
    guard telling.contains(column) || telling.contains(last), !declared.contains(full),
      !(things.contains(table) && thingColumns.contains(column))
    else { return nil }
    return
      "\(full) tells of a person; add PersonalColumn(\"\(full)\", purpose:basis:class:retentionDays:) to this migration"
  }

  private static func added(_ statement: SQLStatement) -> [(SQLStatement, String, String)] {
    guard statement.words.first == "ALTER", let add = statement.index(of: "ADD", "COLUMN"),
      statement.words.count > max(add + 2, 2)
    else { return [] }
    return [(statement, statement.words[2], statement.words[add + 2])]
  }

  /// The columns that the file declares: the first literal of each `PersonalColumn(…)`.
  private static func declarations(in file: SourceText) -> Set<String> {
    Set(
      file.tokens.indices.dropLast(2).filter {
        file.tokens[$0].isWord("PersonalColumn") && file.tokens[$0 + 2].kind == .literal
      }.map { file.tokens[$0 + 2].text })
  }

  private static func encrypted(_ file: SourceText) -> [Violation] {
    guard file.isStore, file.tokens.contains(where: { $0.isWord("PersonalColumn") }) else {
      return []
    }
    return file.tokens.filter { $0.isWord("sensitive") }.map {
      Violation(
        file.path, $0.line, "class S is refused until fields can be encrypted; leave the column out"
      )
    }
  }
}
