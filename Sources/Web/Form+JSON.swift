import Kernel

extension Form {
  /// Reads a flat JSON object (RFC 8259): text, numbers and flags become fields, null is no field,
  /// and a list of such is a field several times.
  ///
  /// - Throws: ``Refusal`` `.invalid` "form.json" for anything else, "form.encoding" for what is not
  ///   UTF-8 or holds a NUL, "form.fields"; `.tooLarge` "form.field".
  init(json bytes: [UInt8]) throws(Refusal) {
    self.init()
    var reader = JSONReader(bytes: bytes)
    try reader.expect("{")
    if !reader.skips("}") {
      repeat { try readField(from: &reader) } while reader.skips(",")
      try reader.expect("}")
    }
    try reader.end()
  }

  private mutating func readField(from reader: inout JSONReader) throws(Refusal) {
    let name = try Form.text(try reader.quoted())
    try reader.expect(":")
    guard reader.skips("[") else {
      if let value = try reader.scalar() { try add(name, value) }
      return
    }
    guard !reader.skips("]") else { return }
    repeat {
      if let value = try reader.scalar() { try add(name, value) }
    } while reader.skips(",")
    try reader.expect("]")
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private static let bad = Refusal.invalid("form.json")

  mutating func skips(_ sign: Unicode.Scalar) -> Bool {
    while position < bytes.count, [32, 9, 10, 13].contains(bytes[position]) { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ sign: Unicode.Scalar) throws(Refusal) {
    guard skips(sign) else { throw JSONReader.bad }
  }

  mutating func end() throws(Refusal) {
    _ = skips(" ")
    guard position == bytes.count else { throw JSONReader.bad }
  }

  /// The bytes of a text, a number or a flag; nil for null.
  mutating func scalar() throws(Refusal) -> [UInt8]? {
    if skips("\"") {
      position -= 1
      return try quoted()
    }
    let start = position
    while position < bytes.count, isBare(bytes[position]) { position += 1 }
    let word = Array(bytes[start..<position])
    let text = String(decoding: word, as: UTF8.self)
    if text == "null" { return nil }
    guard text == "true" || text == "false" || isNumber(text) else { throw JSONReader.bad }
    return word
  }

  mutating func quoted() throws(Refusal) -> [UInt8] {
    try expect("\"")
    var out: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return out
      case UInt8(ascii: "\\"): out += try escape()
      case 0..<32: throw JSONReader.bad
      default: out.append(byte)
      }
    }
    throw JSONReader.bad
  }

  private mutating func escape() throws(Refusal) -> [UInt8] {
    guard position < bytes.count else { throw JSONReader.bad }
    let sign = bytes[position]
    position += 1
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [sign]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "u"): return try scalarBytes()
    default: throw JSONReader.bad
    }
  }

  /// `\uXXXX`, or two of them for a character outside the basic plane.
  private mutating func scalarBytes() throws(Refusal) -> [UInt8] {
    var code = try unit()
    if (0xD800..<0xDC00).contains(code) {
      guard bytes[position...].starts(with: Array("\\u".utf8)) else { throw JSONReader.bad }
      position += 2
      let low = try unit()
      guard (0xDC00..<0xE000).contains(low) else { throw JSONReader.bad }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw JSONReader.bad }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func unit() throws(Refusal) -> UInt32 {
    guard position + 4 <= bytes.count else { throw JSONReader.bad }
    var code: UInt32 = 0
    for byte in bytes[position..<(position + 4)] {
      guard let value = hexValue(byte) else { throw JSONReader.bad }
      code = code << 4 | UInt32(value)
    }
    position += 4
    return code
  }

  private func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 97...122, UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private func isNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
  }
}
