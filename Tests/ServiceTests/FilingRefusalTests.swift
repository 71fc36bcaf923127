import Kernel
import Store
import TestKit
import Testing
import Web

/// Goal: what is no matter is refused by name, nothing is kept of it, and what was typed comes back.
@Suite struct FilingRefusalTests {
  private static let told = [("words", "楼道灯坏了，晚上看不见"), ("spot", "2 单元")]

  @Test(arguments: [
    ([("words", "灯坏了"), ("spot", "2 单元")], "请用一句话说清是什么事，至少 5 个字。"),
    ([("words", "楼道灯坏了"), ("spot", "")], "请写一下在哪里"),
    ([("words", "楼道灯坏了"), ("spot", "2 单元"), ("telephone", "一二三")], "7 到 15 位数字"),
    ([("words", "楼道灯坏了"), ("spot", "2 单元"), ("building", "77")], "没有找到这栋楼"),
    ([("words", "楼道灯坏了"), ("spot", "2 单元"), ("building", "x")], "请从列表里选一项"),
    ([("words", "楼道灯\u{7}坏了"), ("spot", "2 单元")], "看不见的特殊符号"),
    ([("words", String(repeating: "灯", count: 2001)), ("spot", "2 单元")], "最多 2000 个字，现在有 2001 个字"),
  ]) func whatIsMissingIsSaid(fields: [(String, String)], sentence: String) async throws {
    try await refused(422, sentence) { town, browser in
      let reply = try await browser.upload(town.path("/matters"), fields, files: [])
      let typed = fields[0].1.prefix(3)
      #expect(reply.text.contains(typed), "what was typed comes back")
      return reply
    }
  }

  @Test func tenMegabytesOfTextAreRefused() async throws {
    try await refused(413, "内容太大了，最多 256 KB") { town, browser in
      let words = String(repeating: "a", count: 10 << 20)
      return try await browser.post(town.path("/matters"), [("words", words), ("spot", "x")])
    }
  }

  @Test func moreThanAnyFormHoldsIsRefused() async throws {
    try await refused(413, "内容太大了，最多 24 MB") { town, browser in
      let head = browser.head(
        "POST", town.path("/matters"),
        [("Content-Type", "multipart/form-data; boundary=\(Client.boundary)")],
        length: 30 << 20)
      return try await browser.raw(head)
    }
  }

  @Test func aTornUploadIsNotTakenForTheWhole() async throws {
    try await refused(422, "上传到一半断了，什么都没有收下。") { town, browser in
      let whole = Client.multipart(
        browser.formFields + FilingRefusalTests.told, [("photos", "a.jpg", LivingPhoto.jpeg())])
      return try await browser.send(
        "POST", town.path("/matters"),
        headers: [("Content-Type", "multipart/form-data; boundary=\(Client.boundary)")],
        body: Array(whole.dropLast(200)))
    }
  }

  @Test(arguments: [
    ("text with the name of a photo", Array("这不是照片，是一段文字".utf8), "不是照片"),
    ("a page with the name of a photo", Array("<html><script>alert(1)</script>".utf8), "不是照片"),
    ("a head with a torn body", Array(LivingPhoto.jpeg().prefix(120)), "打不开"),
    ("a head alone", Array(LivingPhoto.jpeg().prefix(20)), "打不开"),
    (
      "60,000 by 60,000 by its head", LivingPhoto.saying(width: 60_000, height: 60_000), "打不开|尺寸太大"
    ), ("8,000 by 8,000 in few bytes", LivingPhoto.saying(width: 8000, height: 8000), "打不开|尺寸太大"),
  ]) func aForgedPhotoIsRefused(what: String, bytes: [UInt8], sentence: String) async throws {
    try await refused(422, sentence) { town, browser in
      try await browser.upload(
        town.path("/matters"), FilingRefusalTests.told,
        files: [("photos", "灯.jpg", bytes)])
    }
  }

  @Test func aPhotoOfElevenMegabytesIsRefused() async throws {
    try await refused(413, "最多 10 MB") { town, browser in
      let large = LivingPhoto.jpeg() + [UInt8](repeating: 7, count: 11 << 20)
      return try await browser.upload(
        town.path("/matters"), FilingRefusalTests.told, files: [("photos", "a.jpg", large)])
    }
  }

  @Test func aFifthPhotoIsRefused() async throws {
    try await refused(422, "照片最多 4 张") { town, browser in
      let files = (0..<5).map { ("photos", "\($0).jpg", LivingPhoto.jpeg($0)) }
      return try await browser.upload(town.path("/matters"), FilingRefusalTests.told, files: files)
    }
  }

  /// `%B5%C6` is 灯 in GBK.
  @Test(arguments: ["words=%B5%C6%BB%B5%C1%CB%B5%C6&spot=a", "words=a%00b&spot=a", "words=%E7%81"])
  func aFormInAnotherEncodingIsRefused(body: String) async throws {
    try await refused(422, "有看不懂的字符") { town, browser in
      try await browser.send(
        "POST", town.path("/matters"),
        headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(body.utf8))
    }
  }

  @Test func anOverlongHeaderIsRefused() async throws {
    try await LivingTown.run(.sqlite) { town in
      let browser = town.client()
      let long = try await browser.get(
        town.path("/"), headers: [("X-Long", String(repeating: "a", count: 20_000))])
      #expect(long.status == 431)
      let address = try await browser.get(town.path("/?q=" + String(repeating: "a", count: 4000)))
      #expect(address.status == 414 && address.text.contains("网址太长了"))
    }
  }

  @Test func aFormWithoutItsTokenIsRefused() async throws {
    try await refused(403, "什么都没有改动，请核对后再交一次") { town, browser in
      try await browser.post(town.path("/matters"), FilingRefusalTests.told, hidden: false)
    }
  }

  @Test func theTokenOfAnotherSessionIsRefused() async throws {
    try await refused(403, "什么都没有改动，请核对后再交一次") { town, browser in
      let clerk = try await town.signIn(town.town.clerk)
      _ = try await clerk.get(town.path("/matters/new"))
      return try await browser.post(
        town.path("/matters"), clerk.formFields + FilingRefusalTests.told, hidden: false)
    }
  }

  /// A finger that presses twice, or a line that dropped the answer: one matter, one receipt.
  @Test(arguments: Engines.available) func theSameFormTwiceIsOneMatter(engine: Engine) async throws
  {
    try await LivingTown.run(engine) { town in
      let browser = town.client()
      _ = try await browser.get(town.path("/matters/new"))
      var answers: Set<String> = []
      for _ in 1...3 {
        let reply = try await browser.upload(
          town.path("/matters"), FilingRefusalTests.told,
          files: [("photos", "a.jpg", LivingPhoto.jpeg())])
        #expect(reply.status == 303)
        answers.insert(reply.location ?? "")
      }
      #expect(answers.count == 1)
      #expect(try await town.filed() == 1)
      #expect(try await town.verbs().filter { $0 == "photo.added" }.count == 1)
    }
  }

  /// Two at the same moment, as an impatient browser sends them.
  @Test(arguments: Engines.available) func theSameFormAtOnceIsOneMatter(engine: Engine) async throws
  {
    try await LivingTown.run(engine) { town in
      let browser = town.client()
      _ = try await browser.get(town.path("/matters/new"))
      let answers = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 1...8 {
          group.addTask {
            try await browser.post(town.path("/matters"), FilingRefusalTests.told).location
          }
        }
        return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      #expect(answers.count == 1 && answers.first != .some(nil))
      #expect(try await town.filed() == 1)
    }
  }

  /// Has a form refused with a status and a sentence, and sees that nothing was filed.
  private func refused(
    _ status: Int, _ sentence: String,
    _ send: @escaping @Sendable (LivingTown, Client) async throws -> Reply
  ) async throws {
    try await LivingTown.run(.sqlite) { town in
      let browser = town.client()
      _ = try await browser.get(town.path("/matters/new"))
      let before = try await LivingDigest.of(town.place, in: town.database).byTable["matter"]
      let reply = try await send(town, browser)
      #expect(reply.status == status, "\(reply.heading)")
      let said = sentence.split(separator: "|").contains { reply.text.contains($0) }
      #expect(said, "not said: \(sentence)")
      #expect(try await LivingDigest.of(town.place, in: town.database).byTable["matter"] == before)
      #expect(try await town.filed() == 0)
    }
  }
}

extension LivingTown {
  /// How many matters the record of the place says were filed.
  func filed() async throws -> Int {
    try await verbs().filter { $0 == "matter.filed" }.count
  }
}
