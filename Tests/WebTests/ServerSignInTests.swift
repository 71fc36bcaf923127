import Kernel
import Ledger
import Registry
import Store
import TestKit
import Testing
import Web

@Suite struct ServerSignInTests {
  @Test func aLinkSignsInOnce() async throws {
    try await TestSite.notes { town in
      let link = try await town.offerLink(office: true)
      let client = town.client()
      for _ in 1...2 {
        let page = try await client.get(link)
        #expect(page.status == 200 && page.text.contains("王社工") && page.text.contains("居委会"))
      }
      #expect(client.cookies["wz"] == nil)
      let done = try await client.post(link)
      #expect(done.status == 303 && done.location == town.path("/desk"))
      #expect(try await client.get(town.path("/desk")).text.contains("居委会"))
      let used = try await town.client().get(link)
      #expect(used.status == 409 && used.text.contains("已经用过"))
    }
  }

  @Test func aButtonPressedTwiceSignsInOnce() async throws {
    try await TestSite.notes { town in
      let link = try await town.offerLink(office: false)
      let client = town.client()
      _ = try await client.get(link)
      let visitor = client.cookies
      _ = try await client.post(link)
      let session = client.cookies["wz"]
      client.cookies = visitor
      #expect(try await client.post(link).status == 303)
      #expect(client.cookies["wz"] == session)
    }
  }

  @Test func anOldLinkIsLate() async throws {
    try await TestSite.notes { town in
      let link = try await town.offerLink(office: false)
      town.clock.now = town.clock.now.advanced(days: 1)
      let late = try await town.client().get(link)
      #expect(late.status == 409 && late.text.contains("已经过期"))
      #expect(try await town.client().get(town.path("/sign-in/short")).status == 404)
      let strange = town.path("/sign-in/\(Secret().text)")
      #expect(try await town.client().get(strange).status == 404)
    }
  }

  @Test func aResidentHasNoPowers() async throws {
    try await TestSite.notes { town in
      let client = try await town.signIn(office: false)
      #expect(try await client.get(town.path("/mine")).text.contains("王社工"))
      #expect(try await client.get(town.path("/desk")).status == 403)
    }
  }

  @Test func anOfficeEndsWithItsLastDay() async throws {
    try await TestSite.notes { town in
      // 20:00 and, in steps that keep the session, beyond midnight.
      let day = town.clock.now.day
      town.clock.now = town.clock.now.advanced(hours: 11)
      let client = try await town.signIn(office: true, until: day)
      #expect(try await client.get(town.path("/desk")).status == 200)
      // The session goes on; the office does not.
      town.clock.now = town.clock.now.advanced(hours: 5)
      #expect(try await client.get(town.path("/mine")).status == 200)
      #expect(try await client.get(town.path("/desk")).status == 403)
    }
  }

  @Test func aSessionLeftAloneIsOver() async throws {
    try await TestSite.notes { town in
      let client = try await town.signIn(office: true)
      town.clock.now = town.clock.now.advanced(hours: 8)
      #expect(try await client.get(town.path("/desk")).status == 303)
    }
  }

  @Test func theSessionOfAnotherPlaceIsNone() async throws {
    try await TestSite.notes { town in
      let client = try await town.signIn(office: true)
      try await TestSite.notes { other in
        let stranger = other.client()
        stranger.cookies = client.cookies
        #expect(try await stranger.get(other.path("/desk")).status == 303)
        let secret = try #require(client.cookies["wz"]).split(separator: ".")[1]
        stranger.cookies = ["wz": "\(other.place).\(secret)"]
        #expect(try await stranger.get(other.path("/desk")).status == 303)
      }
    }
  }

  @Test func signingOutNeedsAForm() async throws {
    try await TestSite.notes { town in
      let client = try await town.signIn(office: true)
      #expect(try await client.get(town.path("/session/end")).status == 405)
      let forged = try await client.post(town.path("/session/end"), hidden: false)
      #expect(forged.status == 403)
      #expect(try await client.get(town.path("/desk")).status == 200)
      let session = client.cookies
      _ = try await client.get(town.path("/note"))
      #expect(try await client.post(town.path("/session/end")).status == 303)
      #expect(client.cookies["wz"] == nil)
      client.cookies = session
      #expect(try await client.get(town.path("/desk")).status == 303)
    }
  }

  @Test func onlyWhoMayOffersLinks() async throws {
    try await TestSite.notes { town in
      let person = try await town.enterClerk(until: nil).person
      let place = town.place
      let clerk = Mandate(place: place, actor: .person(person), arrivedAt: town.clock.now)
      await #expect(throws: Refusal.forbidden("power.missing")) {
        try await town.database.act(in: place) {
          try SignInLink.make(for: person, office: nil, under: clerk, in: $0)
        }
      }
      let founder = town.operatorMandate()
      await #expect(throws: Refusal.notFound) {
        try await town.database.act(in: place) {
          try SignInLink.make(for: PersonID(1), office: nil, under: founder, in: $0)
        }
      }
    }
  }
}

extension TestSite {
  func enterClerk(until day: Day?) async throws -> (person: PersonID, body: BodyID) {
    let mandate = operatorMandate([.keepRegister, .grantPowers])
    return try await database.act(in: place) { db in
      let person = try Person.enter("王社工", under: mandate, in: db)
      let body = try Body.enter(
        "居委会", kind: .committee, from: mandate.arrivedAt.day, under: mandate, in: db)
      _ = try Grant.give(
        Grant(
          to: person, in: body, office: "社工", powers: [.readNotes], from: mandate.arrivedAt.day,
          to: day), under: mandate, in: db)
      return (person, body)
    }
  }

  func offerLink(office: Bool, until day: Day? = nil) async throws -> String {
    let (person, body) = try await enterClerk(until: day)
    let mandate = operatorMandate()
    let secret = try await database.act(in: place) {
      try SignInLink.make(for: person, office: office ? body : nil, under: mandate, in: $0)
    }
    return path("/sign-in/\(secret.text)")
  }

  func signIn(office: Bool, until day: Day? = nil) async throws -> Client {
    let client = client()
    let link = try await offerLink(office: office, until: day)
    _ = try await client.get(link)
    _ = try await client.post(link)
    return client
  }
}
