import Cases
import Kernel
import Ledger
import Store
import TestKit
import Testing

/// Goal: each sees what is theirs to see, and nothing else exists for them.
@Suite struct ReachTests {
  @Test(arguments: Engines.available) func anOfficeSeesItsReach(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let here = try await town.file(building: town.buildings[0]).matter
    let there = try await town.file(building: town.buildings[1]).matter
    try await town.act { db in
      try take(.accept, there, town, in: db)
      try take(.dispatch, there, town, in: db)
    }
    for (reach, seen) in [
      (Mandate.Reach.place, [here, there]), (.grid(town.grids[0]), [here]),
      (.building(town.buildings[1]), [there]), (.body(town.firm), [there]),
      (.body(town.committee), []),
    ] {
      let mandate = town.office(reach: reach)
      let inbox = try await town.database.read {
        try Inbox.page(Inbox.Filter(), under: mandate, in: $0)
      }
      #expect(Set(inbox.lines.map(\.id)) == Set(seen), "\(reach)")
      for id in [here, there] where !seen.contains(id) {
        await #expect(throws: Refusal.notFound) {
          try await town.database.read { _ = try Matter.fetch(id, under: mandate, in: $0) }
        }
      }
    }
  }

  @Test(arguments: Engines.available) func aMatterOfAnotherPlaceDoesNotExist(engine: Engine)
    async throws
  {
    let town = try await Neighbourhood(engine)
    let other = try await Neighbourhood(engine)
    let receipt = try await town.file()
    await #expect(throws: Refusal.notFound) {
      try await other.act { try Matter.accept(receipt.matter, under: other.office(), in: $0) }
    }
    await #expect(throws: Refusal.notFound) {
      try await other.database.read {
        _ = try Matter.opened(by: receipt.secret, under: other.neighbour(), in: $0)
      }
    }
  }

  @Test(arguments: Engines.available) func aReceiptOpensItsMatter(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let receipt = try await town.file()
    _ = try await town.file()
    let code = ShortCode(of: receipt.secret)
    let secret = try await town.act {
      try Matter.open(receipt.number, code: code, under: town.neighbour(), in: $0)
    }
    let opened = try await town.database.read {
      try Matter.opened(by: secret, under: town.neighbour(), in: $0)
    }
    #expect(opened.id == receipt.matter)
    // What was opened by typing closes after a day; the receipt's own secret stays good.
    let tomorrow = town.neighbour(at: TestDatabase.morning.advanced(hours: 24))
    await #expect(throws: Refusal.notFound) {
      try await town.database.read { _ = try Matter.opened(by: secret, under: tomorrow, in: $0) }
    }
    _ = try await town.database.read {
      try Matter.opened(by: receipt.secret, under: tomorrow, in: $0)
    }
  }

  /// A wrong code and a number that nobody has get one and the same answer.
  @Test(arguments: Engines.available) func aWrongCodeTellsNothing(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let receipt = try await town.file()
    let code = ShortCode(of: Secret())
    let unknown = try #require(Matter.Number("2603-9999"))
    for number in [receipt.number, unknown] {
      await #expect(throws: Refusal.invalid("matter.code", field: "code")) {
        try await town.act {
          _ = try Matter.open(number, code: code, under: town.neighbour(), in: $0)
        }
      }
    }
  }
}

@Suite struct InboxTests {
  @Test(arguments: Engines.available) func whatIsDueComesFirst(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let first = TestDatabase.morning
    let late = try await town.file(at: first.advanced(days: -7)).matter
    let soon = try await town.file(at: first.advanced(days: -2)).matter
    let open = try await town.file(at: first).matter
    for (view, seen) in [
      (Inbox.View.open, [late, soon, open]), (.late, [late]), (.soon, [soon]), (.ended, []),
      (.all, [open, soon, late]),
    ] {
      let inbox = try await page(Inbox.Filter(view: view), town)
      #expect(inbox.lines.map(\.id) == seen, "\(view)")
      let count = try await town.database.read {
        try Inbox.count(view, under: town.office(), in: $0)
      }
      #expect(count == seen.count)
    }
  }

  /// Going on page by page shows each matter once, also where several are due at the same moment.
  @Test(
    arguments: Engines.available,
    [Inbox.Filter(view: .open), Inbox.Filter(view: .all), Inbox.Filter(view: .all, words: "路灯")])
  func pagesFollowOneAnother(engine: Engine, first: Inbox.Filter) async throws {
    let town = try await Neighbourhood(engine)
    var filed: Set<MatterID> = []
    for _ in 0..<7 { filed.insert(try await town.file("东门外的路灯五盏不亮").matter) }
    var seen: [MatterID] = []
    var filter = first
    repeat {
      let inbox = try await page(filter, town, length: 3)
      seen += inbox.lines.map(\.id)
      filter.after = inbox.next
    } while filter.after != nil
    #expect(seen.count == 7 && Set(seen) == filed)
  }

  @Test(arguments: Engines.available) func filtersNarrow(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    let accepted = try await town.file().matter
    let handed = try await town.file().matter
    try await town.act { db in
      try take(.accept, accepted, town, in: db)
      try take(.accept, handed, town, in: db)
      try take(.dispatch, handed, town, in: db)
    }
    #expect(try await page(Inbox.Filter(state: .accepted), town).lines.map(\.id) == [accepted])
    #expect(try await page(Inbox.Filter(body: town.firm), town).lines.map(\.id) == [handed])
  }

  @Test(
    arguments: Engines.available,
    [
      ("路灯", 1), ("灯", 2), ("飞线充电", 1), ("充电线", 0), ("LED", 1), ("没有的词", 0), ("\"", 0),
    ]) func searchFindsWhatStandsThere(engine: Engine, search: (words: String, count: Int))
    async throws
  {
    let town = try await Neighbourhood(engine)
    let other = try await Neighbourhood(engine)
    _ = try await town.file("东门外的路灯五盏不亮")
    _ = try await town.file("楼道里飞线充电怕着火")
    _ = try await town.file("楼道的 LED 灯一直闪")
    _ = try await other.file("东门外的路灯不亮，飞线充电，LED 灯")
    let inbox = try await page(Inbox.Filter(view: .all, words: search.words), town)
    #expect(inbox.lines.count == search.count)
  }

  private func page(_ filter: Inbox.Filter, _ town: Neighbourhood, length: Int = 50) async throws
    -> Inbox
  {
    let mandate = town.office()
    return try await town.database.read {
      try Inbox.page(filter, length: length, under: mandate, in: $0)
    }
  }
}

@Suite struct FilingTests {
  @Test(arguments: [
    ("灯", "楼下", "", "filing.words-short", "words"), ("灯坏了看不见", "", "", "filing.spot", "spot"),
    ("灯坏了看不见", "楼下", "123", "filing.telephone", "telephone"),
    ("灯坏了看不见", "楼下", "1380013800x", "filing.telephone", "telephone"),
    ("灯坏了\u{0}看不见", "楼下", "", "text.control", "words"),
  ])
  func refusesWithAField(
    words: String, spot: String, telephone: String, reason: String, field: String
  ) {
    #expect(throws: Refusal.invalid(Refusal.Reason(reason), field: field)) {
      _ = try Filing(words: words, spot: spot, telephone: telephone)
    }
  }

  @Test func saysHowMuchIsTooMuch() {
    let words = String(repeating: "长", count: 2001)
    #expect(
      throws: Refusal.invalid("text.long", field: "words", ["most": "2000", "count": "2001"])
    ) { _ = try Filing(words: words, spot: "楼下") }
  }

  @Test func takesNumbersAsPeopleWriteThem() throws {
    let filing = try Filing(words: "灯坏了看不见", spot: "楼下", telephone: "１３８-0013 8000")
    #expect(filing.telephone == "13800138000")
    #expect(Matter.Number("２６１１－０４２７")?.description == "2611-0427")
    #expect(Matter.Number("2611-427") == nil)
    #expect(Matter.Number(rawValue: 301 * 10_000_000 + 1).description == "0301-0001")
  }

  @Test(arguments: Engines.available) func anOfficeFilesForWhoeverStandsAtTheWindow(engine: Engine)
    async throws
  {
    let town = try await Neighbourhood(engine)
    let filing = try Filing(words: "灯坏了看不见", spot: "楼下")
    let receipt = try await town.act { try Matter.file(filing, under: town.office(), in: $0) }
    #expect(try await town.fetch(receipt.matter).channel == .window)
    #expect(try await town.fetch(town.file().matter).channel == .phone)
  }

  /// Numbers count up in their month, and begin again in the next.
  @Test(arguments: Engines.available) func numbersCountInTheirMonth(engine: Engine) async throws {
    let town = try await Neighbourhood(engine)
    var numbers: [String] = []
    for day in [0, 0, 30] {
      let receipt = try await town.file(at: TestDatabase.morning.advanced(days: day))
      numbers.append(receipt.number.description)
    }
    #expect(numbers == ["2603-0001", "2603-0002", "2604-0001"])
  }

  @Test(arguments: Engines.available) func aBuildingOfAnotherPlaceIsRefused(engine: Engine)
    async throws
  {
    let town = try await Neighbourhood(engine)
    let other = try await Neighbourhood(engine)
    await #expect(throws: Refusal.invalid("filing.building", field: "building")) {
      _ = try await town.file(building: other.buildings[0])
    }
  }
}
