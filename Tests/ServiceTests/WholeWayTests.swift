import Cases
import Files
import Kernel
import Ledger
import Store
import TestKit
import Testing
import Web

/// Goal: one matter goes its whole way from browser to browser. Method: each request and its answer
/// is written down and compared, then what was said on the pages and in the record.
@Suite struct WholeWayTests {
  @Test(arguments: Engines.available) func aMatterGoesItsWay(engine: Engine) async throws {
    try await LivingTown.run(engine) { town in
      let transcript = LivingTranscript()
      let start = try await town.lastEntry()
      let secret = try await file(in: town, transcript)
      let id = try await town.matter(of: secret)
      let number = try await openByCode(secret, in: town, transcript)
      try await seeTo(id, in: town, transcript)
      try await grade(secret, in: town, transcript)
      #expect(transcript.text == WholeWayTests.expected)
      #expect(
        try await town.verbs(after: start) == [
          "matter.filed", "photo.added", "matter.opened", "sign-in.offered", "session.started",
          "matter.moved", "matter.looked", "matter.moved", "sign-in.offered", "session.started",
          "matter.moved", "matter.moved", "matter.graded",
        ])
      let place = town.place
      #expect(try await town.database.read { try Verdict.verify(place, in: $0).wrong } == nil)
      try await readAsJSON(secret, number, in: town)
    }
  }

  private static let expected = """
    GET /{place}/matters/new → 200 我要反映
    POST /{place}/matters → 303 /{place}/m/{secret}/receipt
    GET /{place}/m/{secret}/receipt → 200 收到了，谢谢您告诉我们
    GET /{place}/m/{secret} → 200 楼道灯坏了，晚上看不见
    GET /{place}/matters → 200 查进度
    POST /{place}/matters/opening → 303 /{place}/m/{secret}
    GET /{place}/m/{secret} → 200 楼道灯坏了，晚上看不见
    GET /{place}/desk/matters → 200 待办
    GET /{place}/desk/matters/{id} → 200 楼道灯坏了，晚上看不见
    POST /{place}/desk/matters/{id}/acceptance → 303 /{place}/desk/matters/{id}
    GET /{place}/desk/matters/{id} → 200 楼道灯坏了，晚上看不见
    POST /{place}/desk/matters/{id}/looks → 200 楼道灯坏了，晚上看不见
    POST /{place}/desk/matters/{id}/dispatch → 303 /{place}/desk/matters/{id}
    GET /{place}/desk/matters → 200 待办
    GET /{place}/desk/matters/{id} → 200 楼道灯坏了，晚上看不见
    POST /{place}/desk/matters/{id}/reply → 303 /{place}/desk/matters/{id}
    GET /{place}/desk/matters/{id} → 200 楼道灯坏了，晚上看不见
    POST /{place}/desk/matters/{id}/closure → 303 /{place}/desk/matters/{id}
    GET /{place}/m/{secret} → 200 楼道灯坏了，晚上看不见
    POST /{place}/m/{secret}/grade → 303 /{place}/m/{secret}
    GET /{place}/m/{secret} → 200 楼道灯坏了，晚上看不见
    """

  /// Files with a photo, and follows by the receipt's own secret.
  private func file(in town: LivingTown, _ transcript: LivingTranscript) async throws -> Secret {
    let browser = town.client()
    _ = try await transcript.get(town.path("/matters/new"), by: browser)
    let filed = try await transcript.upload(
      town.path("/matters"),
      [
        ("words", "楼道灯坏了，晚上看不见"), ("spot", "2 单元 3 楼"), ("name", "王大爷"),
        ("telephone", "138 0013 8000"), ("building", "\(town.town.buildings[0])"),
      ], files: [("photos", #"C:\相册\灯.jpg"#, LivingPhoto.jpeg()), ("photos", "", [])],
      by: browser)
    let secret = try #require(filed.secret)
    let receipt = try await transcript.get(try #require(filed.location), by: browser)
    #expect(receipt.text.contains("2603-0001") && receipt.text.contains("<svg"))
    #expect(receipt.text.contains(ShortCode(of: secret).text))
    #expect(receipt.text.contains("社区受理，或者说明不受理的理由"))
    let page = try await transcript.get(town.path("/m/\(secret.text)"), by: browser)
    #expect(page.text.contains("等待受理") && page.text.contains("还没有人看过您的电话"))
    try await look(at: page, by: browser)
    return secret
  }

  /// The photo is shown to its filer, drawn anew and without the place where it was taken.
  private func look(at page: Reply, by browser: Client) async throws {
    let photos = page.links.map(\.path).filter { $0.contains("/photos/") }
    #expect(photos.count == 2, "one photo and its small one: \(photos)")
    for path in photos {
      let photo = try await browser.get(path)
      #expect(photo.status == 200 && photo["Content-Type"] == "image/jpeg")
      #expect(photo.body.prefix(3) == [0xFF, 0xD8, 0xFF])
      #expect(!photo.text.contains("GPSLatitude"))
      #expect(photo["Content-Security-Policy"]?.contains("sandbox") == true)
    }
    #expect(LivingPhoto.jpeg().count > 100)
  }

  /// What is typed from the receipt is forgiven its small letters and blanks.
  private func openByCode(
    _ secret: Secret, in town: LivingTown, _ transcript: LivingTranscript
  ) async throws -> String {
    let (browser, number) = (town.client(), "2603-0001")
    _ = try await transcript.get(town.path("/matters"), by: browser)
    let code = ShortCode(of: secret).text.lowercased()
    let opened = try await transcript.post(
      town.path("/matters/opening"),
      [("number", " 2603－0001"), ("code", code.prefix(3) + " " + code.suffix(3))],
      by: browser)
    _ = try await transcript.get(try #require(opened.location), by: browser)
    #expect(opened.secret != nil && opened.secret != secret)
    return number
  }

  /// The clerk takes it in, looks at the telephone and hands it on; the body's officer answers; the
  /// clerk closes.
  private func seeTo(_ id: MatterID, in town: LivingTown, _ transcript: LivingTranscript)
    async throws
  {
    let (clerk, page) = (try await town.signIn(town.town.clerk), town.path("/desk/matters/\(id)"))
    let inbox = try await transcript.get(town.path("/desk/matters"), by: clerk)
    #expect(inbox.text.contains(page) && inbox.text.contains("已登录。"))
    let first = try await transcript.get(page, by: clerk)
    #expect(first.text.contains("王") && !first.text.contains("王大爷"))
    #expect(!first.text.contains("13800138000"))
    _ = try await transcript.post(page + "/acceptance", by: clerk)
    let accepted = try await transcript.get(page, by: clerk)
    #expect(accepted.text.contains("已受理。"))
    let looked = try await transcript.post(page + "/looks", [("purpose", "ask")], by: clerk)
    #expect(looked.text.contains("tel:13800138000") && looked.text.contains("王大爷"))
    let body = town.town.bodies[0]
    _ = try await transcript.post(page + "/dispatch", [("body", "\(body.body)")], by: clerk)
    let officer = try await town.signIn(body)
    let own = try await transcript.get(town.path("/desk/matters"), by: officer)
    #expect(own.text.contains(page))
    let theirs = try await transcript.get(page, by: officer)
    #expect(theirs.text.contains("/reply") && !theirs.text.contains("/closure"))
    _ = try await transcript.post(page + "/reply", [("words", "已更换声控灯 3 只。")], by: officer)
    _ = try await transcript.get(page, by: clerk)
    _ = try await transcript.post(page + "/closure", by: clerk)
  }

  private func grade(_ secret: Secret, in town: LivingTown, _ transcript: LivingTranscript)
    async throws
  {
    let (browser, page) = (town.client(), town.path("/m/\(secret.text)"))
    let closed = try await transcript.get(page, by: browser)
    #expect(closed.text.contains("已更换声控灯 3 只。") && closed.text.contains("请您评价"))
    #expect(!closed.text.contains("还没有人看过您的电话"))
    _ = try await transcript.post(page + "/grade", [("grade", "4"), ("words", "")], by: browser)
    let graded = try await transcript.get(page, by: browser)
    #expect(graded.text.contains("谢谢您的评价。") && graded.text.contains("您的评价：<b>满意</b>"))
    #expect(!graded.text.contains("name=\"grade\""))
  }

  /// The same pages as JSON say the same and no more.
  private func readAsJSON(_ secret: Secret, _ number: String, in town: LivingTown) async throws {
    let json = [("Accept", "application/json")]
    let browser = town.client()
    let receipt = try await browser.get(town.path("/m/\(secret.text)/receipt"), headers: json)
    #expect(
      receipt.text == """
        {"number":"\(number)","code":"\(ShortCode(of: secret).text)",\
        "follow":"\(town.path("/m/\(secret.text)"))"}
        """)
    let page = try await browser.get(town.path("/m/\(secret.text)"), headers: json)
    #expect(page["Content-Type"]?.hasPrefix("application/json") == true)
    for piece in [#""number":"2603-0001""#, #""state":"closed""#, "已更换声控灯 3 只。"] {
      #expect(page.text.contains(piece), "\(piece)")
    }
    for canary in ["王大爷", "13800138000", "138 0013 8000"] {
      #expect(!page.text.contains(canary), "\(canary)")
    }
    let door = try await browser.get(town.path(""), headers: json)
    #expect(door.text.contains("\"name\":\"湖畔社区\""))
  }
}

extension LivingTown {
  /// The number under which the desk knows what a secret opens.
  func matter(of secret: Secret) async throws -> MatterID {
    let holder = town.passerby(at: site.clock.now)
    return try await database.read { try Matter.opened(by: secret, under: holder, in: $0).id }
  }
}
