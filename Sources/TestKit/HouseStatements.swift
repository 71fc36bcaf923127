/// One SQL statement out of a literal, with where it stands.
struct SQLStatement {
  let file: SourceText
  let line: Int
  /// Words, marks and holes; words as they are written.
  let words: [String]
  /// It says of itself that it reads all communities, as the engines' own upkeep may.
  let isForAll: Bool
  /// It says of itself that its search index has the place as a token.
  let isByToken: Bool

  static let verbs: Set = [
    "SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "CREATE", "ALTER", "DROP",
  ]
  /// What begins a part of a statement, and no sentence.
  static let partVerbs: Set = ["WHERE", "FROM", "JOIN", "VALUES", "PRAGMA", "ORDER", "GROUP"]
  private static let allMark = "-- all communities"
  private static let tokenMark = "-- community: a token"

  /// The statements in the literals of a file.
  static func all(in file: SourceText) -> [SQLStatement] {
    file.literals.filter { begins(with: verbs, $0) }.flatMap { literal in
      statements(of: literal.text).flatMap { line, text in
        split(text).split(separator: ";").map {
          SQLStatement(
            file: file, line: literal.line + line, words: Array($0),
            isForAll: text.contains(allMark), isByToken: text.contains(tokenMark))
        }
      }
    }
  }

  /// Whether the literal's first word is one of these, with another word after it.
  static func begins(with verbs: Set<String>, _ literal: SourceToken) -> Bool {
    var first = literal.text.prefix(40).drop { $0 == " " || $0 == "\n" }
    guard let end = first.firstIndex(where: { $0 == " " || $0 == "\n" }) else { return false }
    let rest = first[end...]
    first = first[..<end]
    return verbs.contains(String(first)) && rest.contains { $0 != " " && $0 != "\n" }
  }

  /// Cuts a script at its semicolons; a comment after one belongs to the statement before it.
  private static func statements(of text: String) -> [(line: Int, text: String)] {
    var found: [(line: Int, text: String)] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let code = line.trimmed
      guard !code.isEmpty else { continue }
      if let last = found.indices.last, !found[last].text.codeEnded || code.hasPrefix("--") {
        found[last].text += "\n" + code
      } else {
        found.append((number, code))
      }
    }
    return found
  }

  /// Words, one-character marks, and `?` for a hole; what stands in quotes or in a comment is left
  /// out.
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var rest = Substring(text)
    while let next = rest.first {
      if rest.hasPrefix("--") {
        rest = rest.drop { $0 != "\n" }
      } else if next == "'" {
        rest = rest.dropFirst().drop { $0 != "'" }.dropFirst()
        words.append("''")
      } else if next.isWordLike {
        let word = rest.prefix { $0.isWordLike }
        words.append(String(word))
        rest = rest[word.endIndex...]
      } else {
        if !next.isWhitespace { words.append(next == SourceToken.hole ? "?" : String(next)) }
        rest = rest.dropFirst()
      }
    }
    return words
  }

  /// Reads nothing but the engine's own tables.
  var readsCatalogs: Bool {
    let tables = words.indices.dropLast().filter {
      ["FROM", "JOIN"].contains(words[$0].uppercased())
    }
    .map { words[$0 + 1] }
    return tables.allSatisfy { $0.hasPrefix("pg_") || $0.hasPrefix("sqlite_") }
  }

  func has(_ word: String) -> Bool { index(of: word) != nil }

  /// Where the words stand one after another, in whatever case.
  func index(of words: String..., from start: Int = 0) -> Int? {
    guard self.words.count >= words.count else { return nil }
    return self.words.indices.dropLast(words.count - 1).first { at in
      at >= start
        && words.indices.allSatisfy { self.words[at + $0].uppercased() == words[$0].uppercased() }
    }
  }

  func violation(_ advice: String) -> Violation { Violation(file.path, line, advice) }
}

/// A table of a `CREATE TABLE`, with its columns and its other clauses.
struct SQLTable {
  let name: String
  /// Each clause between the commas of the outer parentheses.
  let clauses: [[String]]
  private static let constraintWords: Set = [
    "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "CONSTRAINT", "EXCLUDE",
  ]

  /// Nil where the statement makes no table.
  init?(_ statement: SQLStatement) {
    guard statement.words.first == "CREATE", let table = statement.index(of: "TABLE"), table <= 2,
      let open = statement.words.firstIndex(of: "("), open > 0, !statement.has("VIRTUAL")
    else { return nil }
    name = statement.words[open - 1]
    clauses = SQLTable.cut(statement.words[(open + 1)...])
  }

  var columns: [[String]] {
    clauses.filter { !SQLTable.constraintWords.contains($0[0].uppercased()) }
  }

  /// The clause that makes the primary key, and whether it begins with `community`.
  var keyBeginsWithCommunity: Bool? {
    for clause in clauses {
      guard let at = clause.firstIndex(where: { $0.uppercased() == "PRIMARY" }) else { continue }
      return at == 0 ? clause.dropFirst(3).first == "community" : clause[0] == "community"
    }
    return nil
  }

  private static func cut(_ words: ArraySlice<String>) -> [[String]] {
    var clauses: [[String]] = [[]]
    var depth = 0
    for word in words {
      if word == "(" { depth += 1 }
      if word == ")" { depth -= 1 }
      if depth < 0 { break }
      if depth == 0, word == "," {
        clauses.append([])
      } else {
        clauses[clauses.count - 1].append(word)
      }
    }
    return clauses.filter { !$0.isEmpty }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
  /// The last line that is no comment ends in a semicolon.
  fileprivate var codeEnded: Bool {
    let code = split(separator: "\n").last { !$0.hasPrefix("--") }
    return code?.prefix { $0 != "-" }.trimmed.hasSuffix(";") ?? false
  }
}

extension Character {
  fileprivate var isWordLike: Bool {
    isASCII && (isLetter || isNumber || self == "_" || self == "." || self == "$" || self == "\"")
  }
}
