import Kernel

/// The rules that a new password must keep (OWASP ASVS 5.0, 6.2; NIST SP 800-63B 5.1.1).
///
/// Length and being unguessed count; no kind of sign is demanded, and no password grows old.
enum Password {
  static let least = 10
  static let most = 128
  /// Digits alone are telephones and days; only a long run of them is hard to guess.
  static let leastDigits = 16

  /// - Parameter own: name, login name, telephone and place of the one who sets it.
  /// - Throws: ``Refusal`` `.invalid` for what is too short or long, common, plain, or about the
  ///   person.
  static func check(_ password: String, own: [String]) throws(Refusal) {
    guard password.count >= least else {
      throw .invalid("password.short", field: "password", ["least": String(least)])
    }
    guard password.utf8.count <= most else {
      throw .invalid("password.long", field: "password", ["most": String(most)])
    }
    let small = password.lowercased()
    guard !isCommon(small) else { throw .invalid("password.common", field: "password") }
    guard !isPlain(small) else { throw .invalid("password.plain", field: "password") }
    guard !own.contains(where: { holds(small, $0.lowercased()) }) else {
      throw .invalid("password.own", field: "password")
    }
  }

  /// On the list, also where some digits or marks were hung on either end: `password2026!`.
  private static func isCommon(_ small: String) -> Bool {
    if CommonPasswords.all.contains(small) { return true }
    var core = Substring(small)
    while let last = core.last, !last.isLetter { core.removeLast() }
    core = core.drop { !$0.isLetter }
    return core.count > 2 && small.count - core.count <= 8
      && CommonPasswords.all.contains(String(core))
  }

  /// Few different signs, one piece repeated, signs in a row, or digits alone.
  private static func isPlain(_ small: String) -> Bool {
    let signs = Array(small)
    if Set(signs).count < 5 { return true }
    if signs.count < leastDigits, small.utf8.allSatisfy({ (48...57).contains($0) }) { return true }
    let isRepeated = (1...signs.count / 2).contains { length in
      signs.indices.dropFirst(length).allSatisfy { signs[$0] == signs[$0 - length] }
    }
    return isRepeated || isARow(small)
  }

  private static let rows = [
    "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "!@#$%^&*()",
  ]

  /// Whether two thirds of the signs follow their neighbour on a keyboard or in an alphabet.
  private static func isARow(_ small: String) -> Bool {
    let signs = Array(small)
    let pairs = zip(signs, signs.dropFirst()).filter { a, b in
      rows.contains { $0.contains("\(a)\(b)") || $0.contains("\(b)\(a)") }
    }
    return pairs.count * 3 >= (signs.count - 1) * 2
  }

  /// Names of two signs count, and of telephones any six digits in a row.
  private static func holds(_ small: String, _ own: String) -> Bool {
    let isNumber = !own.isEmpty && own.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }
    guard isNumber else { return own.count >= 2 && small.contains(own) }
    let digits = Array(own.filter { $0 != "-" })
    guard digits.count >= 6 else { return false }
    return (0...digits.count - 6).contains { small.contains(String(digits[$0..<($0 + 6)])) }
  }
}
