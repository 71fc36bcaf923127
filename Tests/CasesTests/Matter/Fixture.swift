import Cases
import Files
import Kernel
import Ledger
import Registry
import Store
import TestKit

/// A small community of its own: two buildings in two grids, a committee, a property firm.
struct Neighbourhood {
  let database: any Database
  let place: PlaceID
  let committee: BodyID
  let firm: BodyID
  let buildings: [BuildingID]
  let grids: [GridID]

  static let migrations =
    LedgerSchema.migrations + RegistrySchema.migrations + FilesSchema.migrations
    + CasesSchema.migrations

  init(_ engine: Engine) async throws {
    let database = try await TestDatabase.shared(engine, migrations: Neighbourhood.migrations)
    let place = TestDatabase.freshPlace()
    let keeper = Mandate(
      place: place, actor: .system, powers: [.keepRegister], channel: .system,
      arrivedAt: TestDatabase.morning)
    let entered = try await database.act(in: place) { db in
      let day = Day(2026, 1, 1)!
      let grids = try ["一", "二"].map { try Grid.draw($0, under: keeper, in: db) }
      let buildings = try grids.map { grid in
        let building = try Building.enter("楼", under: keeper, in: db)
        try Building.group(building, into: grid, as: .grid, from: day, under: keeper, in: db)
        return building
      }
      let committee = try Body.enter(
        "居委会", kind: .committee, from: day, under: keeper, in: db)
      let firm = try Body.enter("物业", kind: .property, from: day, under: keeper, in: db)
      return (grids, buildings, committee, firm)
    }
    (self.database, self.place) = (database, place)
    (grids, buildings, committee, firm) = entered
  }

  static let all: Set<Power> = [
    .readMatters, .acceptMatters, .dispatchMatters, .replyToMatters, .closeMatters,
  ]

  func office(
    _ powers: Set<Power> = all, reach: Mandate.Reach = .place,
    at now: Instant = TestDatabase.morning
  ) -> Mandate {
    Mandate(
      place: place, actor: .person(PersonID(7)), capacity: .office(committee), powers: powers,
      scope: [reach], arrivedAt: now)
  }

  func neighbour(at now: Instant = TestDatabase.morning) -> Mandate {
    Mandate(place: place, actor: .holder, channel: .phone, arrivedAt: now)
  }

  func file(
    _ words: String = "楼道灯坏了，晚上看不见", building: BuildingID? = nil,
    at now: Instant = TestDatabase.morning
  ) async throws -> Matter.Receipt {
    let filing = try Filing(
      words: words, spot: "2 单元", building: building, name: "王大爷", telephone: "138 0013 8000")
    let neighbour = neighbour(at: now)
    return try await database.act(in: place) { try Matter.file(filing, under: neighbour, in: $0) }
  }

  func act<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await database.act(in: place, body)
  }

  func fetch(_ id: MatterID) async throws -> Matter {
    try await database.read { try Matter.fetch(id, under: office(), in: $0) }
  }
}
