import Cases
import Kernel
import Ledger
import Registry
import Store
import TestKit

/// A table that these tests write themselves.
let letters = """
  no,title,body,asked,answered,ended,how,answer
  A1,路灯不亮,七号楼前的路灯坏了,2025/3/1 9:00:00,2025/3/4 9:00:00,,done,已修好
  A2,电梯停了,"两部停了一部，
  早上要等很久",2025/3/2 8:30:00,,,new,
  A3,井盖松动,,2025/3/3 10:00:00,2025/3/3 12:00:00,2025/3/5 9:00:00,done,已更换井盖

  """

let lettersMap = """
  {"name": "letters", "words": ["title", "body"], "filedAt": "asked", "repliedAt": "answered",
   "closedAt": "ended", "reply": ["answer"], "dates": ["y/M/d H:m:s"],
   "state": {"column": "how", "values": {"done": "closed", "new": "filed", "gone": "withdrawn"}}}
  """

/// One import into a place of its own.
struct Desk {
  let database: any Database
  let place: PlaceID
  var order: MatterImport

  static let morning = TestDatabase.morning

  static func open(_ engine: Engine, map: String = lettersMap, zone: String = "Asia/Shanghai")
    async throws -> Desk
  {
    let database = try await TestDatabase.shared(engine, migrations: Desk.migrations)
    let place = TestDatabase.freshPlace()
    return Desk(
      database: database, place: place,
      order: MatterImport(
        map: try MatterMap(json: map), key: "no", zone: try Zone(zone), place: place))
  }

  static let migrations = {
    let cases = CasesSchema.migrations
    let own = ImportSchema.migrations.filter { mine in !cases.contains { $0.name == mine.name } }
    return LedgerSchema.migrations + RegistrySchema.migrations + cases + own
  }()

  /// Feeds a few bytes at a time, so that characters and cells are cut anywhere.
  @discardableResult
  func run(_ bytes: [UInt8], piece: Int = 7, progress: (ImportTally) -> Void = { _ in })
    async throws
    -> ImportTally
  {
    var rest = bytes[...]
    return try await order.run(
      of: bytes.count,
      {
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(piece) }
        return Array(rest.prefix(piece))
      }, into: database, now: { Desk.morning }, progress: progress)
  }

  @discardableResult
  func run(_ text: String) async throws -> ImportTally { try await run(Array(text.utf8)) }

  func mandate(_ powers: Set<Power> = [.readMatters]) -> Mandate {
    Mandate(place: place, actor: .system, powers: powers, channel: .system, arrivedAt: Desk.morning)
  }

  /// All matters of the place, in the order in which they were kept.
  func matters() async throws -> [Matter] {
    let mandate = mandate()
    return try await database.read { db in
      try Inbox.page(.init(view: .all), length: 2000, under: mandate, in: db).lines.reversed()
        .map { try Matter.fetch($0.id, under: mandate, in: db) }
    }
  }

  func steps(of matter: Matter) async throws -> [MatterStep] {
    try await database.read { try MatterStep.of(matter.id, at: place, in: $0) }
  }

  func delays(_ source: String? = nil) async throws -> Delays {
    let mandate = mandate()
    return try await database.report { try Delays.of(source: source, under: mandate, in: $0) }
  }

  /// What the desk holds, without the numbers that differ from place to place.
  func kept() async throws -> [String] {
    try await matters().map {
      "\($0.number) \($0.state) \($0.words) \($0.filedAt) \($0.repliedAt as Any) \($0.isDoubtful)"
    }
  }
}

/// The reason of the refusal that `body` ends with.
func refusal(of body: () async throws -> Void) async -> String? {
  do {
    try await body()
    return nil
  } catch { return (error as? Refusal)?.reason.code }
}

/// A table of one row for the map above.
func oneRow(_ row: String) -> String {
  "no,title,body,asked,answered,ended,how,answer\n" + row + "\n"
}
