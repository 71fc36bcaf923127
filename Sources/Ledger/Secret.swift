import Crypto

/// 128 random bits that open something: a session, a link, a receipt.
///
/// Only the hash is stored; a look into the database opens nothing.
public struct Secret: Hashable, Sendable {
  private let bytes: [UInt8]

  /// A fresh one, from the system's source of randomness.
  public init() { bytes = randomBytes(16) }

  /// Reads the 22 characters that ``text`` writes; anything else is nil.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 22, let bytes = decode(text.utf8) else { return nil }
    self.bytes = bytes
    guard self.text == text else { return nil }
  }

  /// 22 characters of base64url (RFC 4648 5), without padding.
  public var text: String { encode(bytes) }

  /// What is stored in its place: SHA-256 of the bytes.
  public var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// A second secret that only the holder of this one can make, such as a form's token.
  public func derived(_ label: StaticString) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array(label.description.utf8), using: SymmetricKey(data: bytes))
    return encode(Array(code.prefix(16)))
  }
}

extension Secret: CustomStringConvertible {
  /// Never the secret: a log line must not open a door.
  public var description: String { "Secret(…)" }
}

/// Six characters that stand beside a matter's number on its receipt, to be typed or said aloud.
///
/// 31 signs without 0, 1, I, L and O give 887 million codes; tries are counted, so that guessing
/// does not help. Stored hashed with the thing's number as salt.
public struct ShortCode: Hashable, Sendable {
  public let text: String

  private static let signs = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

  /// The code that belongs to a secret, so that whoever holds the secret can read it again.
  public init(of secret: Secret) {
    var seed = SHA256.hash(data: Array("code \(secret.derived("short code"))".utf8)).prefix(8)
      .reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    var text = ""
    for _ in 0..<6 {
      text.append(ShortCode.signs[Int(seed % UInt64(ShortCode.signs.count))])
      seed /= UInt64(ShortCode.signs.count)
    }
    self.text = text
  }

  /// Reads a typed code: blanks, hyphens and small letters are forgiven; anything else is nil.
  public init?(_ typed: String) {
    let signs = typed.uppercased().filter { $0 != " " && $0 != "-" }
    guard signs.count == 6, signs.allSatisfy({ ShortCode.signs.contains($0) }) else { return nil }
    text = signs
  }

  public func hash(of number: Int64) -> [UInt8] {
    Array(SHA256.hash(data: Array("\(number) \(text)".utf8)))
  }
}

private let alphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

private func encode(_ bytes: [UInt8]) -> String {
  var out: [UInt8] = []
  var bits = 0
  var held = 0
  for byte in bytes {
    held = held << 8 | Int(byte)
    bits += 8
    while bits >= 6 {
      bits -= 6
      out.append(alphabet[held >> bits & 63])
    }
    held &= (1 << bits) - 1
  }
  if bits > 0 { out.append(alphabet[held << (6 - bits) & 63]) }
  return String(decoding: out, as: UTF8.self)
}

private func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
  var out: [UInt8] = []
  var bits = 0
  var held = 0
  for sign in text {
    guard let value = alphabet.firstIndex(of: sign) else { return nil }
    held = held << 6 | value
    bits += 6
    if bits >= 8 {
      bits -= 8
      out.append(UInt8(held >> bits & 255))
      held &= (1 << bits) - 1
    }
  }
  return out
}
