// What a resident typed never becomes a tag, and a page needs nothing that the content policy stops.

extension HouseRule {
  static let webWithoutStore = HouseRule.each("pages do not read the database") { file in
    guard file.isWeb else { return [] }
    return file.imports.filter { ["Store", "StoreSQLite", "StorePostgres"].contains($0.module) }.map
    {
      Violation(
        file.path, $0.line,
        "a +Web file imports \($0.module); move the reading to +Store and hand the page its struct")
    }
  }

  static let safePages = HouseRule.each("pages escape what they are given") { file in
    let raw = file.room == "Web" || file.room == "Store" ? [] : rawMarkup(file)
    guard !file.isStore else { return raw }
    return raw
      + file.literals.filter { $0.text.contains("<") }.flatMap { literal in
        unsafe(literal.text).map { Violation(file.path, literal.line, $0) }
      }
  }

  private static func rawMarkup(_ file: SourceText) -> [Violation] {
    file.tokens.indices.dropLast().filter {
      isRaw(file.tokens, $0)
    }.map {
      Violation(
        file.path, file.tokens[$0].line,
        "\(file.tokens[$0].text) makes markup of a string; write an HTML literal, whose holes are escaped"
      )
    }
  }

  /// `HTML(stringLiteral: …)`, `HTML(markup: …)`, or the same by `.init`.
  private static func isRaw(_ tokens: [SourceToken], _ i: Int) -> Bool {
    guard tokens[i].isWord("stringLiteral") || tokens[i].isWord("markup"), i >= 2,
      tokens[i + 1].isMark(":"), tokens[i - 1].isMark("(")
    else { return false }
    return tokens[i - 2].isWord("HTML") || tokens[i - 2].isWord("init")
  }

  private static func unsafe(_ markup: String) -> [String] {
    var found: [String] = []
    if markup.contains("=\(SourceToken.hole)") {
      found.append("a hole stands in an attribute without quotes; write name=\"\\(…)\"")
    }
    if markup.contains(" style=") { found.append("for style= write a class of the style sheet") }
    if markup.contains("javascript:") { found.append("for javascript: write a form") }
    if let script = markup.firstRange(of: "<script"),
      !markup[script.upperBound...].hasPrefix(" src=")
    {
      found.append("a script in the page is stopped by the content policy; put it into the assets")
    }
    let handlers = ["onclick=", "onload=", "onchange=", "onsubmit=", "onerror=", "oninput="]
    for handler in handlers where markup.contains(" " + handler) {
      found.append("for \(handler) listen in the script of the assets")
    }
    return found
  }
}
