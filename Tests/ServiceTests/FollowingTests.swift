import Kernel
import Ledger
import Store
import TestKit
import Testing
import Web

/// Goal: the secret of a receipt opens its own matter and nothing else, and guessing ends.
@Suite struct FollowingTests {
  @Test func aSecretUnderAnotherPlaceIsNone() async throws {
    try await LivingTown.run(.sqlite) { town in
      let secret = try await town.file(photos: [("a.jpg", LivingPhoto.jpeg())])
      let page = try await town.client().get(town.path("/m/\(secret.text)"))
      let photo = try #require(page.links.map(\.path).first { $0.contains("/photos/") })
      for rest in ["", "/receipt", String(photo.drop { $0 != "m" }.dropFirst(24))] {
        let reply = try await town.client().get("/\(town.other.place)/m/\(secret.text)\(rest)")
        #expect(reply.status == 404, "\(rest)")
        #expect(!reply.text.contains("楼道灯坏了"))
      }
    }
  }

  @Test func whatNobodyHoldsIsNotFound() async throws {
    try await LivingTown.run(.sqlite) { town in
      let (one, two) = (
        try await town.file(photos: [("a.jpg", LivingPhoto.jpeg())]),
        try await town.file("井盖翘起来了，走路会绊倒")
      )
      let page = try await town.client().get(town.path("/m/\(one.text)"))
      let photo = try #require(page.links.map(\.path).first { $0.contains("/photos/") })
      let foreign = photo.replacing(one.text, with: two.text)
      for path in [
        town.path("/m/\(Secret().text)"), town.path("/m/short"),
        town.path("/m/\(one.text)/photos/7"),
        foreign,
      ] {
        #expect(try await town.client().get(path).status == 404, "\(path)")
      }
      #expect(try await town.client().get(photo).status == 200)
    }
  }

  /// Five wrong codes end the guessing for their sender; whoever knows the code comes in from
  /// elsewhere, and from here after a quarter of an hour.
  @Test(arguments: Engines.available) func guessingEndsForTheGuesser(engine: Engine) async throws {
    var settings = Site.Settings()
    settings.trustsProxy = true
    try await LivingTown.run(engine, settings: settings) { town in
      let secret = try await town.file()
      let guesser = [("X-Forwarded-For", "127.0.0.66")]
      let (wrong, right) = (other(than: secret), ShortCode(of: secret).text)
      for n in 1...6 {
        let reply = try await open("2603-0001", wrong, guesser, in: town)
        #expect(reply.status == (n < 6 ? 422 : 429), "\(n)")
        if n < 6 { #expect(reply.text.contains("编号或者查询码不对")) }
        if n == 6 {
          #expect(reply["Retry-After"] == "900" && reply.text.contains("请过 15 分钟再试"))
        }
      }
      #expect(try await open("2603-0001", right, guesser, in: town).status == 429)
      let elsewhere = [("X-Forwarded-For", "127.0.0.77")]
      for _ in 1...8 {
        #expect(try await open("2603-0001", right, elsewhere, in: town).status == 303)
      }
      town.site.clock.now = town.site.clock.now.advanced(minutes: 15)
      #expect(try await open("2603-0001", right, guesser, in: town).status == 303)
    }
  }

  /// A number that nobody has and a wrong code sound the same.
  @Test func anUnknownNumberTellsNothing() async throws {
    try await LivingTown.run(.sqlite) { town in
      let secret = try await town.file()
      let wrong = try await open("2603-0001", other(than: secret), [], in: town)
      let unknown = try await open("2603-0777", other(than: secret), [], in: town)
      #expect(wrong.status == 422 && unknown.status == 422)
      #expect(sentence(wrong) == sentence(unknown) && !sentence(wrong).isEmpty)
    }
  }

  @Test(arguments: [
    ("grade", [("grade", "4")], 409, "还没有办结"), ("grade", [("grade", "9")], 422, "请在五档里选一档"),
    ("additions", [("words", "")], 422, "请写下要补充的内容"),
  ]) func whatIsNotYetOrNotAtAllIsSaid(
    noun: String, fields: [(String, String)], status: Int, sentence: String
  ) async throws {
    try await LivingTown.run(.sqlite) { town in
      let (secret, browser) = (try await town.file(), town.client())
      let page = town.path("/m/\(secret.text)")
      _ = try await browser.get(page)
      let reply = try await browser.post("\(page)/\(noun)", fields)
      #expect(reply.status == status && reply.text.contains(sentence), "\(reply.status)")
    }
  }

  @Test(arguments: Engines.available) func anAdditionAndAWithdrawalAreOnTheWay(engine: Engine)
    async throws
  {
    try await LivingTown.run(engine) { town in
      let (secret, browser) = (try await town.file(), town.client())
      let page = town.path("/m/\(secret.text)")
      _ = try await browser.get(page)
      #expect(try await browser.post("\(page)/additions", [("words", "今天又黑了")]).status == 303)
      let added = try await browser.get(page)
      #expect(added.text.contains("今天又黑了") && added.text.contains("已补充。"))
      #expect(try await browser.post("\(page)/withdrawal").status == 303)
      let gone = try await browser.get(page)
      #expect(gone.text.contains("已撤回") && !gone.text.contains("/additions\""))
      _ = try await browser.get(town.path("/matters/new"))
      let late = try await browser.post("\(page)/additions", [("words", "还有一句")])
      #expect(late.status == 409 && late.text.contains("已经结束"))
    }
  }

  private func open(
    _ number: String, _ code: String, _ headers: [(String, String)], in town: LivingTown
  ) async throws -> Reply {
    let browser = town.client()
    _ = try await browser.get(town.path("/matters"), headers: headers)
    return try await browser.post(
      town.path("/matters/opening"), [("number", number), ("code", code)], headers: headers)
  }

  private func other(than secret: Secret) -> String {
    var code = ShortCode(of: Secret())
    while code == ShortCode(of: secret) { code = ShortCode(of: Secret()) }
    return code.text
  }

  private func sentence(_ reply: Reply) -> String {
    reply.text.contains("编号或者查询码不对") ? "编号或者查询码不对" : ""
  }
}
