import Kernel
import TestKit
import Testing
import Web

@Suite struct ServerRefusalTests {
  @Test(arguments: [
    (Refusal.Kind.invalid, 422), (.forbidden, 403), (.notFound, 404), (.conflict, 409),
    (.tooSoon, 409), (.tooLate, 409), (.tooLarge, 413), (.tooMany, 429),
  ])
  func everyKindHasItsStatus(kind: Refusal.Kind, status: Int) async throws {
    try await TestSite.notes { town in
      let reply = try await town.client().get(town.path("/refused/\(kind.rawValue)"))
      #expect(reply.status == status)
      #expect(reply.text.contains("tel:0552-0000000"))
      if kind == .tooMany { #expect(reply["Retry-After"] == "60") }
    }
  }

  @Test func whoMustSignInIsToldHow() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      let reply = try await client.get(town.path("/mine"))
      #expect(reply.status == 303 && reply.location == town.path("/sign-in"))
      #expect(try await client.get(town.path("/sign-in")).text.contains("登录链接"))
    }
  }

  @Test(arguments: [
    ("broken", 500), ("busy", 503), ("unreachable", 503), ("diskFull", 507), ("odd", 500),
  ])
  func aFaultShowsItsNumberOnly(kind: String, status: Int) async throws {
    try await TestSite.notes { town in
      let reply = try await town.client().get(town.path("/broken/\(kind)"))
      #expect(reply.status == status)
      #expect(!reply.text.contains("张三"))
      #expect((reply["Retry-After"] != nil) == (status == 503))
      let line = try #require(town.log.lines.first { $0.contains("incident=") })
      let after = try #require(line.split(separator: "incident=").last)
      let number = after.prefix { $0 != " " }
      #expect(number.count == 8 && reply.text.contains(number))
    }
  }

  @Test func guessingEnds() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      for _ in 1...5 { #expect(try await client.get(town.path("/guess")).status == 200) }
      let stopped = try await client.get(town.path("/guess"))
      #expect(stopped.status == 429 && stopped["Retry-After"] == "900")
      #expect(stopped.text.contains("请过 15 分钟再试"))
      town.clock.now = town.clock.now.advanced(minutes: 15)
      #expect(try await client.get(town.path("/guess")).status == 200)
    }
  }

  @Test func reasonsWithoutASentenceAreKnown() {
    let sentences = Sentences([Notes.feature()])
    #expect(sentences.missing(of: ["note.words", "note.odd", "form.torn"]) == ["note.odd"])
    #expect(
      sentences.sentence(for: .invalid("note.words", ["least": "2"])) == "请写几个字，至少 2 个。")
    for kind in Refusal.Kind.allCases {
      #expect(!sentences.sentence(for: Refusal(kind, "none")).isEmpty)
    }
  }
}
