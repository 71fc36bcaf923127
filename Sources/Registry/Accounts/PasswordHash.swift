import Crypto
import CryptoExtras
import Kernel
import Ledger

/// What is kept of a password: scrypt (RFC 7914) under a salt of its own, with its cost.
///
/// Written as a PHC string, `$scrypt$ln=15,r=8,p=3$salt$hash`, so that the cost can rise later and
/// an old password is still read.
public struct PasswordHash: Hashable, Sendable {
  /// How much work one try is.
  public struct Cost: Hashable, Sendable {
    /// N is 2 to this power; memory is 128 · r · N bytes.
    public let log2N: Int
    public let r: Int
    public let p: Int

    /// Nil for a cost that is next to nothing or more than half a GiB.
    public init?(log2N: Int, r: Int = 8, p: Int = 3) {
      guard (4...19).contains(log2N), (1...16).contains(r), (1...16).contains(p) else { return nil }
      self.init(log2N, r, p)
    }

    private init(_ log2N: Int, _ r: Int, _ p: Int) {
      self.log2N = log2N
      self.r = r
      self.p = p
    }

    /// N = 2^15, r = 8, p = 3: 32 MiB and some 170 ms (OWASP ASVS 5.0, appendix C).
    public static let recommended = Cost(15, 8, 3)

    public var bytes: Int { 128 * r << log2N }
  }

  let cost: Cost
  let salt: [UInt8]
  let digest: [UInt8]

  static let saltBytes = 16
  static let digestBytes = 32

  /// Computes one under a fresh salt. Takes the time and memory of its cost: see ``Locksmith``.
  init(of password: String, cost: Cost) throws {
    let salt = randomBytes(PasswordHash.saltBytes)
    self.init(
      cost: cost, salt: salt, digest: try PasswordHash.derive(password, salt: salt, cost: cost))
  }

  init(cost: Cost, salt: [UInt8], digest: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.digest = digest
  }

  /// One that no password opens, of a cost: what is worked through for an unknown account.
  static func nobody(cost: Cost) -> PasswordHash {
    PasswordHash(
      cost: cost, salt: [UInt8](repeating: 0, count: saltBytes), digest: [])
  }

  /// Takes as long as computing it; the comparison takes as long for a near miss as for a far one.
  func opens(to password: String) throws -> Bool {
    let tried = try PasswordHash.derive(password, salt: salt, cost: cost)
    return equalInConstantTime(tried, digest)
  }

  static func derive(_ password: String, salt: [UInt8], cost: Cost, bytes: Int = digestBytes) throws
    -> [UInt8]
  {
    do {
      let key = try KDF.Scrypt.deriveKey(
        from: Array(password.utf8), salt: salt, outputByteCount: bytes, rounds: 1 << cost.log2N,
        blockSize: cost.r, parallelism: cost.p)
      return key.withUnsafeBytes { Array($0) }
    } catch { throw Fault(.broken, "scrypt: \(error)") }
  }
}

extension PasswordHash {
  var text: String {
    "$scrypt$ln=\(cost.log2N),r=\(cost.r),p=\(cost.p)$\(Letters.base64(salt))$\(Letters.base64(digest))"
  }

  /// Reads what ``text`` wrote; anything else is nil.
  init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
    let numbers = parts[2].split(separator: ",").map { $0.split(separator: "=") }
    guard numbers.count == 3, numbers.map({ $0.first }) == ["ln", "r", "p"],
      let log2N = numbers[0].last.flatMap({ Int($0) }),
      let r = numbers[1].last.flatMap({ Int($0) }),
      let p = numbers[2].last.flatMap({ Int($0) }), let cost = Cost(log2N: log2N, r: r, p: p),
      let salt = Letters.fromBase64(parts[3]), let digest = Letters.fromBase64(parts[4]),
      !salt.isEmpty, digest.count >= 16
    else { return nil }
    self.init(cost: cost, salt: salt, digest: digest)
  }
}
