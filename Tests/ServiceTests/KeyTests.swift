import Cases
import Kernel
import Ledger
import Store
import TestKit
import Testing
import Web

/// Goal: a key makes one form of one sender harmless to send twice, and touches nothing else.
@Suite struct KeyTests {
  /// The forms of one page carry one key: a word added and then a withdrawal are two acts.
  @Test(arguments: Engines.available) func twoFormsOfOnePageAreTwoActs(engine: Engine) async throws
  {
    try await LivingTown.run(engine) { town in
      let browser = town.client()
      let page = town.path("/m/\(try await town.file(by: browser).text)")
      _ = try await browser.get(page)
      _ = try await browser.post(page + "/additions", [("words", "还是不亮")])
      _ = try await browser.post(page + "/withdrawal")
      let ended = try await browser.get(page)
      #expect(ended.text.contains("已撤回") && ended.text.contains("还是不亮"))
    }
  }

  /// A program's key that another program made up too is not the other's receipt.
  @Test(arguments: Engines.available) func aKeyOpensNobodyElsesReceipt(engine: Engine) async throws
  {
    try await LivingTown.run(engine) { town in
      let (first, second) = (try await send("灯坏了看不见", town), try await send("井盖翘起来了", town))
      #expect(first != nil && second != nil && first != second)
      #expect(try await send("灯坏了看不见", town) == first)
      #expect(try await town.filed() == 2)
    }
  }

  /// Files by JSON without a cookie, and answers where the receipt stands.
  private func send(_ words: String, _ town: LivingTown) async throws -> String? {
    let reply = try await town.client().send(
      "POST", town.path("/matters"),
      headers: [
        ("Content-Type", "application/json"), ("Accept", "application/json"), ("X-Wuzhi", "1"),
        ("Idempotency-Key", "2026-11-25-000001"),
      ], body: Array(#"{"words":"\#(words)","spot":"楼下"}"#.utf8))
    return reply.text.split(separator: "\"").first { $0.contains("/receipt") }.map(String.init)
  }
}

/// Goal: nobody fills the desk, the memory or the disk from outside.
@Suite struct FloodTests {
  @Test func filingsFromOneAddressAreCounted() async throws {
    try await LivingTown.run(.sqlite) { town in
      let browser = town.client()
      _ = try await browser.get(town.path("/matters/new"))
      var statuses: [Int] = []
      for number in 0..<32 {
        let fields = [("words", "第 \(number) 件事灯坏了"), ("spot", "楼下")]
        let key = [("key", "flood-flood-flood-\(100 + number)")]
        let token = browser.formFields.filter { $0.0 == "token" }
        statuses.append(
          try await browser.post(town.path("/matters"), token + key + fields, hidden: false).status)
      }
      #expect(statuses == Array(repeating: 303, count: 30) + [429, 429])
      // Whoever stands at the window is not turned away by it.
      let clerk = try await town.signIn(town.town.clerk)
      _ = try await town.file(by: clerk)
    }
  }

  @Test func aFormOfNothingButEndsIsRefused() async throws {
    try await LivingTown.run(.sqlite) { town in
      let reply = try await town.client().send(
        "POST", town.path("/matters"),
        headers: [("Content-Type", "application/x-www-form-urlencoded")],
        body: Array(repeating: UInt8(ascii: "&"), count: 200_000) + Array("a&a".utf8))
      #expect(reply.status == 403 || reply.status == 422)
      let many = try await town.client().send(
        "POST", town.path("/matters"),
        headers: [("Content-Type", "application/x-www-form-urlencoded")],
        body: Array(String(repeating: "a&", count: 100_000).utf8))
      #expect(many.status == 422 && many.text.contains("栏"))
    }
  }
}

/// Goal: an extension moves one clock and takes nothing from the later ones.
@Suite struct ExtendedTests {
  @Test(arguments: Engines.available) func anExtendedMatterIsGradedToo(engine: Engine) async throws
  {
    try await LivingTown.run(engine) { town in
      let browser = town.client()
      let secret = try await town.file(by: browser)
      let place = town.place
      try await town.database.act(in: place) { db in
        let now = TestDatabase.morning
        let director = town.town.mandate(town.town.director, at: now)
        let id = try Matter.opened(by: secret, under: director, in: db).id
        try Matter.accept(id, under: director, in: db)
        try Matter.dispatch(id, to: town.town.bodies[0].body, under: director, in: db)
        try Matter.extend(id, because: "等配件", under: director, in: db)
        try Matter.reply(id, "换好了", under: director, in: db)
        try Matter.close(id, under: director, in: db)
      }
      let page = try await browser.get(town.path("/m/\(secret.text)"))
      #expect(page.text.contains("请您评价") && page.text.contains("/grade"))
    }
  }
}
