import Crypto
import Kernel
import Ledger

/// Six digits that change every half minute: TOTP (RFC 6238) over HOTP (RFC 4226), with SHA-1 as
/// the programs on telephones have it.
///
/// The step before and the step after count too, since clocks of telephones differ; each step
/// counts once, so that a code seen over a shoulder opens nothing.
struct OneTimeCode: Hashable, Sendable {
  let key: [UInt8]

  static let stepSeconds: Int64 = 30
  /// 160 bits (RFC 4226 4).
  static let keyBytes = 20

  init(key: [UInt8]) { self.key = key }

  /// A fresh key, from the system's source of randomness.
  init() { key = randomBytes(OneTimeCode.keyBytes) }

  static func step(at now: Instant) -> Int64 { now.milliseconds / 1000 / stepSeconds }

  /// The step whose code was typed, or nil. Steps up to `last` were used before.
  func step(of typed: String, at now: Instant, after last: Int64) -> Int64? {
    let digits = typed.filter { $0 != " " }
    guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    let here = OneTimeCode.step(at: now)
    let matching = (here - 1...here + 1).filter {
      equalInConstantTime(Array(code(at: $0).utf8), Array(digits.utf8))
    }
    return matching.first { $0 > last }
  }

  /// RFC 4226 5.3.
  func code(at step: Int64, digits: Int = 6) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
    let code = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
    let at = Int(code[19] & 15)
    let number = code[at...(at + 3)].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let modulus = (0..<digits).reduce(1 as UInt32) { product, _ in product * 10 }
    let text = String(number % modulus)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// What a telephone reads from the QR code. The label names the place, never the person.
  func address(place: String, account: String) -> String {
    let (place, account) = (percentEncoded(place), percentEncoded(account))
    return "otpauth://totp/\(place):\(account)?secret=\(Letters.base32(key))&issuer=\(place)"
  }
}

private func percentEncoded(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  let bytes = text.utf8.flatMap { byte -> [UInt8] in
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95: [byte]
    default: [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
