import Kernel
import Ledger
import Registry
import Store
import TestKit
import Testing
import Web

/// Goal: sessions are one's own to see and to end, and what matters most asks who sits there.
@Suite struct MeTests {
  @Test(arguments: Engines.available) func sessionsAreListedAndEnded(engine: Engine) async throws {
    try await LivingTown.withAccounts(engine) { town in
      let desk = try await town.withPassword(town.town.clerk, login: "wang")
      let (phone, chat) = (town.client(), town.client())
      for browser in [phone, chat] { _ = try await town.signIn("wang", by: browser) }
      let stranger = try await town.signIn(town.town.director)
      let page = try await desk.get(town.path("/desk/me"))
      #expect(page.text.contains("就是这里") && page.text.contains("电脑浏览器"))
      let lines = try await town.sessions(of: desk)
      #expect(lines.count == 3)
      let other = try #require(lines.first { !$0.here })
      // Nobody ends another's.
      _ = try await stranger.get(town.path("/desk/me/password"))
      let refused = try await stranger.post(
        town.path("/desk/me/sessions/end"), [("session", other.id)])
      #expect(refused.status == 404)
      _ = try await desk.get(town.path("/desk/me"))
      let ended = try await desk.post(town.path("/desk/me/sessions/end"), [("session", other.id)])
      #expect(ended.status == 303)
      let still = [try await town.isIn(phone), try await town.isIn(chat)]
      #expect(still.filter { $0 }.count == 1)
      _ = try await desk.get(town.path("/desk/me"))
      _ = try await desk.post(town.path("/desk/me/sessions/end"), [("session", "others")])
      for gone in [phone, chat] { #expect(try await !town.isIn(gone)) }
      for here in [desk, stranger] { #expect(try await town.isIn(here)) }
    }
  }

  @Test func aNewPasswordEndsTheOthers() async throws {
    try await LivingTown.withAccounts(.sqlite) { town in
      let desk = try await town.withPassword(town.town.clerk, login: "wang")
      let phone = town.client()
      _ = try await town.signIn("wang", by: phone)
      let new = "river-lamp-zebra-9"
      #expect(try await town.setPassword(new, login: "wang", by: desk).status == 303)
      #expect(try await town.isIn(desk))
      #expect(try await !town.isIn(phone))
      #expect(try await town.signIn("wang", by: phone).status == 422)
      #expect(try await town.signIn("wang", new, by: phone).status == 303)
    }
  }

  /// A session in use ends twelve hours after it began.
  @Test(arguments: Engines.available) func aDayInOfficeEnds(engine: Engine) async throws {
    try await LivingTown.withAccounts(engine) { town in
      let desk = try await town.signIn(town.town.clerk)
      for _ in 0..<3 {
        town.later(minutes: 239)
        #expect(try await town.isIn(desk))
      }
      town.later(minutes: 3)
      #expect(try await desk.get(town.path("/desk/me")).location == town.path("/sign-in"))
    }
  }

  /// Links for others are made by who has just given their password.
  @Test(arguments: Engines.available) func linksAskForThePasswordAgain(engine: Engine) async throws
  {
    try await LivingTown.withAccounts(engine) { town in
      let desk = try await town.withPassword(town.town.director, login: "chen")
      let form = [("grant", try await town.grant(of: town.town.clerk))]
      let (links, proof) = (town.path("/desk/workers/links"), town.path("/desk/me/proof"))
      _ = try await desk.get(town.path("/desk/workers"))
      #expect(try await desk.post(links, form).status == 200)
      town.later(minutes: 10)
      _ = try await desk.get(town.path("/desk/workers"))
      let asked = try await desk.post(links, form)
      #expect(asked.status == 303 && asked.location?.hasPrefix(proof) == true)
      let page = try await desk.get(try #require(asked.location))
      #expect(page.text.contains("name=\"back\" value=\"/desk/workers\""))
      let back = [("back", "/desk/workers")]
      let wrong = try await desk.post(proof, back + [("password", "zebra-lamp-rivet")])
      #expect(wrong.status == 422 && wrong.text.contains("密码不对"))
      let right = try await desk.post(proof, back + [("password", LivingTown.right)])
      #expect(right.location == town.path("/desk/workers"))
      _ = try await desk.get(town.path("/desk/workers"))
      #expect(try await desk.post(links, form).status == 200)
      // The way back is one of ours.
      _ = try await desk.get(proof)
      let away = try await desk.post(
        proof, [("back", "//elsewhere.example"), ("password", LivingTown.right)])
      #expect(away.location == town.path("/desk/me"))
    }
  }

  /// A link used long ago is no proof: a desk left open sets no password.
  @Test func aPasswordNeedsFreshProof() async throws {
    try await LivingTown.withAccounts(.sqlite) { town in
      let desk = try await town.signIn(town.town.clerk)
      town.later(minutes: 10)
      let page = try await desk.get(town.path("/desk/me/password"))
      #expect(page.status == 200 && page.text.contains("再要一个"))
      let form = [("login", ""), ("password", LivingTown.right), ("again", LivingTown.right)]
      _ = try await desk.get(town.path("/desk/me"))
      #expect(try await desk.post(town.path("/desk/me/password"), form).status == 403)
      #expect(try await desk.post(town.path("/desk/me/codes")).status == 403)
      #expect(!(try await town.verbs()).contains("account.password-set"))
    }
  }

  @Test(arguments: Engines.available) func codesAreSetUpOnPages(engine: Engine) async throws {
    try await LivingTown.withAccounts(engine) { town in
      let desk = try await town.withPassword(town.town.clerk, login: "wang")
      let (code, recovery) = try await town.setUpCodes(by: desk)
      #expect(recovery.count == 10)
      let page = try await desk.get(town.path("/desk/me/codes")).text
      #expect(page.contains("还有 10 个恢复码") && !recovery.contains { page.contains($0) })
      town.later(minutes: 1)
      let phone = town.client()
      #expect(try await town.signIn("wang", by: phone).status == 422)
      #expect(try await town.signIn("wang", code: code.now(town.site), by: phone).status == 303)
      let paper = town.client()
      #expect(try await town.signIn("wang", code: recovery[0], by: paper).status == 303)
      #expect(try await town.signIn("wang", code: recovery[0], by: town.client()).status == 422)
      town.later(minutes: 10)
      // A key that was begun and not confirmed is shown to no desk left open.
      _ = try await desk.get(town.path("/desk/me/codes"))
      #expect(try await desk.post(town.path("/desk/me/codes/end")).status == 403)
      let verbs = try await town.verbs().filter { $0.hasPrefix("account.") }
      #expect(
        verbs == [
          "account.password-set", "account.codes-begun", "account.codes-confirmed",
          "account.recovery-made", "account.recovery-used",
        ])
    }
  }

  /// One hat a session: another office is another session, and the old one is over.
  @Test func anotherOfficeIsAnotherSession() async throws {
    try await LivingTown.withAccounts(.sqlite) { town in
      let (clerk, body) = (town.town.clerk.person, town.town.bodies[0].body)
      let keeper = Mandate(
        place: town.place, actor: .system, powers: [.grantPowers], channel: .system,
        arrivedAt: town.site.clock.now)
      let grant = try await town.database.act(in: town.place) { db in
        try Grant.give(
          Grant(to: clerk, in: body, office: "值班", powers: [], from: keeper.arrivedAt.day),
          under: keeper, in: db)
      }
      let desk = try await town.signIn(town.town.clerk)
      let old = desk.cookies
      #expect(try await desk.get(town.path("/desk/me")).text.contains("的身份"))
      #expect(
        try await desk.post(town.path("/desk/me/office"), [("grant", "\(grant)")]).status == 303)
      #expect(try await desk.get(town.path("/desk/me")).text.contains("湖畔物业服务中心"))
      #expect(try await desk.get(town.path("/desk/matters")).status == 403)
      desk.cookies = old
      #expect(try await desk.get(town.path("/desk/me")).status == 303)
    }
  }

  /// These pages are for workers.
  @Test func aResidentHasNone() async throws {
    try await LivingTown.withAccounts(.sqlite) { town in
      let keeper = Mandate(
        place: town.place, actor: .system, powers: [.keepRegister], channel: .system,
        arrivedAt: town.site.clock.now)
      let secret = try await town.database.act(in: town.place) { db in
        let person = try Person.enter("居民", under: keeper, in: db)
        return try SignInLink.make(for: person, office: nil, under: keeper, in: db)
      }
      let browser = town.client()
      _ = try await browser.get(town.path("/sign-in/\(secret.text)"))
      #expect(try await browser.post(town.path("/sign-in/\(secret.text)")).status == 303)
      for rest in ["", "/password", "/codes", "/proof"] {
        #expect(try await browser.get(town.path("/desk/me\(rest)")).status == 404, "\(rest)")
        #expect(try await town.client().get(town.path("/desk/me\(rest)")).status == 303)
      }
    }
  }
}

extension LivingTown {
  fileprivate func sessions(of browser: Client) async throws -> [(id: String, here: Bool)] {
    let page = try await browser.get(
      path("/desk/me"), headers: [("Accept", "application/json")])
    return page.text.matches(of: /"id":"(\d+)".*?"here":(true|false)/).map {
      (String($0.1), $0.2 == "true")
    }
  }

  fileprivate func grant(of officer: Town.Officer) async throws -> String {
    try await database.read { db in
      let day = TestDatabase.morning.day
      let all = try Officeholder.all(at: place, on: day, in: db)
      return all.first { $0.person == officer.person }.map { "\($0.grant)" } ?? ""
    }
  }
}
