import Cases
import Foundation
import Kernel
import Store
import TestKit
import Testing
import Text

@Suite struct ImportEncodingTests {
  @Test(arguments: Engines.available)
  func allEncodingsGiveTheSame(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    try await desk.run(letters)
    let expected = try await desk.kept()
    for bytes in try Self.encoded(letters) {
      let other = try await Desk.open(engine)
      let tally = try await other.run(bytes)
      #expect(tally.loaded == 3 && tally.bytes == bytes.count)
      #expect(try await other.kept() == expected)
      // Saved anew in another encoding it is the same table.
      #expect(try await desk.run(bytes).repeated == 3)
    }
  }

  @Test func aWrongByteOfUTF8RefusesItsRowOnly() async throws {
    let desk = try await Desk.open(.sqlite)
    var bytes = Array(letters.utf8)
    let place = try #require(bytes.firstIndex(of: 0xE8))  // 路
    bytes[place] = 0xFF
    let tally = try await desk.run(bytes)
    #expect((tally.loaded, tally.refused) == (2, 1))
    #expect(tally.reasons == ["import.not-utf8": 1])
  }

  @Test func aCutFileOfUTF16KeepsWhatIsWholeAndSaysWhere() async throws {
    let desk = try await Desk.open(.sqlite)
    let bytes = try Self.encoded(letters)[1]
    let refusal = await #expect(throws: Refusal.self) {
      try await desk.run(Array(bytes.dropLast(21)))
    }
    #expect(refusal?.reason == "import.encoding")
    #expect(refusal?.facts["offset"] == String(bytes.count - 22))
    #expect(try await desk.matters().count == 2)
    #expect(try await desk.run(bytes).loaded == 1)
  }

  @Test func whatIsNoTableIsRefused() async throws {
    let desk = try await Desk.open(.sqlite)
    let refusal = await #expect(throws: Refusal.self) {
      try await desk.run([0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0xFF, 0xFF, 0xFF, 0xFF])
    }
    #expect(refusal?.reason == "import.encoding-unknown")
  }

  /// UTF-8 with its mark, UTF-16 of both orders, and GB 18030.
  private static func encoded(_ text: String) throws -> [[UInt8]] {
    let little = Array(text.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let gb = try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
    return [
      [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, Array(gb),
    ]
  }
}
