/// Finds the reasons for which the house refuses, so that a test can ask for the sentence of each.
public enum ThrownReasons {
  /// One reason, where it is thrown or named.
  public struct Reason: Sendable {
    public let code: String
    public let path: String
    public let line: Int
  }

  /// All reasons that stand as a literal in the product's files.
  public static func all(in house: Repository) -> [Reason] { house.product.flatMap(all) }

  static func all(in file: SourceText) -> [Reason] {
    let tokens = file.tokens
    return tokens.indices.filter { names(tokens, $0) }.map {
      Reason(code: tokens[$0].text, path: file.path, line: tokens[$0].line)
    }
  }

  private static let makers: Set = ["invalid", "conflict", "forbidden"]
  /// Labels under which a rule is handed the reason that it will throw.
  private static let labels: Set = ["else", "empty"]

  /// `.invalid("…`, `Refusal(.tooLate, "…`, `Reason = "…`, `Reason("…`, `else: "…`.
  private static func names(_ tokens: [SourceToken], _ i: Int) -> Bool {
    guard i > 1, tokens[i].kind == .literal, isCode(tokens[i].text) else { return false }
    let (mark, word) = (tokens[i - 1], tokens[i - 2])
    if mark.isMark("("), word.kind == .word {
      return makers.contains(word.text) || word.text == "Reason"
    }
    if mark.isMark(":"), word.kind == .word { return labels.contains(word.text) }
    if mark.isMark("=") { return word.isWord("Reason") }
    guard mark.isMark(","), i > 5 else { return false }
    return tokens[i - 3].isMark(".") && tokens[i - 4].isMark("(") && tokens[i - 5].isWord("Refusal")
  }

  /// `matter.closed`, `not-found`: small letters with a dot or a hyphen between. What ends in a dot
  /// is the beginning of a code that is put together.
  private static func isCode(_ text: String) -> Bool {
    text.contains { $0 == "." || $0 == "-" } && text.last != "."
      && text.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 || $0 == 46 }
  }
}
