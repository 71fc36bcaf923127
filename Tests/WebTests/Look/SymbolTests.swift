import Testing

@testable import Web

/// The modules against what ISO/IEC 18004 says of every code, read back without libqrencode.
@Suite struct SymbolTests {
  static let address = "http://127.0.0.1:8080/1/m/7Q2K9D4XHP"

  @Test func threeCornersHoldFinderPatterns() throws {
    let symbol = try #require(Symbol(Self.address))
    let last = symbol.side - 7
    for (top, left) in [(0, 0), (0, last), (last, 0)] {
      for row in 0..<7 {
        for column in 0..<7 {
          // Three dark squares of 7, 5 (light) and 3 modules, one in the other.
          let ring = max(abs(row - 3), abs(column - 3))
          #expect(symbol[top + row, left + column] == (ring != 2))
        }
      }
    }
    #expect(!symbol[last, 7] && !symbol[7, last] && !symbol[7, 7])
  }

  @Test func theTimingPatternsAlternate() throws {
    let symbol = try #require(Symbol(Self.address))
    for at in 8..<symbol.side - 8 {
      #expect(symbol[6, at] == (at % 2 == 0) && symbol[at, 6] == (at % 2 == 0))
    }
  }

  @Test func theFormatSaysCorrectionM() throws {
    let symbol = try #require(Symbol(Self.address))
    // The two highest of the 15 format bits stand at row 8, columns 0 and 1, masked by 10: M is 00.
    #expect(symbol[8, 0] && !symbol[8, 1])
  }

  /// A dark module for each of the version's rows, and nothing else, stands in the path.
  @Test func thePathDrawsEveryDarkModuleOnce() throws {
    let symbol = try #require(Symbol(Self.address))
    var drawn = [Bool](repeating: false, count: symbol.dark.count)
    for bar in symbol.path(border: 4).string.split(separator: "M") {
      let numbers = bar.split { !$0.isNumber }.compactMap { Int($0) }
      let (x, y, run) = (numbers[0] - 4, numbers[1] - 4, numbers[2])
      for column in x..<x + run {
        #expect(!drawn[y * symbol.side + column])
        drawn[y * symbol.side + column] = true
      }
    }
    #expect(drawn == symbol.dark)
  }

  @Test func whatDoesNotFitIsPrinted() {
    let long = String(repeating: "九", count: 1000)
    #expect(Symbol(long) == nil)
    #expect(Symbol("") == nil && Symbol("a\0b") == nil)
    #expect(QR(long, label: "").html.string == CodeLine(long).html.string)
  }
}
