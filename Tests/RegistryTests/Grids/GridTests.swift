import Kernel
import Ledger
import Registry
import Store
import TestKit
import Testing

/// Goal: what a grid is called and where it lies are facts with days, one grid to a code and to a
/// piece of ground.
@Suite struct GridTests {
  static let migrations =
    LedgerSchema.migrations + RegistrySchema.migrations + GridSchema.migrations
  private let old = Day(number: 20_100)
  private let new = Day(number: 20_465)

  @Test(arguments: Engines.available) func aCodeHoldsBetweenItsDays(engine: Engine) async throws {
    let (database, place, grids) = try await drawn(engine)
    let codes = try ["990101001007001", "990101001007002"].map { try GridCode($0) }
    try await database.act(in: place) { [old, new] db in
      try Grid.code(codes[0], of: grids[0], from: old, under: register(place), in: db)
      try Grid.code(codes[1], of: grids[0], from: new, under: register(place), in: db)
      // Once it is free, another may have it.
      try Grid.code(codes[0], of: grids[1], from: new, under: register(place), in: db)
    }
    try await database.read { [old, new] db throws in
      for (day, code, holder) in [(old, codes[0], grids[0]), (new, codes[1], grids[1])] {
        #expect(try Grid.code(of: grids[0], on: day, at: place, in: db) == code)
        #expect(try Grid.coded(codes[0], on: day, at: place, in: db) == holder)
      }
      let before = old.advanced(days: -1)
      #expect(try Grid.code(of: grids[0], on: before, at: place, in: db) == nil)
      #expect(try Grid.coded(codes[0], on: new, at: PlaceID(1), in: db) == nil)
    }
  }

  @Test(arguments: Engines.available) func aCodeIsRefusedByName(engine: Engine) async throws {
    let (database, place, grids) = try await drawn(engine)
    let (code, other) = try (GridCode("990101001007001"), GridCode("990101001007002"))
    try await database.act(in: place) { [old] db in
      try Place.code(
        PlaceCode(system: .statistics, code: "990101001007", from: old), under: register(place),
        in: db)
      try Grid.code(code, of: grids[0], from: old, under: register(place), in: db)
    }
    let elsewhere = try GridCode("990101001008001")
    for (code, grid, day, refusal) in [
      (other, grids[0], old, Refusal.conflict("grid-code.later")),
      (code, grids[1], new, .conflict("grid-code.taken")),
      (elsewhere, grids[1], new, .conflict("grid-code.elsewhere")),
      (other, GridID(7), new, .notFound),
    ] {
      await #expect(throws: refusal) {
        try await database.act(in: place) {
          try Grid.code(code, of: grid, from: day, under: register(place), in: $0)
        }
      }
    }
    await #expect(throws: Refusal.forbidden("power.missing")) {
      try await database.act(in: place) { [new] in
        try Grid.code(
          other, of: grids[1], from: new, under: register(place, powers: []), in: $0)
      }
    }
  }

  @Test(arguments: Engines.available) func groundIsDrawnOnce(engine: Engine) async throws {
    let (database, place, grids) = try await drawn(engine)
    let (west, both, east) = try (
      square(117.30, 117.31), square(117.30, 117.32), square(117.31, 117.32)
    )
    try await database.act(in: place) { [old] db in
      try Grid.outline(west, of: grids[0], from: old, under: register(place), in: db)
      try Grid.outline(east, of: grids[1], from: old, under: register(place), in: db)
    }
    for (outline, grid, day, refusal) in [
      (both, grids[0], new, Refusal.conflict("outline.overlap")),
      (west, grids[0], old, .conflict("outline.later")), (west, GridID(7), new, .notFound),
    ] {
      await #expect(throws: refusal) {
        try await database.act(in: place) {
          try Grid.outline(outline, of: grid, from: day, under: register(place), in: $0)
        }
      }
    }
    let point = try Position(east: 117.315, north: 32.915)
    let border = try Position(east: 117.31, north: 32.915)
    try await database.read { [old, new] db throws in
      #expect(try Grid.outlines(on: new, at: place, in: db) == [grids[0]: west, grids[1]: east])
      #expect(try Grid.holding(point, on: new, at: place, in: db) == grids[1])
      #expect(try Grid.holding(border, on: new, at: place, in: db) == grids[0])
      let before = old.advanced(days: -1)
      #expect(try Grid.holding(point, on: before, at: place, in: db) == nil)
    }
  }

  /// The border of yesterday does not bar that of tomorrow.
  @Test(arguments: Engines.available) func aBorderMayMove(engine: Engine) async throws {
    let (database, place, grids) = try await drawn(engine)
    let (wide, west, east) = try (
      square(117.30, 117.32), square(117.30, 117.31), square(117.31, 117.32)
    )
    try await database.act(in: place) { [old, new] db in
      try Grid.outline(wide, of: grids[0], from: old, under: register(place), in: db)
      try Grid.outline(west, of: grids[0], from: new, under: register(place), in: db)
      try Grid.outline(east, of: grids[1], from: new, under: register(place), in: db)
    }
    let point = try Position(east: 117.315, north: 32.915)
    try await database.read { [old, new] db throws in
      #expect(try Grid.holding(point, on: old, at: place, in: db) == grids[0])
      #expect(try Grid.holding(point, on: new, at: place, in: db) == grids[1])
    }
  }

  @Test(arguments: Engines.available) func allGridsAreNumbered(engine: Engine) async throws {
    let (database, place, grids) = try await drawn(engine)
    let community = try DivisionCode("990101001007")
    let (east, west, far) = try (
      square(117.31, 117.32), square(117.30, 117.31), square(117.29, 117.30)
    )
    let counts = try await database.act(in: place) { [old, new] db in
      try Grid.outline(east, of: grids[0], from: old, under: register(place), in: db)
      try Grid.outline(west, of: grids[1], from: old, under: register(place), in: db)
      let first = try Grid.numberAll(from: old, in: community, under: register(place), in: db)
      let again = try Grid.numberAll(from: new, in: community, under: register(place), in: db)
      try Grid.outline(far, of: grids[2], from: new, under: register(place), in: db)
      let later = try Grid.numberAll(from: new, in: community, under: register(place), in: db)
      return [first, again, later]
    }
    #expect(counts == [2, 0, 1])
    let numbers = try await database.read { [new] db in
      try grids.map { try Grid.code(of: $0, on: new, at: place, in: db)?.number }
    }
    #expect(numbers == [2, 1, 3])
  }

  @Test func aFileOfBordersIsRead() throws {
    let file = try OutlineFile(Array(geoJSON().utf8))
    #expect(file.outlines.map(\.name) == ["一网格"])
    #expect(file.outlines[0].outline.corners.count == 3)
  }

  @Test(arguments: [
    ("\"FeatureCollection\"", "\"Topology\"", "geojson.form"),
    ("\"features\"", "\"crs\":{},\"features\"", "geojson.form"),
    ("\"Polygon\"", "\"MultiPolygon\"", "geojson.polygon"),
    ("\"一网格\"", "\"\"", "geojson.name"), ("\"name\"", "\"label\"", "geojson.name"),
    ("[117.31,32.91]", "[117.31]", "outline.position"),
    ("[117.31,32.91]", "[32.91,117.31]", "outline.position"),
    ("[[[117.3,32.91]", "[[[117.4,32.91]", "outline.open"),
    ("]]]", "]],[[117.3,32.91]]]", "geojson.polygon"), ("{", "", "geojson.form"),
  ])
  func whatIsNoBorderIsRefused(text: String, other: String, reason: String) {
    let parts = geoJSON().split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)
    do throws(Refusal) {
      _ = try OutlineFile(Array(parts.joined(separator: other).utf8))
      Issue.record("\(other) was taken")
    } catch { #expect(error.reason.code == reason) }
  }

  private func geoJSON() -> String {
    """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"一网格"},
    "geometry":{"type":"Polygon","coordinates":[[[117.3,32.91],[117.31,32.91],[117.31,32.92,21.5],
    [117.3,32.91]]]}}]}
    """
  }

  private func drawn(_ engine: Engine) async throws -> (any Database, PlaceID, [GridID]) {
    let database = try await TestDatabase.shared(engine, migrations: GridTests.migrations)
    let place = TestDatabase.freshPlace()
    let grids = try await database.act(in: place) { db in
      try ["一网格", "二网格", "三网格"].map {
        try Grid.draw($0, under: register(place), in: db)
      }
    }
    return (database, place, grids)
  }

  private func square(_ west: Double, _ east: Double) throws -> Outline {
    let corners = [(west, 32.91), (east, 32.91), (east, 32.92), (west, 32.92), (west, 32.91)]
    return try Outline(ring: corners.map { try Position(east: $0.0, north: $0.1) })
  }
}

private func register(_ place: PlaceID, powers: Set<Power> = [.keepRegister]) -> Mandate {
  Mandate(place: place, actor: .system, powers: powers, arrivedAt: TestDatabase.morning)
}
