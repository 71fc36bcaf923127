/// What a file declares, and how long its functions are.
public struct SourceOutline: Sendable {
  public struct Function: Sendable {
    public let name: String
    public let first: Int
    public let last: Int
    public var lines: Int { last - first + 1 }
  }

  public struct Declaration: Sendable {
    /// `struct`, `func`, `case`, …
    public let kind: String
    public let name: String
    public let line: Int
    public let isPublic: Bool
    /// Not inside another declaration.
    public let isTopLevel: Bool
    public var isType: Bool { SourceOutline.typeWords.contains(kind) }
  }

  public private(set) var functions: [Function] = []
  public private(set) var declarations: [Declaration] = []
  /// Whether the file says something that no name points to: a conformance or an `init`.
  public private(set) var extendsSilently = false

  static let typeWords: Set = ["struct", "class", "enum", "actor", "protocol"]
  private static let bodyWords: Set = ["func", "init", "deinit", "subscript"]
  private static let valueWords: Set = ["var", "let", "case", "typealias", "associatedtype"]
  private static let modifiers: Set = [
    "public", "package", "open", "final", "static", "indirect", "nonisolated", "mutating",
    "nonmutating", "lazy", "override", "weak", "private", "fileprivate", "internal", "unowned",
    "convenience", "required", "consuming", "borrowing", "prefix", "postfix", "infix",
  ]

  /// A pair of braces: of a type or an extension, or of anything else.
  private struct Scope {
    let isType: Bool
    let function: (name: String, first: Int)?
    /// Parentheses that were open around the brace.
    let parentheses: Int
  }

  /// A declaration whose brace has not come yet.
  private enum Pending {
    case type
    case function(String, Int)
  }

  init(_ tokens: [SourceToken]) {
    var scopes: [Scope] = []
    var pending: Pending?
    var parentheses = 0
    for (i, token) in tokens.enumerated() {
      switch (token.kind, token.text) {
      case (.mark, "("), (.mark, "["): parentheses += 1
      case (.mark, ")"), (.mark, "]"): parentheses -= 1
      case (.mark, "{"):
        scopes.append(SourceOutline.scope(parentheses == 0 ? pending : nil, parentheses))
        if parentheses == 0 { pending = nil }
        parentheses = 0
      case (.mark, "}"):
        guard let scope = scopes.popLast() else { continue }
        if let function = scope.function {
          functions.append(
            Function(name: function.name, first: function.first, last: token.line))
        }
        parentheses = scope.parentheses
        if parentheses == 0 { pending = nil }
      case (.word, _) where parentheses == 0:
        declare(tokens, at: i, in: scopes.last, topLevel: scopes.isEmpty, &pending)
      default: break
      }
    }
  }

  private static func scope(_ pending: Pending?, _ parentheses: Int) -> Scope {
    switch pending {
    case .type: Scope(isType: true, function: nil, parentheses: parentheses)
    case .function(let name, let line):
      Scope(isType: false, function: (name, line), parentheses: parentheses)
    case nil: Scope(isType: false, function: nil, parentheses: parentheses)
    }
  }

  private mutating func declare(
    _ tokens: [SourceToken], at i: Int, in scope: Scope?, topLevel: Bool, _ pending: inout Pending?
  ) {
    let word = tokens[i].text
    let isType = SourceOutline.typeWords.contains(word)
    let isBody = SourceOutline.bodyWords.contains(word)
    guard isType || isBody || word == "extension" || SourceOutline.valueWords.contains(word),
      i == 0 || !tokens[i - 1].isMark("."), i + 1 < tokens.count
    else { return }
    let next = tokens[i + 1]
    if word == "class", SourceOutline.bodyWords.contains(next.text) || next.text == "var" { return }
    pending = nil
    if isBody { pending = .function(word == "func" ? next.text : word, tokens[i].line) }
    if isType || word == "extension" { pending = .type }
    guard scope?.isType ?? true else { return }
    note(word, next, isPublic: isPublic(tokens, before: i), topLevel: topLevel)
    if word == "extension", conforms(tokens, after: i) { extendsSilently = true }
  }

  private mutating func note(
    _ word: String, _ next: SourceToken, isPublic: Bool, topLevel: Bool
  ) {
    guard word != "extension" else { return }
    guard next.kind == .word, word == "func" || !SourceOutline.bodyWords.contains(word) else {
      extendsSilently = true  // an initializer, a subscript, an operator or a pattern
      return
    }
    let name = next.text.filter { $0 != "`" }
    declarations.append(
      Declaration(
        kind: word, name: name, line: next.line, isPublic: isPublic, isTopLevel: topLevel))
  }

  private func isPublic(_ tokens: [SourceToken], before i: Int) -> Bool {
    var at = i - 1
    while at >= 0, SourceOutline.modifiers.contains(tokens[at].text) {
      if tokens[at].text == "public" { return true }
      at -= 1
    }
    return false
  }

  /// Whether the extension that begins here adds a protocol.
  private func conforms(_ tokens: [SourceToken], after i: Int) -> Bool {
    for token in tokens[i...].prefix(20) {
      if token.isMark("{") || token.isWord("where") { return false }
      if token.isMark(":") { return true }
    }
    return false
  }
}
