import Kernel

extension Form {
  /// The most bytes of one field, and the most fields of one form.
  static let fieldLimit = 64 * 1024
  static let mostFields = 500

  /// Reads `application/x-www-form-urlencoded` (WHATWG URL 5.1).
  ///
  /// - Throws: ``Refusal`` `.invalid` "form.encoding" where it is not UTF-8 or holds a NUL, which
  ///   no database text may; "form.fields" where there are too many; `.tooLarge` "form.field".
  init(urlEncoded bytes: some BidirectionalCollection<UInt8>) throws(Refusal) {
    self.init()
    guard !bytes.isEmpty else { return }
    let pairs = bytes.split(separator: UInt8(ascii: "&"), maxSplits: Form.mostFields)
    guard pairs.count <= Form.mostFields else { throw .invalid("form.fields") }
    for pair in pairs {
      let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let name = try Form.text(Form.decode(pair[..<mark]))
      let value = mark == pair.endIndex ? [] : try Form.decode(pair[pair.index(after: mark)...])
      try add(name, value)
    }
  }

  /// Text that stands percent-encoded in an address or a cookie; nil where it is none.
  static func decoded(_ text: some StringProtocol) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let text = text.split(separator: "+", omittingEmptySubsequences: false).joined(separator: "%2B")
    guard let bytes = try? decode(text.utf8) else { return nil }
    return try? Form.text(bytes)
  }

  mutating func add(_ name: String, _ value: [UInt8]) throws(Refusal) {
    guard value.count <= Form.fieldLimit else {
      throw Refusal(.tooLarge, "form.field", field: name, ["kilobytes": "64"])
    }
    guard fields.count < Form.mostFields else { throw .invalid("form.fields") }
    fields.append((name, try Form.text(value)))
  }

  /// Text as a resident typed it: UTF-8 without NUL, its lines ended by a line feed alone.
  static func text(_ bytes: [UInt8]) throws(Refusal) -> String {
    let bytes = bytes.contains(13) ? unixLines(bytes) : bytes
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .invalid("form.encoding")
    }
    return text
  }

  private static func unixLines(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for (i, byte) in bytes.enumerated() where !(byte == 13 && bytes[(i + 1)...].first == 10) {
      out.append(byte)
    }
    return out
  }

  private static func decode(_ bytes: some Collection<UInt8>) throws(Refusal) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): out.append(32)
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue)
        else { throw .invalid("form.encoding") }
        out.append(high << 4 | low)
      default: out.append(byte)
      }
    }
    return out
  }
}

/// The value of a hexadecimal digit.
func hexValue(_ sign: UInt8) -> UInt8? {
  switch sign {
  case 48...57: sign - 48
  case 65...70: sign - 55
  case 97...102: sign - 87
  default: nil
  }
}

/// A `Content-Type` with the parameters that forms use (RFC 9110 8.3).
struct ContentType: Sendable {
  /// In small letters, such as `multipart/form-data`.
  let name: String
  private let parameters: [(name: String, value: String)]

  init(_ header: String) {
    let parts = ContentType.split(header)
    name = parts[0].lowercased()
    parameters = parts.dropFirst().compactMap { part in
      guard let mark = part.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      var value = part.utf8[part.utf8.index(after: mark)...]
      if value.count >= 2, value.first == ContentType.quote, value.last == ContentType.quote {
        value = value.dropFirst().dropLast()
      }
      return (part[..<mark].lowercased(), String(Substring(value)))
    }
  }

  subscript(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// Cuts at semicolons outside of quotes, and takes blanks away.
  static func split(_ header: String) -> [String] {
    var parts: [String] = []
    var quoted = false
    var rest = header.utf8[...]
    for place in header.utf8.indices {
      if header.utf8[place] == quote { quoted.toggle() }
      guard header.utf8[place] == UInt8(ascii: ";"), !quoted else { continue }
      parts.append(bare(rest[..<place]))
      rest = header.utf8[header.utf8.index(after: place)...]
    }
    return parts + [bare(rest)]
  }

  private static let quote = UInt8(ascii: "\"")

  private static func bare(_ part: Substring.UTF8View) -> String {
    var part = part.drop { $0 == UInt8(ascii: " ") }
    while part.last == UInt8(ascii: " ") { part.removeLast() }
    return String(Substring(part))
  }
}
