import Kernel
import Ledger
import Registry
import Store
import TestKit
import Testing

/// Goal: places, homes and powers are facts with dates, and none reaches into another place.
@Suite struct RegistryTests {
  static let migrations = LedgerSchema.migrations + RegistrySchema.migrations

  @Test(arguments: Engines.available) func aPlaceIsFoundedOnce(engine: Engine) async throws {
    let (database, place) = try await founded(engine)
    let again = Place(
      id: place, kind: .community, name: "又一个", telephone: "1", address: "", isDemo: false)
    await #expect(throws: Refusal.conflict("place.exists")) {
      try await database.act(in: place) { try Place.found(again, under: keeper(place), in: $0) }
    }
    let stands = try await database.read { try Place.fetch(place, in: $0) }
    #expect(stands?.name == "测试社区")
  }

  @Test(arguments: Engines.available) func aPlaceNeedsATelephone(engine: Engine) async throws {
    let database = try await TestDatabase.shared(engine, migrations: RegistryTests.migrations)
    let place = TestDatabase.freshPlace()
    let mute = Place(
      id: place, kind: .community, name: "无声", telephone: "", address: "", isDemo: false)
    await #expect(throws: Refusal.invalid("place.telephone", field: "telephone")) {
      try await database.act(in: place) { try Place.found(mute, under: keeper(place), in: $0) }
    }
  }

  @Test(arguments: Engines.available) func aCodeHoldsBetweenItsDays(engine: Engine) async throws {
    let (database, place) = try await founded(engine)
    let (first, second) = (Day(2024, 1, 1)!, Day(2026, 1, 1)!)
    try await database.act(in: place) { db in
      for (code, day) in [("340300000001", first), ("340300000002", second)] {
        try Place.code(
          PlaceCode(system: .statistics, code: code, from: day), under: keeper(place), in: db)
      }
    }
    for (day, code) in [
      (Day(2023, 12, 31)!, nil), (first, "340300000001"), (Day(2025, 12, 31)!, "340300000001"),
      (second, "340300000002"),
    ] {
      let read = try await database.read {
        try Place.code(.statistics, of: place, on: day, in: $0)
      }
      #expect(read == code, "\(day)")
    }
  }

  @Test(arguments: ["34030000000", "3403000000011", "34030000000x"])
  func aCodeHasItsDigits(code: String) async throws {
    let (database, place) = try await founded(.sqlite)
    await #expect(throws: Refusal.invalid("place.code", field: "code", ["digits": "12"])) {
      try await database.act(in: place) {
        try Place.code(
          PlaceCode(system: .statistics, code: code, from: Day(2026, 1, 1)!), under: keeper(place),
          in: $0)
      }
    }
  }

  /// The three groupings do not know of each other, and each changes on its own day.
  @Test(arguments: Engines.available) func aBuildingBelongsWithDates(engine: Engine) async throws {
    let (database, place) = try await founded(engine)
    let (old, new) = (Day(2025, 1, 1)!, Day(2026, 1, 1)!)
    let ids = try await database.act(in: place) { db in
      let under = keeper(place)
      let building = try Building.enter("7 号楼", under: under, in: db)
      let estate = try Estate.enter("花园", under: under, in: db)
      let grids = try ["一", "二"].map { try Grid.draw($0, under: under, in: db) }
      try Building.group(building, into: estate, as: .estate, from: old, under: under, in: db)
      try Building.group(building, into: grids[0], as: .grid, from: old, under: under, in: db)
      try Building.group(building, into: grids[1], as: .grid, from: new, under: under, in: db)
      return (building, estate, grids)
    }
    try await database.read { db in
      for (day, grid) in [(old, ids.2[0]), (Day(2025, 12, 31)!, ids.2[0]), (new, ids.2[1])] {
        let found: GridID? = try Building.group(
          of: ids.0, as: .grid, on: day, at: place, in: db)
        #expect(found == grid)
      }
      let estate: EstateID? = try Building.group(
        of: ids.0, as: .estate, on: new, at: place, in: db)
      #expect(estate == ids.1)
    }
    await #expect(throws: Refusal.conflict("building.grouped-later")) {
      try await database.act(in: place) {
        try Building.group(
          ids.0, into: ids.2[0], as: .grid, from: new, under: keeper(place), in: $0)
      }
    }
  }

  @Test(arguments: Engines.available) func aDoorHasOneHome(engine: Engine) async throws {
    let (database, place) = try await founded(engine)
    await #expect(throws: Refusal.conflict("home.number")) {
      try await database.act(in: place) { db in
        let building = try Building.enter("1", under: keeper(place), in: db)
        for _ in 0..<2 { _ = try Home.enter("301", in: building, under: keeper(place), in: db) }
      }
    }
  }

  @Test(arguments: Engines.available) func onlyTheKeeperEnters(engine: Engine) async throws {
    let (database, place) = try await founded(engine)
    let nobody = Mandate(place: place, actor: .person(PersonID(1)), arrivedAt: TestDatabase.morning)
    await #expect(throws: Refusal.forbidden("power.missing")) {
      try await database.act(in: place) { _ = try Person.enter("王", under: nobody, in: $0) }
    }
  }

  /// A building of the neighbours does not exist here.
  @Test(arguments: Engines.available) func nothingReachesIntoAnotherPlace(engine: Engine)
    async throws
  {
    let (database, place) = try await founded(engine)
    let (_, other) = try await founded(engine)
    let building = try await database.act(in: other) {
      try Building.enter("1", under: keeper(other), in: $0)
    }
    await #expect(throws: Refusal.notFound) {
      try await database.act(in: place) {
        _ = try Unit.enter("一单元", in: building, under: keeper(place), in: $0)
      }
    }
  }
}

@Suite struct GrantTests {
  @Test(arguments: Engines.available) func anOfficeHoldsBetweenItsDays(engine: Engine) async throws
  {
    let (database, place) = try await founded(engine)
    let (first, last) = (Day(2026, 1, 1)!, Day(2026, 6, 30)!)
    let (person, body) = try await database.act(in: place) { db in
      let (person, body) = try someone(place, in: db)
      _ = try Grant.give(
        Grant(to: person, in: body, office: "网格员", powers: [.keepRegister], from: first, to: last),
        under: keeper(place), in: db)
      return (person, body)
    }
    for (day, holds) in [
      (Day(2025, 12, 31)!, false), (first, true), (last, true), (Day(2026, 7, 1)!, false),
    ] {
      let powers = try await database.read {
        try Grant.powers(of: person, office: body, on: day, place: place, in: $0).powers
      }
      #expect(powers.contains(.keepRegister) == holds, "\(day)")
    }
  }

  @Test(arguments: Engines.available) func anEndedOfficeGivesNothing(engine: Engine) async throws {
    let (database, place) = try await founded(engine)
    let (person, body) = try await database.act(in: place) { db in
      let (person, body) = try someone(place, in: db)
      let grant = try Grant.give(
        Grant(to: person, in: body, office: "网格员", powers: [.keepRegister], from: Day(2026, 1, 1)!),
        under: keeper(place), in: db)
      try Grant.end(grant, on: Day(2026, 3, 1)!, under: keeper(place), in: db)
      return (person, body)
    }
    let powers = try await database.read {
      try Grant.powers(of: person, office: body, on: Day(2026, 3, 2)!, place: place, in: $0).powers
    }
    #expect(powers.isEmpty)
  }

  /// Nobody lifts themselves, and nobody gives what they do not have.
  @Test(arguments: Engines.available) func powersComeFromAbove(engine: Engine) async throws {
    let (database, place) = try await founded(engine)
    let (person, body) = try await database.act(in: place) { try someone(place, in: $0) }
    let director = Mandate(
      place: place, actor: .person(person), powers: [.grantPowers], arrivedAt: TestDatabase.morning)
    let own = Grant(to: person, in: body, office: "主任", powers: [], from: Day(2026, 1, 1)!)
    await #expect(throws: Refusal.forbidden("grant.own")) {
      try await database.act(in: place) { _ = try Grant.give(own, under: director, in: $0) }
    }
    await #expect(throws: Refusal.forbidden("grant.beyond")) {
      try await database.act(in: place) { db in
        let other = try Person.enter("李", under: keeper(place), in: db)
        let beyond = Grant(
          to: other, in: body, office: "办事员", powers: [.keepRegister], from: Day(2026, 1, 1)!)
        _ = try Grant.give(beyond, under: director, in: db)
      }
    }
  }

  private func someone(_ place: PlaceID, in db: Transaction) throws -> (PersonID, BodyID) {
    (
      try Person.enter("王", under: keeper(place), in: db),
      try Body.enter(
        "居委会", kind: .committee, from: Day(2026, 1, 1)!, under: keeper(place), in: db)
    )
  }
}

func keeper(_ place: PlaceID) -> Mandate {
  Mandate(
    place: place, actor: .system, powers: [.keepRegister, .grantPowers], channel: .system,
    arrivedAt: TestDatabase.morning)
}

func founded(_ engine: Engine) async throws -> (any Database, PlaceID) {
  let database = try await TestDatabase.shared(engine, migrations: RegistryTests.migrations)
  let place = TestDatabase.freshPlace()
  try await database.act(in: place) { db in
    try Place.found(
      Place(
        id: place, kind: .community, name: "测试社区", telephone: "1", address: "", isDemo: true),
      under: keeper(place), in: db)
  }
  return (database, place)
}

@Suite struct ReachOfGrantTests {
  /// Powers of one body add up, and so would their reaches: one body gives a person one reach.
  @Test(arguments: Engines.available) func oneBodyGivesOneReach(engine: Engine) async throws {
    let (database, place) = try await founded(engine)
    try await database.act(in: place) { db in
      let under = keeper(place)
      let person = try Person.enter("王", under: under, in: db)
      let bodies = try ["居委会", "物业"].map {
        try Body.enter($0, kind: .committee, from: Day(2026, 1, 1)!, under: under, in: db)
      }
      let grid = try Grid.draw("一", under: under, in: db)
      let day = Day(2026, 1, 1)!
      func grant(_ body: BodyID, _ reach: Mandate.Reach, from: Day = day, to: Day? = nil) -> Grant {
        Grant(
          to: person, in: body, office: "员", powers: [.keepRegister], reach: reach, from: from,
          to: to)
      }
      _ = try Grant.give(
        grant(bodies[0], .place, to: Day(2026, 6, 30)!), under: under, in: db)
      #expect(throws: Refusal.conflict("grant.reach")) {
        _ = try Grant.give(grant(bodies[0], .grid(grid)), under: under, in: db)
      }
      _ = try Grant.give(grant(bodies[0], .place), under: under, in: db)
      _ = try Grant.give(grant(bodies[1], .grid(grid)), under: under, in: db)
    }
  }
}
