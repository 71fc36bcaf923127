public import Kernel
import Ledger
import Registry
public import Store
public import Web

/// The invented community that demonstrations and tests live in.
///
/// Its code lies in a range that no real place has, and its people and telephones do not exist.
public enum DemoTown {
  public static let place = PlaceID(1)
  public static let name = "湖畔社区"

  /// Founds the community with its homes, bodies and officers, as acts at the town's first moment.
  public static func found(
    _ place: PlaceID = place, in database: any Database, from: Instant, to: Instant, seed: UInt64,
    clock: @escaping @Sendable (Instant) -> Void,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws -> Town {
    clock(from)
    return try await database.act(in: place) { db in
      let founder = Mandate(
        place: place, actor: .system, powers: [.keepRegister, .grantPowers], channel: .system,
        arrivedAt: from)
      try Place.found(
        Place(
          id: place, kind: .community, name: name, telephone: "0552-000-0000",
          address: "湖畔路 1 号（演示）", isDemo: true), under: founder, in: db)
      let territory = try Territory.enter(under: founder, in: db)
      let staff = try Staff.enter(territory.grids, under: founder, in: db)
      return Town(
        database: database, place: place, from: from, to: to, seed: seed, clerk: staff.clerk,
        director: staff.director, gridWorkers: staff.gridWorkers, bodies: staff.bodies,
        buildings: territory.buildings, clock: clock, progress: progress)
    }
  }
}

/// Twelve buildings in two estates and three grids.
private struct Territory {
  let buildings: [BuildingID]
  let grids: [GridID]

  static func enter(under mandate: Mandate, in db: Transaction) throws -> Territory {
    let day = mandate.arrivedAt.day
    let estates = try ["湖畔花园", "湖畔东苑"].map { try Estate.enter($0, under: mandate, in: db) }
    let grids = try ["第一网格", "第二网格", "第三网格"].map {
      try Grid.draw($0, under: mandate, in: db)
    }
    let buildings = try (1...12).map { number in
      let building = try Building.enter("\(number) 号楼", under: mandate, in: db)
      try Building.group(
        building, into: grids[(number - 1) / 4], as: .grid, from: day, under: mandate, in: db)
      try Building.group(
        building, into: estates[(number - 1) / 6], as: .estate, from: day, under: mandate, in: db)
      try enterHomes(of: building, under: mandate, in: db)
      return building
    }
    return Territory(buildings: buildings, grids: grids)
  }

  private static func enterHomes(
    of building: BuildingID, under mandate: Mandate, in db: Transaction
  )
    throws
  {
    for name in ["1 单元", "2 单元"] {
      let unit = try Unit.enter(name, in: building, under: mandate, in: db)
      for floor in 1...3 {
        for door in 1...2 {
          _ = try Home.enter(
            "\(floor)0\(door)", in: building, unit: unit, area: Area(hundredths: 8950),
            under: mandate, in: db)
        }
      }
    }
  }
}

/// The community's own workers, and one officer of each body that sees to matters.
private struct Staff {
  let clerk: Town.Officer
  let director: Town.Officer
  let gridWorkers: [Town.Officer]
  let bodies: [Town.Officer]

  static func enter(_ grids: [GridID], under mandate: Mandate, in db: Transaction) throws -> Staff {
    let committee = try Body.enter(
      "湖畔社区居民委员会", kind: .committee, telephone: "0552-000-0000",
      from: mandate.arrivedAt.day, under: mandate, in: db)
    let workers = ["李小禾", "周向阳", "吴春兰"]
    return Staff(
      clerk: try officer("王社工", .clerk, committee, under: mandate, in: db),
      director: try officer("陈主任", .director, committee, under: mandate, in: db),
      gridWorkers: try zip(workers, grids).map {
        try officer($0, .gridWorker, committee, reach: .grid($1), under: mandate, in: db)
      }, bodies: try bodies(under: mandate, in: db))
  }

  private static func bodies(under mandate: Mandate, in db: Transaction) throws -> [Town.Officer] {
    let bodies: [(String, Body.Kind, String)] = [
      ("湖畔物业服务中心", .property, "周师傅"), ("街道市政管理所", .department, "孙工"),
      ("街道综合行政执法队", .department, "钱队长"), ("社区服务站", .committee, "赵大姐"),
    ]
    return try bodies.map { name, kind, person in
      let body = try Body.enter(
        name, kind: kind, telephone: "0552-000-0001", from: mandate.arrivedAt.day, under: mandate,
        in: db)
      return try officer(person, .officer, body, reach: .body(body), under: mandate, in: db)
    }
  }

  private static func officer(
    _ name: String, _ office: Office, _ body: BodyID, reach: Mandate.Reach = .place,
    under mandate: Mandate, in db: Transaction
  ) throws -> Town.Officer {
    let person = try Person.enter(name, under: mandate, in: db)
    _ = try Grant.give(
      Grant(
        to: person, in: body, office: office.wording, powers: office.powers, reach: reach,
        from: mandate.arrivedAt.day), under: mandate, in: db)
    return Town.Officer(person: person, body: body, powers: office.powers, scope: [reach])
  }
}
