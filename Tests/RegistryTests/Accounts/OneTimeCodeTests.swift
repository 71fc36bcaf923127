import Kernel
import Testing

@testable import Registry

/// Goal: codes are those of RFC 6238, a step to either side, each once.
@Suite struct OneTimeCodeTests {
  private let code = OneTimeCode(key: Array("12345678901234567890".utf8))
  private let now = Instant(milliseconds: 1_111_111_109_000)

  /// RFC 6238, appendix B, the rows of SHA-1.
  @Test(
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
      (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func isThatOfTheStandard(_ seconds: Int64, _ digits: String) {
    let step = OneTimeCode.step(at: Instant(milliseconds: seconds * 1000))
    #expect(code.code(at: step, digits: 8) == digits)
    #expect(code.code(at: step) == digits.suffix(6))
  }

  @Test(arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)])
  func neighbouringStepsCount(_ offset: Int64, counts: Bool) {
    let step = OneTimeCode.step(at: now) + offset
    let found = code.step(of: code.code(at: step), at: now, after: 0)
    #expect(found == (counts ? step : nil))
  }

  @Test func eachCountsOnce() {
    let step = OneTimeCode.step(at: now)
    #expect(code.step(of: code.code(at: step), at: now, after: step) == nil)
    #expect(code.step(of: code.code(at: step - 1), at: now, after: step) == nil)
    #expect(code.step(of: code.code(at: step + 1), at: now, after: step) == step + 1)
  }

  @Test(arguments: ["", "08180", "0818044", "０８１８０４", "abcdef", "-81804"])
  func otherThanSixDigitsIsNone(_ typed: String) {
    #expect(code.step(of: typed, at: now, after: 0) == nil)
    #expect(code.step(of: "081 804", at: now, after: 0) != nil)
  }

  @Test func theTelephoneReadsIt() {
    #expect(
      code.address(place: "湖畔社区", account: "7")
        == "otpauth://totp/%E6%B9%96%E7%95%94%E7%A4%BE%E5%8C%BA:7?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E6%B9%96%E7%95%94%E7%A4%BE%E5%8C%BA"
    )
  }

  /// RFC 4648 10, without padding.
  @Test(arguments: [
    ("", "", ""), ("f", "MY", "Zg"), ("fo", "MZXQ", "Zm8"), ("foo", "MZXW6", "Zm9v"),
    ("foob", "MZXW6YQ", "Zm9vYg"), ("fooba", "MZXW6YTB", "Zm9vYmE"),
    ("foobar", "MZXW6YTBOI", "Zm9vYmFy"),
  ])
  func letters(_ text: String, _ base32: String, _ base64: String) {
    let bytes = Array(text.utf8)
    #expect(Letters.base32(bytes) == base32 && Letters.base64(bytes) == base64)
    #expect(Letters.fromBase32(base32.lowercased()) == bytes)
    #expect(Letters.fromBase64(base64) == bytes)
  }

  @Test func aRecoveryCodeIsReadAsItIsCopied() throws {
    let code = RecoveryCode()
    #expect(code.text.count == 19)
    #expect(RecoveryCode(code.text) == code)
    #expect(RecoveryCode(code.text.lowercased().replacing("-", with: " ")) == code)
    #expect(RecoveryCode(String(code.text.dropLast())) == nil && RecoveryCode("123456") == nil)
    #expect(code.hash(of: 1) != code.hash(of: 2))
  }
}
