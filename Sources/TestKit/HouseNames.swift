// Names are nouns that a community worker would write in a letter.

extension HouseRule {
  private static let emptySuffixes = [
    "Manager": "the noun that it manages", "Service": "the noun that acts",
    "Helper": "a function of the noun that it helps", "Handler": "the act, as a verb on its noun",
    "Util": "a function of the noun that it is for",
    "Utils": "functions of the nouns that they are for",
    "Info": "what it tells", "Data": "what it holds", "Impl": "what sets it apart",
  ]

  static let typeNames = HouseRule(name: "types are named for what they are") { house in
    house.sources.flatMap { file in
      file.outline.declarations.filter(\.isType).compactMap { type in
        if type.name == file.room, file.path.hasPrefix("Sources/") {
          return Violation(
            file.path, type.line,
            "\(type.name) is named as its module, which hides the module; name the noun")
        }
        let suffix = emptySuffixes.keys.first { type.name.hasSuffix($0) && type.name != $0 }
        return suffix.map {
          Violation(
            file.path, type.line,
            "\(type.name) ends in \($0), which says nothing; name it after \(emptySuffixes[$0] ?? "")"
          )
        }
      }
    }
  }

  /// Words that code does not say, what to say instead, and rooms that may say them.
  private static let banned: [String: (instead: String, allowed: Set<String>)] = [
    "Date": ("an Instant from the mandate (arrivedAt) or the transaction (writtenAt)", ["wuzhi"]),
    "UUID": ("db.newID(), or 128 random bits where it is a secret", []),
    "fatalError": ("preconditionFailure with a sentence", []),
    "NSLog": ("Logger", []), "debugPrint": ("Logger", []), "print": ("Logger", ["wuzhi"]),
    "DateFormatter": ("Instant.description", []), "NSString": ("String", []),
    "sleep": ("a clock that is handed in", []), "usleep": ("a clock that is handed in", []),
    "ctx": ("the noun: visit, connection, …", []), "req": ("request", []), "res": ("answer", []),
    "resp": ("answer", []), "cfg": ("settings", []), "idx": ("index", []), "str": ("text", []),
    "tmp": ("what it holds", []), "btn": ("button", []), "msg": ("message", []),
    "usr": ("person", []), "cnt": ("count", []), "num": ("number", []), "arr": ("a plural", []),
  ]

  static let bannedWords = HouseRule.each("words that say what is meant") { file in
    let words = file.tokens.indices.compactMap { i -> Violation? in
      let token = file.tokens[i]
      guard token.kind == .word, let ban = banned[token.text], !ban.allowed.contains(file.room),
        !calls.contains(token.text) || isCall(file.tokens, i)
      else { return nil }
      return Violation(file.path, token.line, "for \(token.text) write \(ban.instead)")
    }
    let forced = file.tokens.indices.dropFirst().filter {
      file.tokens[$0].isMark("!") && file.tokens[$0].isTight
        && (file.tokens[$0 - 1].isWord("try") || file.tokens[$0 - 1].isWord("as"))
    }.map {
      Violation(
        file.path, file.tokens[$0].line,
        "\(file.tokens[$0 - 1].text)! hides its reason; throw a Fault, or preconditionFailure with a sentence"
      )
    }
    return words + forced + unfinished(file)
  }

  /// Banned as the call of a free function only: a noun may be called so.
  private static let calls: Set = ["Date", "print", "sleep", "usleep"]

  private static func isCall(_ tokens: [SourceToken], _ i: Int) -> Bool {
    if tokens[i].text == "Date" { return readsTheClock(tokens, i) }
    let isOwn = i > 0 && (tokens[i - 1].isMark(".") || tokens[i - 1].isWord("func"))
    return i + 1 < tokens.count && tokens[i + 1].isMark("(") && tokens[i + 1].isTight && !isOwn
  }

  /// `Date()` and `Date.now`, not a date made of a given number.
  private static func readsTheClock(_ tokens: [SourceToken], _ i: Int) -> Bool {
    guard i + 2 < tokens.count else { return false }
    return tokens[i + 1].isMark("(") && tokens[i + 2].isMark(")")
      || tokens[i + 1].isMark(".") && tokens[i + 2].isWord("now")
  }

  private static func unfinished(_ file: SourceText) -> [Violation] {
    let marks = ["FIX" + "ME", "TO" + "DO"]
    return file.comments.filter { comment in marks.contains { comment.text.contains($0) } }.map {
      Violation(file.path, $0.line, "do it now, or say in docs what falls short")
    }
  }

  private static let nounRooms = sliceRooms.union(["Ledger", "Law", "Registry", "Files"])

  /// Neither an ability of a noun nor the wiring of a room.
  private static func holdsNouns(_ fileName: Substring) -> Bool {
    !fileName.contains("+") && !fileName.hasSuffix("Feature.swift")
  }

  static let glossary = HouseRule(name: "nouns stand in docs/GLOSSARY.md") { house in
    let rows = house.papers.filter { $0.path == "docs/GLOSSARY.md" }.flatMap(\.lines)
      .filter { $0.hasPrefix("|") }
    let known = Set(
      rows.flatMap { row in
        row.split(separator: "`", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      })
    return house.product.filter { nounRooms.contains($0.room) && holdsNouns($0.fileName) }
      .flatMap { file in
        file.outline.declarations.filter {
          $0.isTopLevel && $0.isPublic && $0.isType && !known.contains($0.name)
            && !$0.name.hasSuffix("Noun")
        }.map {
          Violation(
            file.path, $0.line,
            "\($0.name) has no row in docs/GLOSSARY.md: | 中文 | `\($0.name)` | law or custom |")
        }
      }
  }
}
