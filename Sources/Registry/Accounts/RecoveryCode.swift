import Crypto
import Ledger

/// A code on paper for the day when the telephone is lost: 80 random bits in sixteen letters.
///
/// Ten are shown once and kept as SHA-256 under the person's number; 80 bits are too many to be
/// tried even by who has the table. Each opens once.
struct RecoveryCode: Hashable, Sendable {
  static let count = 10
  private let bytes: [UInt8]

  init() { bytes = randomBytes(10) }

  /// Reads what was typed; small letters, blanks and hyphens are forgiven.
  init?(_ typed: String) {
    guard let bytes = Letters.fromBase32(typed), bytes.count == 10 else { return nil }
    self.bytes = bytes
  }

  /// `ABCD-EFGH-IJKL-MNOP`.
  var text: String {
    let letters = Array(Letters.base32(bytes))
    return stride(from: 0, to: 16, by: 4).map { String(letters[$0..<($0 + 4)]) }
      .joined(separator: "-")
  }

  func hash(of person: Int64) -> [UInt8] {
    Array(SHA256.hash(data: Array("recovery \(person) ".utf8) + bytes))
  }
}
