/// How a file of text was written.
public enum Encoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// GB 18030, which holds GBK and GB 2312: what Excel in China saves as CSV.
  case gb18030 = "GB18030"

  /// The encoding of a file by its first bytes, some 64 KiB; nil where it is none of these.
  ///
  /// A byte order mark decides. Without one: zero bytes say UTF-16, and on which side they stand
  /// says which. What reads as UTF-8 is UTF-8, also with a few wrong bytes in it, so that they are
  /// reported by place and not turned into other characters; the rest must read as GB 18030.
  public static func recognise(_ head: [UInt8]) -> Encoding? {
    if let marked = allCases.first(where: { head.starts(with: $0.byteOrderMark) }) { return marked }
    if let wide = utf16(head) { return wide }
    let (good, wrong) = countUTF8(head)
    if wrong == 0 || good > wrong * 8 { return .utf8 }
    return Decoder.reads(head, as: .gb18030) ? .gb18030 : nil
  }

  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    }
  }

  /// A table in UTF-16 has many commas, tabs and line ends, with a zero byte on one side of each; on
  /// the other side they would be letters of Malayalam or Gurmukhi. Zero bytes that are rare, or
  /// stand on both sides, do not make a UTF-16 file.
  private static func utf16(_ head: [UInt8]) -> Encoding? {
    guard head.lazy.filter({ $0 == 0 }).count * 128 > head.count else { return nil }
    var (little, big) = (0, 0)
    for place in stride(from: 0, to: head.count - 1, by: 2) {
      let pair = (head[place], head[place + 1])
      if pair.1 == 0, marks.contains(pair.0) { little += 1 }
      if pair.0 == 0, marks.contains(pair.1) { big += 1 }
    }
    guard max(little, big) > 8 * min(little, big) else { return nil }
    let guess = little > big ? Encoding.utf16LittleEndian : .utf16BigEndian
    return Decoder.reads(head, as: guess) ? guess : nil
  }

  private static let marks: [UInt8] = [0x09, 0x0A, 0x0D, 0x2C]

  /// Whole characters of several bytes, and bytes that belong to none. A character cut off by the
  /// end of the sample counts as neither.
  private static func countUTF8(_ head: [UInt8]) -> (good: Int, wrong: Int) {
    var (good, wrong, place) = (0, 0, 0)
    while place < head.count {
      switch UTF8Check.character(head[place...]) {
      case .whole(let length):
        good += length > 1 ? 1 : 0
        place += length
      case .cut: place = head.count
      case .wrong:
        wrong += 1
        place += 1
      }
    }
    return (good, wrong)
  }
}

/// One character of UTF-8 at a time, by table 3-7 of the Unicode Standard.
enum UTF8Check {
  enum Found: Equatable {
    case whole(Int)
    case cut
    case wrong
  }

  static func character(_ bytes: ArraySlice<UInt8>) -> Found {
    guard let first = bytes.first else { return .cut }
    if first < 0x80 { return .whole(1) }
    let second: ClosedRange<UInt8> =
      switch first {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    if length == 0 { return .wrong }
    for (place, byte) in bytes.prefix(length).enumerated().dropFirst() {
      guard (place == 1 ? second : 0x80...0xBF).contains(byte) else { return .wrong }
    }
    return bytes.count < length ? .cut : .whole(length)
  }
}
