// What the two engines are handed. Tokens hold letters, digits and marks only, and are quoted all
// the same: a change above must not become a hole here.

extension Tokens {
  /// The text to store in an FTS5 table, tokens separated by spaces.
  ///
  /// The tokenizer `unicode61` leaves such tokens whole.
  public static func ftsDocument(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count * 5 / 2)
    each(text) { token in
      if !out.isEmpty { out.append(UInt8(ascii: " ")) }
      for scalar in token { out.append(contentsOf: UTF8.encode(scalar)!) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The right side of FTS5's MATCH, or nil where there is nothing to search for: `"充电 电桩" AND "车"*`.
  public static func ftsMatch(_ terms: [Term]) -> String? {
    if terms.isEmpty { return nil }
    return terms.map { term in
      let phrase = term.tokens.joined(separator: " ")
      return quoted(phrase, by: "\"") + (term.isPrefix ? "*" : "")
    }.joined(separator: " AND ")
  }

  /// The text of a PostgreSQL `tsvector`, to be cast, never parsed by a dictionary:
  /// `'充电':1 '电桩':2 '桩':3`.
  ///
  /// PostgreSQL counts positions up to 16,383 only: two neighbours beyond are no longer known as
  /// neighbours, so that a longer text is found by its first part.
  public static func tsvector(_ text: String) -> String {
    index(text).enumerated()
      .map { quoted($1, by: "'") + ":\(min($0 + 1, 16_383))" }
      .joined(separator: " ")
  }

  /// The text of a PostgreSQL `tsquery`, to be cast, or nil where there is nothing to search for:
  /// `('充电' <-> '电桩') & '车':*`.
  public static func tsquery(_ terms: [Term]) -> String? {
    if terms.isEmpty { return nil }
    return terms.map { term in
      let phrase = term.tokens.map { quoted($0, by: "'") }.joined(separator: " <-> ")
      return term.isPrefix ? phrase + ":*" : "(" + phrase + ")"
    }.joined(separator: " & ")
  }

  /// Doubles the quote, and the backslash where the quote is PostgreSQL's; NUL ends a C string and
  /// is left out.
  static func quoted(_ text: String, by quote: Unicode.Scalar) -> String {
    var out = String.UnicodeScalarView([quote])
    for scalar in text.unicodeScalars where scalar != "\0" {
      if scalar == quote || (scalar == "\\" && quote == "'") { out.append(scalar) }
      out.append(scalar)
    }
    out.append(quote)
    return String(out)
  }
}
