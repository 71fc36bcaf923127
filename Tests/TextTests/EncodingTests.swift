import Testing

@testable import Text

@Suite struct EncodingTests {
  private static let text = "编号,内容\n1,小区一楼电动车飞线充电，存在一定隐患\n2,𠮷野家门口噪音\n"
  /// From an independent converter (Python 3.11's gb18030 codec).
  private static let gb18030: [UInt8] = [
    0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0x95, 0x32, 0x82, 0x36, 0x0A, 0x81, 0x30, 0x84, 0x36,
  ]
  private static let gb18030Text = "编号,𠀀\n¥"

  private func bytes(_ encoding: Encoding) -> [UInt8] {
    switch encoding {
    case .utf8: Array(Self.text.utf8)
    case .utf16LittleEndian:
      Self.text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      Self.text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .gb18030: Self.gb18030
    }
  }

  private func decode(_ bytes: [UInt8], _ encoding: Encoding, chunk: Int) throws -> String {
    var decoder = Decoder(encoding)
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      out += try decoder.decode(bytes[start..<min(start + chunk, bytes.count)])
    }
    try decoder.finish()
    return try #require(String(validating: out, as: UTF8.self))
  }

  @Test(arguments: Encoding.allCases, [true, false])
  func recognisedAndDecoded(_ encoding: Encoding, marked: Bool) throws {
    let bytes = (marked ? encoding.byteOrderMark : []) + bytes(encoding)
    #expect(Encoding.recognise(bytes) == encoding)
    let text = encoding == .gb18030 ? Self.gb18030Text : Self.text
    for chunk in [1, 2, 3, 5, 4096] {
      #expect(try decode(bytes, encoding, chunk: chunk) == text)
    }
  }

  @Test func aSampleMayCutACharacter() {
    for encoding in Encoding.allCases {
      let bytes = bytes(encoding)
      for length in 12..<bytes.count {
        #expect(Encoding.recognise(Array(bytes[..<length])) == encoding, "\(encoding) \(length)")
      }
    }
  }

  @Test func whatIsNoneOfThemIsSaid() {
    #expect(Encoding.recognise([0xFF, 0xFF, 0x80, 0x80]) == nil)
    #expect(Encoding.recognise([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0xFF]) == nil)
    #expect(Encoding.recognise([]) == .utf8)
    #expect(Encoding.recognise(Array("caf".utf8) + [0xE9, 0x20, 0x61]) == nil)
  }

  @Test func aWrongByteInUTF8DoesNotMakeItGB18030() {
    let good = bytes(.utf8)
    let wrong = good + [0xB5, 0xE7] + good
    #expect(Encoding.recognise(wrong) == .utf8)
    for chunk in [1, 4, 1000] {
      #expect(throws: Decoder.WrongByte(offset: good.count, encoding: .utf8)) {
        try decode(wrong, .utf8, chunk: chunk)
      }
    }
  }

  @Test func whatStandsBeforeTheWrongByteIsRead() throws {
    var decoder = Decoder(.utf8)
    #expect(try decoder.decode([0x61, 0x62, 0xFF, 0x63]) == [0x61, 0x62])
    #expect(throws: Decoder.WrongByte(offset: 2, encoding: .utf8)) { try decoder.finish() }
    #expect(throws: Decoder.WrongByte(offset: 2, encoding: .utf8)) { try decoder.decode([0x64]) }
  }

  @Test(
    arguments: [
      ([0xC0, 0x80], .utf8, 0), ([0x61, 0xED, 0xA0, 0x80], .utf8, 1),
      ([0x61, 0xE4, 0xBD], .utf8, 1),
      ([0xF4, 0x90, 0x80, 0x80], .utf8, 0), ([0xFF, 0xFE, 0x00, 0xDC], .utf16LittleEndian, 2),
      ([0x61, 0x00, 0x00, 0xD8, 0x61, 0x00], .utf16LittleEndian, 2), ([0x61], .utf16BigEndian, 0),
      ([0x61, 0x62, 0xB1, 0x20], .gb18030, 2), ([0x61, 0xFF], .gb18030, 1),
      ([0x61, 0xB1], .gb18030, 1),
    ] as [([UInt8], Encoding, Int)])
  func theFirstWrongByteIsNamed(_ bytes: [UInt8], _ encoding: Encoding, _ offset: Int) {
    #expect(throws: Decoder.WrongByte(offset: offset, encoding: encoding)) {
      try decode(bytes, encoding, chunk: 64)
    }
  }

  @Test func convertersAreClosed() throws {
    for _ in 0..<20_000 { _ = try decode(Self.gb18030, .gb18030, chunk: 64) }
  }
}
