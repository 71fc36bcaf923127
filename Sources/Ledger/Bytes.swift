/// Fresh bytes from the system's source of randomness, asked for eight at a time.
public func randomBytes(_ count: Int) -> [UInt8] {
  var source = SystemRandomNumberGenerator()
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count + 8)
  while bytes.count < count {
    withUnsafeBytes(of: source.next()) { bytes += $0 }
  }
  return Array(bytes.prefix(count))
}

/// Two signs a byte, in lower case.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// Takes as long for a guess that is nearly right as for one that is not. Lengths are no secret.
public func equalInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  guard a.count == b.count else { return false }
  return zip(a, b).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
}
