import Kernel
import Testing

@testable import Registry

/// Goal: what is easily guessed is refused by its reason, and nothing else is.
@Suite struct PasswordTests {
  private static let own = ["欧阳琥珀", "hupo.ouyang", "138-0013-8000", "湖畔社区", "0552-000-0000", ""]

  @Test(arguments: [
    ("短", "password.short"), ("kT9#vLq2x", "password.short"),
    (String(repeating: "长", count: 43), "password.long"),
    ("qwertyuiop", "password.common"), ("Password2026!", "password.common"),
    ("woaini1314520", "password.common"), ("2026administrator", "password.common"),
    ("aaaaaaaaaaaa", "password.plain"), ("abcabcabcabc", "password.plain"),
    ("kiwi7kiwi7kiwi7", "password.plain"), ("8412907365", "password.plain"),
    ("abcdefghijkl", "password.plain"), ("poiuytrewqas", "password.plain"),
    ("1qaz2wsx3edc4rfv", "password.plain"), ("ababbaabbaba", "password.plain"),
    ("我是欧阳琥珀要登录的人", "password.own"), ("my-Hupo.Ouyang-key", "password.own"),
    ("door 80013800 opens", "password.own"), ("在湖畔社区工作真好呀", "password.own"),
  ])
  func isRefused(_ password: String, reason: String) {
    #expect(reasonOf(password) == reason, "\(password)")
  }

  @Test(arguments: [
    "kT9#vLq2xW", "楼下的白鹭今天吃了面条", "correct horse battery", "zebra-lamp-river",
    "8412907365271904", "the password is green tea", "晨雾 72 号 青石板 旧船",
  ])
  func isTaken(_ password: String) { #expect(reasonOf(password) == nil, "\(password)") }

  /// A name of one sign and a short telephone are in every other password.
  @Test func littleOfOnesOwnIsNoMatter() {
    #expect(throws: Never.self) {
      try Password.check("zebra-lamp-王-110", own: ["王", "110", ""])
    }
  }

  @Test func theListIsReadAndSmall() {
    #expect(CommonPasswords.all.count > 500)
    #expect(CommonPasswords.all.allSatisfy { $0 == $0.lowercased() })
  }

  @Test(
    arguments: [
      ("", nil), ("wang", "wang"), ("Wang.Xiaohe-2", "wang.xiaohe-2"),
    ] as [(String, String?)])
  func loginNames(_ typed: String, read: String?) throws {
    #expect(try Account.login(typed) == read)
  }

  @Test(arguments: [
    "wa", "7wang", "王社工", "wang xiaohe", "-wang", String(repeating: "a", count: 21),
  ])
  func noLoginNames(_ typed: String) {
    #expect(throws: Refusal.invalid("account.login", field: "login")) {
      try Account.login(typed)
    }
  }

  private func reasonOf(_ password: String) -> String? {
    do throws(Refusal) {
      try Password.check(password, own: PasswordTests.own)
      return nil
    } catch { return error.reason.code }
  }
}
