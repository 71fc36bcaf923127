public import Kernel
import Ledger
public import Store

extension Grouping: Column {}
extension Home.Purpose: Column {}

extension Estate {
  public static func enter(_ name: String, under mandate: Mandate, in db: Transaction) throws
    -> EstateID
  {
    try mandate.require(.keepRegister)
    let id: EstateID = db.newID()
    try db.run(
      "INSERT INTO estate (community, id, name) VALUES (\(mandate.place), \(id), \(try named(name)))"
    )
    try db.record(.estateEntered, about: id, under: mandate)
    return id
  }
}

extension Grid {
  public static func draw(_ name: String, under mandate: Mandate, in db: Transaction) throws
    -> GridID
  {
    try mandate.require(.keepRegister)
    let id: GridID = db.newID()
    try db.run(
      "INSERT INTO grid (community, id, name) VALUES (\(mandate.place), \(id), \(try named(name)))"
    )
    try db.record(.gridDrawn, about: id, under: mandate)
    return id
  }
}

extension Grid {
  /// All grids of a place.
  public static func all(at place: PlaceID, in db: some Reading) throws -> [Grid] {
    try db.all("SELECT id, name FROM grid WHERE community = \(place) ORDER BY id") {
      Grid(id: try $0[0], name: try $0[1])
    }
  }
}

extension Building {
  public static func enter(_ name: String, under mandate: Mandate, in db: Transaction) throws
    -> BuildingID
  {
    try mandate.require(.keepRegister)
    let id: BuildingID = db.newID()
    try db.run(
      "INSERT INTO building (community, id, name) VALUES (\(mandate.place), \(id), \(try named(name)))"
    )
    try db.record(.buildingEntered, about: id, under: mandate)
    return id
  }

  /// All buildings of a place, as forms offer them.
  public static func all(at place: PlaceID, in db: some Reading) throws -> [Building] {
    try db.all("SELECT id, name FROM building WHERE community = \(place) ORDER BY id") {
      Building(id: try $0[0], name: try $0[1])
    }
  }

  public static func fetch(_ id: BuildingID, at place: PlaceID, in db: some Reading) throws
    -> Building?
  {
    try db.one("SELECT id, name FROM building WHERE community = \(place) AND id = \(id)") {
      Building(id: try $0[0], name: try $0[1])
    }
  }

  /// Puts the building into a group from a day on; the group before ends the day before.
  ///
  /// - Throws: ``Refusal`` `.conflict` "building.grouped-later" where a later grouping stands.
  public static func group<Noun>(
    _ building: BuildingID, into group: ID<Noun>, as kind: Grouping, from day: Day,
    under mandate: Mandate, in db: Transaction
  ) throws {
    try mandate.require(.keepRegister)
    guard try fetch(building, at: mandate.place, in: db) != nil else { throw Refusal.notFound }
    let latest: Day? = try db.value(
      """
      SELECT MAX(from_day) FROM building_part_of WHERE community = \(mandate.place)
        AND building_id = \(building) AND grouping_kind = \(kind)
      """)
    if let latest, latest >= day { throw Refusal.conflict("building.grouped-later") }
    try db.run(
      """
      UPDATE building_part_of SET to_day = \(day.advanced(days: -1))
      WHERE community = \(mandate.place) AND building_id = \(building)
        AND grouping_kind = \(kind) AND to_day IS NULL
      """)
    try db.run(
      """
      INSERT INTO building_part_of (community, building_id, grouping_kind, from_day, group_id)
      VALUES (\(mandate.place), \(building), \(kind), \(day), \(group))
      """)
    try db.record(
      .buildingGrouped, about: building, under: mandate,
      ["kind": Fact(kind), "group": Fact(group), "from": Fact(day)])
  }

  /// The group that the building belongs to on a day, or nil.
  public static func group<Noun>(
    of building: BuildingID, as kind: Grouping, on day: Day, at place: PlaceID,
    in db: some Reading
  ) throws -> ID<Noun>? {
    try db.value(
      """
      SELECT group_id FROM building_part_of
      WHERE community = \(place) AND building_id = \(building) AND grouping_kind = \(kind)
        AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      """)
  }
}

extension Unit {
  public static func enter(
    _ name: String, in building: BuildingID, under mandate: Mandate, in db: Transaction
  ) throws -> UnitID {
    try mandate.require(.keepRegister)
    guard try Building.fetch(building, at: mandate.place, in: db) != nil else {
      throw Refusal.notFound
    }
    let id: UnitID = db.newID()
    try db.run(
      """
      INSERT INTO unit (community, id, building_id, name)
      VALUES (\(mandate.place), \(id), \(building), \(try named(name)))
      """)
    try db.record(.unitEntered, about: id, under: mandate)
    return id
  }
}

extension Home {
  /// - Throws: ``Refusal`` `.conflict` "home.number" where the door has a home already.
  public static func enter(
    _ number: String, in building: BuildingID, unit: UnitID? = nil, purpose: Purpose = .home,
    area: Area? = nil, under mandate: Mandate, in db: Transaction
  ) throws -> HomeID {
    try mandate.require(.keepRegister)
    guard try Building.fetch(building, at: mandate.place, in: db) != nil else {
      throw Refusal.notFound
    }
    let taken: Int? = try db.value(
      """
      SELECT 1 FROM home WHERE community = \(mandate.place) AND building_id = \(building)
        AND COALESCE(unit_id, 0) = \(unit?.rawValue ?? 0) AND number = \(number)
      """)
    guard taken == nil else { throw Refusal.conflict("home.number") }
    let id: HomeID = db.newID()
    try db.run(
      """
      INSERT INTO home (community, id, building_id, unit_id, number, purpose, area)
      VALUES (\(mandate.place), \(id), \(building), \(unit), \(try named(number)), \(purpose),
        \(area))
      """)
    try db.record(.homeEntered, about: id, under: mandate)
    return id
  }
}

/// - Throws: ``Refusal`` `.invalid` "name.empty", "name.long" (over 60 characters).
func named(_ name: String) throws(Refusal) -> String {
  guard !name.isEmpty else { throw .invalid("name.empty", field: "name") }
  guard name.count <= 60 else { throw .invalid("name.long", field: "name", ["most": "60"]) }
  return name
}
