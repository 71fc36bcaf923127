import Testing

@testable import Text

@Suite struct CSVTests {
  private func rows(
    _ text: String, chunk: Int = 1 << 16, limits: CSVReader.Limits = .init()
  ) -> [CSVReader.Row] {
    rows(Array(text.utf8), chunk: chunk, limits: limits)
  }

  private func rows(
    _ bytes: [UInt8], chunk: Int = 1 << 16, limits: CSVReader.Limits = .init()
  ) -> [CSVReader.Row] {
    var reader = CSVReader(limits: limits)
    var rows: [CSVReader.Row] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      rows += reader.feed(bytes[start..<min(start + chunk, bytes.count)])
    }
    return rows + reader.finish()
  }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]), ("\u{FEFF}a,b", [["a", "b"]]),
    ("\u{FEFF}\"a\",b", [["a", "b"]]), ("\"a,\"\"b\"\"\nc\",d", [["a,\"b\"\nc", "d"]]),
    ("\"a\r\nb\"", [["a\r\nb"]]), (",\n,", [["", ""], ["", ""]]), ("\"\"", [[""]]), ("", []),
    ("\n\n", []), ("\u{FEFF}", []), ("a\n\nb", [["a"], ["b"]]), ("a,\"\"\n", [["a", ""]]),
  ])
  func reads(_ text: String, _ cells: [[String]]) {
    for chunk in [1, 2, 3, 7, 1000] {
      let rows = rows(text, chunk: chunk)
      #expect(rows.map(\.cells) == cells)
      #expect(rows.allSatisfy { $0.problems.isEmpty })
    }
  }

  @Test(
    arguments: [
      ("a,b\nc", .ragged), ("a\nb,c", .ragged), ("a\"b", .strayQuote), ("\"a\"b,c", .strayQuote),
      ("\"a", .openQuote), ("a\0b", .nul),
    ] as [(String, CSVReader.Problem)])
  func saysWhatIsOdd(_ text: String, _ problem: CSVReader.Problem) {
    #expect(rows(text).last?.problems == [problem])
  }

  @Test func wrongBytesAreReportedAndTheRestIsRead() {
    let rows = rows(Array("a,".utf8) + [0xB5, 0xE7] + Array("\nb,c".utf8))
    #expect(rows.map(\.problems) == [[.notUTF8], []])
    #expect(rows[1].cells == ["b", "c"])
  }

  @Test func limitsHoldAndTheNextRowIsWhole() {
    let limits = CSVReader.Limits(cellBytes: 4, rowBytes: 6, columns: 3)
    let rows = rows("123456,1\n1,2,3,4\n123,456,789\n1,2,3", limits: limits)
    #expect(rows.map { $0.problems.contains(.tooLong) } == [true, true, true, false])
    #expect(rows[0].cells == ["1234", "1"])
    #expect(rows[3].cells == ["1", "2", "3"])
  }

  @Test func anOpenQuoteDoesNotFillTheMemory() {
    let rows = rows("\"" + String(repeating: "x\n", count: 1_000_000))
    #expect(rows.count == 1)
    #expect(rows[0].problems == [.openQuote, .tooLong])
    #expect(rows[0].cells[0].utf8.count == 1 << 18)
  }

  @Test func rowsKnowTheirPlace() {
    let rows = rows("\u{FEFF}h\r\n\"a\r\nb\"\r\n\r\nc\r\n")
    #expect(rows.map(\.number) == [1, 2, 3])
    #expect(rows.map(\.line) == [1, 2, 5])
    #expect(rows.map(\.offset) == [3, 6, 16])
    #expect(self.rows("a\rb\rc").map(\.line) == [1, 2, 3])
  }

  /// Reading from behind any row gives the rows that follow it, with the same places.
  @Test(arguments: ["\n", "\r\n"])
  func goesOnWhereItStopped(_ end: String) {
    let text = "\u{FEFF}h,i\(end)\"a\(end)b\",1\(end)\(end)c\(end)\"d\"\"\",2"
    let bytes = Array(text.utf8)
    let all = rows(bytes)
    #expect(all.count == 4)
    for (place, row) in all.enumerated() {
      var reader = CSVReader(from: row.next)
      let rest = reader.feed(bytes[row.next.offset...]) + reader.finish()
      #expect(rest == Array(all[(place + 1)...]))
    }
  }

  @Test func whatIsWrittenIsReadBack() {
    var random = SplitMix(seed: 11)
    let alphabet = Array("ab,\"\r\n电=+-@' ")
    let writer = CSVWriter(guardsFormulas: false)
    for _ in 0..<500 {
      let table = (0..<4).map { row in
        (0..<3).map { _ in
          String(
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
              alphabet.randomElement(using: &random)!
            })
        } + ["\(row)"]
      }
      let rows = rows(table.map(writer.row).joined(), chunk: 5)
      #expect(rows.map(\.cells) == table)
      #expect(rows.allSatisfy { $0.problems.isEmpty })
    }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+86", "'+86"), ("@a", "'@a"), ("-1+1", "'-1+1"), ("＝1", "'＝1"),
    ("－cmd", "'－cmd"), (" =1", "' =1"), ("\u{FEFF}=1", "'\u{FEFF}=1"),
    ("\u{200B}\u{3000}=1", "'\u{200B}\u{3000}=1"),
    ("\tx", "'\tx"), ("-5", "-5"), ("-5.50", "-5.50"), ("-", "'-"), ("a=b", "a=b"), ("", ""),
    ("=a,\"b\"", "\"'=a,\"\"b\"\"\""),
  ])
  func formulasAreDisarmed(_ text: String, _ cell: String) {
    #expect(CSVWriter().cell(text) == cell)
  }

  @Test func aRowEndsAsRFC4180Says() {
    #expect(CSVWriter().row(["a", "b\nc", ""]) == "a,\"b\nc\",\r\n")
  }
}
