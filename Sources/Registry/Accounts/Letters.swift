/// Bytes as letters (RFC 4648): base64 in password strings, base32 where people type them.
enum Letters {
  private static let letters64 = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let letters32 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func base64(_ bytes: [UInt8]) -> String { write(bytes, 6, letters64) }
  static func base32(_ bytes: [UInt8]) -> String { write(bytes, 5, letters32) }

  /// Without padding; nil for a foreign letter.
  static func fromBase64(_ text: some StringProtocol) -> [UInt8]? { read(text, 6, letters64) }

  /// Small letters, blanks and hyphens are forgiven.
  static func fromBase32(_ text: String) -> [UInt8]? {
    read(text.uppercased().filter { $0 != " " && $0 != "-" }, 5, letters32)
  }

  private static func write(_ bytes: [UInt8], _ width: Int, _ letters: [UInt8]) -> String {
    var (out, held, bits): ([UInt8], Int, Int) = ([], 0, 0)
    for byte in bytes {
      held = (held << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= width {
        bits -= width
        out.append(letters[held >> bits & (letters.count - 1)])
      }
    }
    if bits > 0 { out.append(letters[held << (width - bits) & (letters.count - 1)]) }
    return String(decoding: out, as: UTF8.self)
  }

  private static func read(_ text: some StringProtocol, _ width: Int, _ letters: [UInt8])
    -> [UInt8]?
  {
    var (out, held, bits): ([UInt8], Int, Int) = ([], 0, 0)
    for letter in text.utf8 {
      guard let value = letters.firstIndex(of: letter) else { return nil }
      held = (held << width | value) & 0xFFFF
      bits += width
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: held >> bits))
      }
    }
    return out
  }
}
