import Testing

@testable import Text

@Suite struct CleanTests {
  @Test(arguments: [
    ("  电梯坏了 \r\n", "电梯坏了"), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\u{2028}b", "a\nb"),
    ("\u{202D}13812345678\u{202C}", "13812345678"), ("\u{FEFF}a\u{200B}b", "ab"),
    ("\u{3000}a\u{3000}", "a"),
    ("👨‍👩‍👧", "👨‍👩‍👧"), ("a\tb", "a\tb"), ("a\r\n\r\nb", "a\n\nb"), ("＜script＞", "＜script＞"),
  ])
  func cleaned(_ text: String, _ expected: String) throws {
    #expect(Array(try Clean.text(text, max: 100).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    arguments: [
      ("", .empty), (" \u{200B}\n", .empty), ("a\0b", .control), ("a\u{1B}[0m", .control),
      ("a\u{85}", .control), ("a\u{FFFF}", .control), ("一二三四", .tooLong(4)), ("a\u{7F}", .control),
    ] as [(String, Clean.Problem)])
  func refused(_ text: String, _ problem: Clean.Problem) {
    #expect(throws: problem) { try Clean.text(text, max: 3) }
  }

  @Test func charactersAreCountedAsAPersonCounts() throws {
    #expect(try Clean.text("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", max: 3).count == 3)
    #expect(try Clean.text("葛\u{E0100}𠮷e\u{0301}", max: 3).count == 3)
  }

  @Test func marksPiledOnOneCharacterEnd() {
    let pile = "a" + String(repeating: "\u{0301}", count: 500)
    #expect(throws: Clean.Problem.self) { try Clean.text(pile, max: 3) }
    #expect(throws: Clean.Problem.self) {
      try Clean.text(String(repeating: "字", count: 3_000_000), max: 5000)
    }
  }

  @Test func bytesMustBeUTF8() throws {
    #expect(throws: Clean.Problem.notUTF8) { try Clean.text(utf8: [0xB5, 0xE7], max: 9) }
    #expect(throws: Clean.Problem.notUTF8) { try Clean.text(utf8: [0xED, 0xA0, 0x80], max: 9) }
    #expect(throws: Clean.Problem.notUTF8) { try Clean.text(utf8: [0xC0, 0xAF], max: 9) }
    #expect(try Clean.text(utf8: Array("电".utf8), max: 9) == "电")
  }

  @Test func aLineHasNoLineEnds() throws {
    #expect(try Clean.line(" a\r\n\nb\tc ", max: 9) == "a b c")
  }
}

@Suite struct SimilarityTests {
  @Test func alikeAndUnlike() {
    let lamp = Similarity("3栋楼下的路灯坏了")
    #expect(lamp.to(Similarity("３栋 楼下的，路灯坏了！")) == 1)
    #expect(lamp.to(Similarity("3栋楼下路灯坏了很久")) > 0.7)
    #expect(lamp.to(Similarity("广场舞噪音扰民")) == 0)
    #expect(lamp.to(Similarity("")) == 0)
    #expect(Similarity("").to(Similarity("")) == 0)
  }

  @Test func repeatsCountOnceEach() {
    #expect(Similarity("哈哈哈").to(Similarity("哈哈")) == 2.0 / 3)
  }
}
