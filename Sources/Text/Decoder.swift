/// Turns bytes of an ``Encoding`` that arrive piece by piece into UTF-8.
///
/// A character may be cut by the end of a piece: its bytes wait for the next one. A byte order
/// mark at the beginning is dropped.
public struct Decoder {
  /// The first byte that no character of the encoding begins or goes on with. Reading ends there.
  public struct WrongByte: Error, Hashable, Sendable {
    /// From the beginning of the file, 0 is the first byte.
    public let offset: Int
    public let encoding: Encoding
  }

  public let encoding: Encoding
  private var waiting: [UInt8] = []
  /// Bytes of the file that were turned into characters.
  private var taken = 0
  private var wrong: WrongByte?
  private let gb18030: GB18030?

  public init(_ encoding: Encoding) {
    self.encoding = encoding
    gb18030 = encoding == .gb18030 ? GB18030() : nil
  }

  /// Answers the UTF-8 of all characters that are whole by now.
  ///
  /// - Throws: ``WrongByte``, once all characters before it have been answered.
  public mutating func decode(_ bytes: some Sequence<UInt8>) throws(WrongByte) -> [UInt8] {
    if let wrong { throw wrong }
    waiting += bytes
    skipByteOrderMark()
    var out: [UInt8] = []
    out.reserveCapacity(waiting.count * 3 / 2)
    let (used, isWrong) = decode(waiting, into: &out)
    taken += used
    waiting.removeFirst(used)
    if isWrong {
      let found = WrongByte(offset: taken, encoding: encoding)
      wrong = found
      if out.isEmpty { throw found }
    }
    return out
  }

  /// Ends the file.
  ///
  /// - Throws: ``WrongByte`` where one was met, or where the file ends within a character.
  public func finish() throws(WrongByte) {
    if let wrong { throw wrong }
    if !waiting.isEmpty { throw WrongByte(offset: taken, encoding: encoding) }
  }

  /// Whether the beginning of a file holds no wrong byte; its last character may be cut.
  static func reads(_ head: [UInt8], as encoding: Encoding) -> Bool {
    var decoder = Decoder(encoding)
    return (try? decoder.decode(head)) != nil && decoder.wrong == nil
  }

  private mutating func skipByteOrderMark() {
    let mark = encoding.byteOrderMark
    if taken == 0, waiting.starts(with: mark) {
      waiting.removeFirst(mark.count)
      taken = mark.count
    }
  }

  private func decode(_ bytes: [UInt8], into out: inout [UInt8]) -> (used: Int, isWrong: Bool) {
    switch encoding {
    case .utf8: UTF8Check.copy(bytes, into: &out)
    case .utf16LittleEndian: UTF16Pairs.decode(bytes, low: 0, into: &out)
    case .utf16BigEndian: UTF16Pairs.decode(bytes, low: 1, into: &out)
    case .gb18030: gb18030?.decode(bytes, into: &out) ?? (0, true)
    }
  }
}

extension UTF8Check {
  static func copy(_ bytes: [UInt8], into out: inout [UInt8]) -> (used: Int, isWrong: Bool) {
    var place = 0
    var isWrong = false
    loop: while place < bytes.count {
      if bytes[place] < 0x80 {
        place += 1
        continue
      }
      switch character(bytes[place...]) {
      case .whole(let length): place += length
      case .cut: break loop
      case .wrong:
        isWrong = true
        break loop
      }
    }
    out += bytes[..<place]
    return (place, isWrong)
  }
}

private enum UTF16Pairs {
  /// - Parameter low: which of two bytes holds the lower half.
  static func decode(_ bytes: [UInt8], low: Int, into out: inout [UInt8]) -> (
    used: Int, isWrong: Bool
  ) {
    func unit(_ place: Int) -> UInt32? {
      guard place + 1 < bytes.count else { return nil }
      return UInt32(bytes[place + low]) | UInt32(bytes[place + 1 - low]) << 8
    }
    var place = 0
    while let first = unit(place) {
      var value = first
      if (0xD800...0xDFFF).contains(first) {
        guard first < 0xDC00 else { return (place, true) }
        guard let second = unit(place + 2) else { return (place, false) }
        guard (0xDC00...0xDFFF).contains(second) else { return (place, true) }
        value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { return (place, true) }
      out += UTF8.encode(scalar)!
      place += value > 0xFFFF ? 4 : 2
    }
    return (place, false)
  }
}
