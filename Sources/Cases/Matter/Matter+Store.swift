public import Kernel
import Ledger
public import Store

extension Matter.State: Column {}
extension Matter.Grade: Column {}

extension Matter {
  /// What a row of `matter AS m` gives, in the order that ``init(_:)`` reads.
  static let columns: SQL = """
    m.id, m.number, m.state, m.words, m.spot, m.building_id, m.grid_id, m.body_id, m.channel,
    m.filed_at, m.accepted_at, m.replied_at, m.closed_at, m.due_at, m.due_rule, m.due_since,
    m.grade_until, m.extended, m.grade, m.source, m.doubtful
    """

  /// A matter that the mandate reaches.
  ///
  /// - Throws: ``Refusal`` `.notFound` where there is none, or where it lies outside.
  public static func fetch(_ id: MatterID, under mandate: Mandate, in db: some Reading) throws
    -> Matter
  {
    let found = try db.one(
      """
      SELECT \(columns) FROM matter m
      WHERE m.community = \(mandate.place) AND m.id = \(id) AND \(reached(by: mandate))
      """
    ) { try Matter($0) }
    guard let found else { throw Refusal.notFound }
    return found
  }

  /// The condition that keeps a list within the reach of the one who asks.
  static func reached(by mandate: Mandate) -> SQL {
    guard mandate.has(.readMatters) else { return "1 = 0" }
    var bodies: [BodyID] = []
    var grids: [GridID] = []
    var buildings: [BuildingID] = []
    for reach in mandate.scope {
      switch reach {
      case .place: return "1 = 1"
      case .body(let id): bodies.append(id)
      case .grid(let id): grids.append(id)
      case .building(let id): buildings.append(id)
      }
    }
    return """
      (m.body_id IN \(list: bodies) OR m.grid_id IN \(list: grids)
        OR m.building_id IN \(list: buildings))
      """
  }

  /// Writes what an act has changed.
  func save(in db: Transaction, at place: PlaceID) throws {
    let running = isOpen ? clock : nil
    try db.run(
      """
      UPDATE matter SET state = \(state), body_id = \(body), accepted_at = \(acceptedAt),
        replied_at = \(repliedAt), closed_at = \(closedAt), due_at = \(running?.due),
        due_rule = \(running?.rule), due_since = \(running?.since),
        grade_until = \(isOpen ? nil : clock?.due), extended = \(isExtended), grade = \(grade)
      WHERE community = \(place) AND id = \(id)
      """)
  }

  /// Adds a line to the matter's way.
  func note(
    _ kind: MatterStep.Kind, body: BodyID? = nil, words: String? = nil, under mandate: Mandate,
    in db: Transaction
  ) throws {
    try db.run(
      """
      INSERT INTO matter_step (community, matter_id, id, kind, at, body_id, words)
      VALUES (\(mandate.place), \(id), \(db.newNumber()), \(kind), \(mandate.arrivedAt), \(body),
        \(words))
      """)
  }

  init(_ row: Row) throws {
    id = try row[0]
    number = Number(rawValue: try row[1])
    state = try row[2]
    words = try row[3]
    spot = try row[4]
    building = try row[5]
    grid = try row[6]
    body = try row[7]
    channel = try row[8]
    filedAt = try row[9]
    acceptedAt = try row[10]
    repliedAt = try row[11]
    closedAt = try row[12]
    clock = try Matter.clock(row, closedAt: closedAt)
    isExtended = try row[17]
    grade = try row[18]
    source = try row[19]
    isDoubtful = try row[20]
  }

  private static func clock(_ row: Row, closedAt: Instant?) throws -> RunningClock? {
    if let due: Instant = try row[13] {
      return RunningClock(due: due, rule: try row[14], since: try row[15])
    }
    guard let until: Instant = try row[16], let closedAt else { return nil }
    return RunningClock(due: until, rule: gradeClock, since: closedAt)
  }
}
