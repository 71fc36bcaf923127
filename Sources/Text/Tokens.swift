/// What search indexes and what it asks for, cut here so that both engines find the same.
///
/// Chinese is written without spaces, and the tokenizers of SQLite and PostgreSQL take a whole run
/// of it for one word. So each run of Chinese, Japanese or Korean characters becomes its
/// overlapping pairs, and its last character stands alone at the end: `电动车` is `电动 动车 车`.
/// Every character thus begins some token, which makes a search for one character a search by
/// prefix. Other letters and digits are words between separators, in lower case and half width.
public enum Tokens {
  /// Letters of a longer word beyond this are dropped, in the index and in the query alike.
  /// PostgreSQL takes no lexeme over 2,046 bytes.
  public static let wordLength = 64
  /// Terms of a query beyond this are dropped, so that a pasted letter is still a cheap search.
  public static let queryLength = 16

  /// One thing to find: tokens that stand next to each other, or the beginning of one token.
  public struct Term: Hashable, Sendable {
    /// Never empty; exactly one where `isPrefix`.
    public let tokens: [String]
    public let isPrefix: Bool
  }

  /// The tokens of a text in their order, as a column of the index holds them.
  public static func index(_ text: String) -> [String] {
    var tokens: [String] = []
    each(text) { tokens.append(string($0)) }
    return tokens
  }

  /// Hands over token by token, for a text that is written in one go.
  static func each(_ text: String, _ take: (ArraySlice<Unicode.Scalar>) -> Void) {
    eachRun(text) { scalars, isWord in
      if isWord { return take(scalars.prefix(wordLength)) }
      for place in scalars.indices.dropLast() { take(scalars[place...place + 1]) }
      take(scalars.suffix(1))
    }
  }

  /// The terms that a text must all hold to be found.
  ///
  /// One character alone is a prefix, a longer run is its pairs in a row, a word is itself whole.
  /// Empty where the query holds nothing to search for, such as `？！`.
  public static func query(_ text: String) -> [Term] {
    var terms: [Term] = []
    eachRun(text) { scalars, isWord in
      guard terms.count < queryLength else { return }
      let term = term(scalars, isWord: isWord)
      if !terms.contains(term) { terms.append(term) }
    }
    return terms
  }

  private static func term(_ scalars: [Unicode.Scalar], isWord: Bool) -> Term {
    let scalars = scalars.prefix(wordLength)
    if isWord { return Term(tokens: [string(scalars)], isPrefix: false) }
    if scalars.count == 1 { return Term(tokens: [string(scalars)], isPrefix: true) }
    return Term(tokens: pairs(scalars), isPrefix: false)
  }

  private static func pairs(_ scalars: some RandomAccessCollection<Unicode.Scalar>) -> [String] {
    zip(scalars, scalars.dropFirst()).map { string([$0, $1]) }
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Hands over neighbouring characters of one sort.
  private static func eachRun(_ text: String, _ take: ([Unicode.Scalar], _ isWord: Bool) -> Void) {
    var run: [Unicode.Scalar] = []
    var last = Sort.separator
    for scalar in text.unicodeScalars where !Width.isInvisible(scalar) {
      let half = Width.half(scalar)
      var sort = Sort(half)
      if sort == .mark { sort = last == .word ? .word : .separator }
      if sort != last, !run.isEmpty {
        take(run, last == .word)
        run.removeAll(keepingCapacity: true)
      }
      last = sort
      switch sort {
      case .pair: run.append(half)
      case .word: run += half.properties.lowercaseMapping.unicodeScalars
      case .mark, .separator: break
      }
    }
    if !run.isEmpty { take(run, last == .word) }
  }

  private enum Sort {
    case pair, word, mark, separator

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x4E00...0x9FFF: self = .pair
      case 48...57, 65...90, 97...122: self = .word
      case 0..<128: self = .separator
      default: self = Sort.other(scalar)
      }
    }

    /// Han with its extensions and compatibility forms, 々 and 〇, kana and hangul.
    private static func isPaired(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x3005, 0x3007, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
        0x20000...0x3FFFF:
        true
      default: false
      }
    }

    private static func other(_ scalar: Unicode.Scalar) -> Sort {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        isPaired(scalar) ? .pair : .word
      case .nonspacingMark, .spacingMark: .mark
      default: .separator
      }
    }
  }
}
