import Testing

@testable import Text

@Suite struct TokensTests {
  @Test func aRunIsItsPairsAndItsLastCharacter() {
    #expect(Tokens.index("电动车") == ["电动", "动车", "车"])
    #expect(Tokens.index("水") == ["水"])
    #expect(Tokens.index("电动车，水管") == ["电动", "动车", "车", "水管", "管"])
  }

  @Test(arguments: [
    ("Call 12345热线", ["call", "12345", "热线", "线"]),
    ("ＡＢＣ　１２", ["abc", "12"]),
    ("3栋2单元", ["3", "栋", "2", "单元", "元"]),
    ("买买提·艾力", ["买买", "买提", "提", "艾力", "力"]),
    ("二〇二六", ["二〇", "〇二", "二六", "六"]),
    ("𠮷野", ["𠮷野", "野"]),
    ("葛\u{E0100}城", ["葛城", "城"]),
    ("电\u{200B}梯", ["电梯", "梯"]),
    ("Ünal école", ["ünal", "école"]),
    ("？！—— \n\0", []),
    ("👍好", ["好"]),
    ("\u{0301}", []),
  ])
  func indexed(_ text: String, _ tokens: [String]) { #expect(Tokens.index(text) == tokens) }

  @Test func oneCharacterIsAPrefix() {
    #expect(Tokens.query("电") == [Tokens.Term(tokens: ["电"], isPrefix: true)])
    #expect(Tokens.query("充电桩") == [Tokens.Term(tokens: ["充电", "电桩"], isPrefix: false)])
    #expect(Tokens.query("ABC") == [Tokens.Term(tokens: ["abc"], isPrefix: false)])
  }

  @Test func aQueryIsBounded() {
    let many = (0..<100).map(String.init).joined(separator: " ")
    #expect(Tokens.query(many).count == Tokens.queryLength)
    #expect(Tokens.query("水 水 水").count == 1)
    #expect(Tokens.query("，。").isEmpty)
    let long = String(repeating: "a", count: 5000)
    #expect(Tokens.index(long)[0].count == Tokens.wordLength)
    #expect(Tokens.query(long)[0].tokens == Tokens.index(long))
  }

  /// Every part of a text that a person may type finds the text, and a stranger's does not.
  @Test func everyPartOfATextFindsIt() {
    let text = "居民反映3栋楼道内飞线充电Ab12，存在安全隐患"
    let characters = Array(text)
    for start in characters.indices {
      for end in (start + 1)...characters.count where isWholeWords(characters, start, end) {
        let part = String(characters[start..<end])
        #expect(Tokens.query(part).allSatisfy { holds(Tokens.index(text), $0) }, "\(part)")
      }
    }
    #expect(!Tokens.query("电充").allSatisfy { holds(Tokens.index(text), $0) })
    #expect(!Tokens.query("桩").allSatisfy { holds(Tokens.index(text), $0) })
  }

  @Test func enginesAreHandedQuotedText() {
    let terms = Tokens.query("充电桩 车 abc")
    #expect(Tokens.ftsMatch(terms) == "\"充电 电桩\" AND \"车\"* AND \"abc\"")
    #expect(Tokens.tsquery(terms) == "('充电' <-> '电桩') & '车':* & ('abc')")
    #expect(Tokens.ftsDocument("充电，车") == "充电 电 车")
    #expect(Tokens.tsvector("充电，车") == "'充电':1 '电':2 '车':3")
    #expect(Tokens.ftsMatch([]) == nil)
    #expect(Tokens.tsquery([]) == nil)
  }

  /// Whatever is typed, what stands outside the quotes is of the grammar alone.
  @Test func noInputLeavesItsQuotes() {
    var random = SplitMix(seed: 7)
    let alphabet = Array("\"'\\*&|!:()<>-电车 aA1\0\n；—\u{0301}\u{200B}ﾞＡ`$%NEAR^{}".unicodeScalars)
    for _ in 0..<3000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        view.append(alphabet.randomElement(using: &random)!)
      }
      let terms = Tokens.query(String(view))
      #expect(isSafe(Tokens.ftsMatch(terms) ?? "", quote: "\"", outside: " *AND"))
      #expect(isSafe(Tokens.tsquery(terms) ?? "", quote: "'", outside: " ()<->:*&"))
      #expect(isSafe(Tokens.tsvector(String(view)), quote: "'", outside: " :0123456789"))
      #expect(
        !Tokens.ftsDocument(String(view)).unicodeScalars.contains {
          "\"'*()".unicodeScalars.contains($0)
        })
    }
  }

  @Test func quotesAreDoubledEvenIfTokensHeldThem() {
    #expect(Tokens.quoted("a\"b", by: "\"") == "\"a\"\"b\"")
    #expect(Tokens.quoted("a'b\\c\0", by: "'") == "'a''b\\\\c'")
    #expect(!isSafe("\"a\" OR \"b\"", quote: "\"", outside: " *AND"), "the check itself can fail")
  }

  private func isWholeWords(_ text: [Character], _ start: Int, _ end: Int) -> Bool {
    func isAlphanumeric(_ c: Character) -> Bool { c.isASCII && (c.isLetter || c.isNumber) }
    let cutsFront = start > 0 && isAlphanumeric(text[start]) && isAlphanumeric(text[start - 1])
    let cutsBack = end < text.count && isAlphanumeric(text[end]) && isAlphanumeric(text[end - 1])
    return !cutsFront && !cutsBack
  }

  /// What both engines do with a term.
  private func holds(_ index: [String], _ term: Tokens.Term) -> Bool {
    if term.isPrefix { return index.contains { $0.hasPrefix(term.tokens[0]) } }
    return index.indices.contains { index[$0...].starts(with: term.tokens) }
  }

  /// By scalars: ﾞ joins the quote before it to one character, and no engine sees it so.
  private func isSafe(_ text: String, quote: Unicode.Scalar, outside: String) -> Bool {
    let parts = text.unicodeScalars.split(separator: quote, omittingEmptySubsequences: false)
    return parts.count % 2 == 1
      && parts.enumerated().allSatisfy { place, part in
        place % 2 == 1 || part.allSatisfy(outside.unicodeScalars.contains)
      }
  }
}

/// A seeded source of chance (Steele, Lea and Flood 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
