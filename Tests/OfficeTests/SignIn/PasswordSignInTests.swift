import Kernel
import Ledger
import Registry
import Store
import TestKit
import Testing
import Web

/// Goal: a worker signs in with a password, and what is wrong gets one answer.
@Suite struct PasswordSignInTests {
  @Test(arguments: Engines.available) func aLinkLeadsToAPassword(engine: Engine) async throws {
    try await LivingTown.withAccounts(engine) { town in
      let link = try await town.link(for: town.town.clerk)
      let browser = town.client()
      _ = try await browser.get(link)
      #expect(try await browser.post(link).location == town.path("/desk/me/password"))
      let set = try await town.setPassword(login: "Wang", by: browser)
      #expect(set.location == town.path("/desk/me"))
      let other = town.client()
      let door = try await other.get(town.path("/sign-in"))
      #expect(door.text.contains(town.path("/desk/sign-in")))
      let reply = try await town.signIn("wang", by: other)
      #expect(reply.status == 303 && reply.location == town.path("/desk/matters"))
      #expect(try await other.get(town.path("/desk/matters")).status == 200)
      let number = town.client()
      #expect(try await town.signIn("\(town.town.clerk.person)", by: number).status == 303)
      // Who has a password goes on to work.
      let again = try await town.link(for: town.town.clerk)
      _ = try await number.get(again)
      #expect(try await number.post(again).location == town.path("/desk/matters"))
      let verbs = try await town.verbs()
      #expect(verbs.filter { $0 == "account.password-set" }.count == 1)
    }
  }

  /// Unknown name, wrong password, no password set: the same status and the same page.
  @Test(arguments: Engines.available) func allThatIsWrongIsOneAnswer(engine: Engine) async throws {
    try await LivingTown.withAccounts(engine) { town in
      _ = try await town.withPassword(town.town.clerk, login: "wang")
      var pages: Set<String> = []
      let tries = [
        ("wang", "zebra-lamp-rivet"), ("nobody", LivingTown.right), ("7", LivingTown.right),
        ("\(town.town.director.person)", LivingTown.right), ("wang", ""),
      ]
      for (account, password) in tries {
        let reply = try await town.signIn(account, password, by: town.client())
        #expect(reply.status == 422, "\(account)")
        #expect(password.isEmpty || !reply.text.contains(password))
        #expect(reply.text.contains("value=\"\(account)\""))
        pages.insert(
          reply.text.replacing(/name="(token|key)" value="[^"]*"/, with: "")
            .replacing("value=\"\(account)\"", with: ""))
      }
      #expect(pages.count == 1)
    }
  }

  @Test(arguments: Engines.available) func aFormSentTwiceSignsInOnce(engine: Engine) async throws {
    try await LivingTown.withAccounts(engine) { town in
      let first = try await town.withPassword(town.town.clerk, login: "wang")
      let (code, _) = try await town.setUpCodes(by: first)
      town.later(minutes: 1)
      let browser = town.client()
      _ = try await browser.get(town.path("/desk/sign-in"))
      let (cookies, hidden) = (browser.cookies, browser.formFields)
      let form = [
        ("account", "wang"), ("password", LivingTown.right), ("code", code.now(town.site)),
      ]
      _ = try await browser.post(town.path("/desk/sign-in"), form)
      let session = try #require(browser.cookies["wz"])
      browser.cookies = cookies
      let again = try await browser.post(town.path("/desk/sign-in"), hidden + form, hidden: false)
      #expect(again.status == 303 && browser.cookies["wz"] == session)
    }
  }

  /// Guessing is slowed for strangers, wherever they come from; not for whom it is about.
  @Test(arguments: Engines.available) func guessingShutsNobodyOut(engine: Engine) async throws {
    try await LivingTown.withAccounts(engine) { town in
      let own = try await town.withPassword(town.town.clerk, login: "wang")
      _ = try await own.get(town.path("/desk/me"))
      _ = try await own.post(town.path("/session/end"))
      #expect(try await town.signIn("wang", by: own).status == 303)
      let stranger = town.client()
      for _ in 0..<5 {
        #expect(try await town.signIn("wang", "a guess that is wrong", by: stranger).status == 422)
      }
      // Now even the right password waits, from where nobody knows it.
      let late = try await town.signIn("wang", by: stranger)
      #expect(late.status == 429 && late.text.contains("请过 1 分钟再试"))
      #expect(try await !town.isIn(stranger))
      _ = try await own.get(town.path("/desk/me"))
      _ = try await own.post(town.path("/session/end"))
      #expect(try await town.signIn("wang", by: own).status == 303)
      town.later(minutes: 1)
      #expect(try await town.signIn("wang", by: stranger).status == 303)
    }
  }

  /// A known browser that guesses ten times is a stranger like others.
  @Test func aKnownBrowserMayNotGuessForEver() async throws {
    try await LivingTown.withAccounts(.sqlite) { town in
      let own = try await town.withPassword(town.town.clerk, login: "wang")
      #expect(try await town.signIn("wang", by: own).status == 303)
      let cookies = own.cookies.filter { $0.key == "wzb" }
      #expect(!cookies.isEmpty)
      var statuses: [Int] = []
      for _ in 0..<16 {
        let thief = town.client()
        thief.cookies = cookies
        statuses.append(try await town.signIn("wang", "a guess that is wrong", by: thief).status)
      }
      #expect(statuses == Array(repeating: 422, count: 15) + [429])
    }
  }

  @Test func whoHoldsNoOfficeSignsInToNothing() async throws {
    try await LivingTown.withAccounts(.sqlite) { town in
      _ = try await town.withPassword(town.town.clerk, login: "wang")
      let place = town.place
      try await town.database.act(in: place) {
        try $0.run("UPDATE power_grant SET to_day = '2026-01-01' WHERE community = \(place)")
      }
      let reply = try await town.signIn("wang", by: town.client())
      #expect(reply.status == 403 && reply.text.contains("没有在任的职务"))
    }
  }

  @Test func theLogKnowsNoNames() async throws {
    try await LivingTown.withAccounts(.sqlite) { town in
      _ = try await town.withPassword(town.town.clerk, login: "wang.shegong")
      _ = try await town.signIn("wang.shegong", "a guess that is wrong", by: town.client())
      _ = try await town.signIn("wang.shegong", by: town.client())
      let lines = town.site.log.lines.joined(separator: "\n")
      #expect(lines.contains("outcome=wrong") && lines.contains("outcome=right"))
      for secret in ["wang.shegong", LivingTown.right, "a guess", "\(town.town.clerk.person)"] {
        #expect(!lines.contains(secret), "\(secret)")
      }
    }
  }

  @Test(
    arguments: [
      ("kQ7#x", nil, "太短了"), ("zebra-lamp-river", "zebra-lamp-rivet", "两次输入的密码不一样"),
      ("Password2026!", nil, "太常见"), ("湖畔社区的王社工在上班", nil, "不要用姓名"),
    ] as [(String, String?, String)])
  func aWeakPasswordIsShownAgain(_ password: String, again: String?, sentence: String) async throws
  {
    try await LivingTown.withAccounts(.sqlite) { town in
      let browser = try await town.signIn(town.town.clerk)
      let reply = try await town.setPassword(password, again: again, login: "wang", by: browser)
      #expect(reply.status == 422 && reply.text.contains(sentence))
      #expect(reply.text.contains("value=\"wang\"") && !reply.text.contains(password))
      #expect(try await town.signIn("wang", password, by: town.client()).status == 422)
    }
  }
}

extension LivingTown {
  func link(for officer: Town.Officer) async throws -> String {
    let founder = Mandate(place: place, actor: .system, channel: .system, arrivedAt: site.clock.now)
    let secret = try await database.act(in: place) {
      try SignInLink.make(for: officer.person, office: officer.body, under: founder, in: $0)
    }
    return path("/sign-in/\(secret.text)")
  }
}
