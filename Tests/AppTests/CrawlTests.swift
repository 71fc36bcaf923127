import Kernel
import Ledger
import Store
import TestKit
import Testing
import Web

/// Goal: every link that a page shows leads somewhere, looking changes nothing, and nobody reads
/// what is another's. Method: the pages are walked from the front door on, as four visitors.
@Suite struct CrawlTests {
  private static let words = "白鹭停在楼顶的水箱上，请打 139 1234 5678 问朱鹮"
  private static let spot = "二十七号楼白鹭台，13712345678"
  private static let canaries = ["白鹭", "朱鹮", "13912345678", "139 1234 5678", "13712345678"]
  private static let contact = [("name", "欧阳琥珀"), ("telephone", "136 8765 4321")]
  private static let contactCanaries = ["欧阳琥珀", "13687654321", "136 8765 4321"]

  @Test(arguments: Engines.available) func everyLinkLeadsOnAndLookingChangesNothing(
    engine: Engine
  ) async throws {
    try await LivingTown.run(engine, days: 10) { town in
      let secret = try await file(in: town)
      let clerk = try await town.signIn(town.town.clerk)
      let director = try await town.signIn(town.town.director)
      let officer = try await town.signIn(town.town.bodies[0])
      let before = try await LivingDigest.of(town.place, in: town.database)
      #expect(before.byTable["matter"] != nil && before.byTable["ledger"] != nil)
      for (who, browser) in [("clerk", clerk), ("director", director), ("officer", officer)] {
        let walk = try await walked(from: ["/", "/desk/matters"], by: browser, in: town)
        #expect(walk.pages.count > 5, "\(who)")
        for (path, reply) in walk.pages {
          #expect(shown(CrawlTests.contactCanaries, in: reply).isEmpty, "\(who) \(path)")
        }
      }
      let holder = try await walked(from: ["/m/\(secret.text)"], by: town.client(), in: town)
      #expect(holder.pages.contains { $0.reply.text.contains("白鹭停在") })
      let anyone = try await walked(from: ["/"], by: town.client(), in: town)
      for (path, reply) in anyone.pages {
        let all = CrawlTests.canaries + CrawlTests.contactCanaries
        #expect(shown(all, in: reply).isEmpty, "\(path)")
      }
      #expect(try await LivingDigest.of(town.place, in: town.database) == before)
    }
  }

  /// The digest that the walk relies on sees one changed field.
  @Test(arguments: Engines.available) func theDigestSeesAChange(engine: Engine) async throws {
    try await LivingTown.run(engine) { town in
      let secret = try await file(in: town)
      let before = try await LivingDigest.of(town.place, in: town.database)
      _ = try await town.client().get(town.path("/m/\(secret.text)"))
      #expect(try await LivingDigest.of(town.place, in: town.database) == before)
      let place = town.place
      try await town.database.act(in: place) {
        try $0.run("UPDATE matter SET spot = 'x' WHERE community = \(place)")
      }
      let after = try await LivingDigest.of(place, in: town.database)
      #expect(after.byTable.filter { before.byTable[$0.key] != $0.value }.map(\.key) == ["matter"])
    }
  }

  /// One filer's page knows nothing of another's matter.
  @Test func aFilerReadsTheirOwnOnly() async throws {
    try await LivingTown.run(.sqlite) { town in
      _ = try await file(in: town)
      let other = try await town.file("井盖翘起来了，走路会绊倒")
      for rest in ["", "/receipt"] {
        let page = try await town.client().get(town.path("/m/\(other.text)\(rest)"))
        #expect(page.status == 200)
        let all = CrawlTests.canaries + CrawlTests.contactCanaries
        #expect(shown(all, in: page).isEmpty, "\(rest)")
      }
    }
  }

  /// The list of the desk, as a page and as JSON, holds no number and no name of a person, also
  /// where the filer wrote one into the words.
  @Test(arguments: Engines.available) func theInboxMasks(engine: Engine) async throws {
    try await LivingTown.run(engine) { town in
      _ = try await file(in: town)
      let clerk = try await town.signIn(town.town.clerk)
      let json = [("Accept", "application/json")]
      for headers in [[], json] {
        for query in ["", "?view=all", "?q=白鹭".percentEncoded] {
          let reply = try await clerk.get(town.path("/desk/matters\(query)"), headers: headers)
          #expect(reply.status == 200 && reply.text.contains("白鹭停在"), "\(query)")
          let numbers = CrawlTests.canaries.filter { $0.contains("1") }
          #expect(shown(numbers + CrawlTests.contactCanaries, in: reply).isEmpty, "\(query)")
        }
      }
    }
  }

  private func file(in town: LivingTown) async throws -> Secret {
    let browser = town.client()
    _ = try await browser.get(town.path("/matters/new"))
    let reply = try await browser.upload(
      town.path("/matters"),
      [("words", CrawlTests.words), ("spot", CrawlTests.spot)] + CrawlTests.contact,
      files: [("photos", "a.jpg", LivingPhoto.jpeg(1))])
    return try #require(reply.secret, "\(reply.status)")
  }

  private func shown(_ words: [String], in reply: Reply) -> [String] {
    words.filter { reply.text.contains($0) }
  }

  private struct Walk {
    var pages: [(path: String, reply: Reply)] = []
  }

  /// Opens all that can be reached by links, and checks the address of every form on the way.
  private func walked(from starts: [String], by browser: Client, in town: LivingTown) async throws
    -> Walk
  {
    var walk = Walk()
    var queue = starts.map(town.path)
    var seen = Set(queue)
    while let path = queue.popLast(), walk.pages.count < 400 {
      let reply = try await browser.get(path)
      #expect(reply.status < 400, "\(path) → \(reply.status)")
      if reply["Content-Type"]?.hasPrefix("text/html") == true { walk.pages.append((path, reply)) }
      var next = reply.links
      if let location = reply.location { next.append(("GET", location)) }
      for link in next {
        guard let path = link.path.split(separator: "#").first.map(String.init) else { continue }
        if path.hasPrefix("/\(town.place)") {
          #expect(RouteTests.route(link.method, path) != nil, "\(link.method) \(path)")
        }
        if link.method == "GET", seen.insert(path).inserted { queue.append(path) }
      }
    }
    return walk
  }
}

extension String {
  /// The address with what is not ASCII encoded.
  fileprivate var percentEncoded: String {
    utf8.map { $0 < 128 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16) }.joined()
  }
}
