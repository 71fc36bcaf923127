public import Kernel
import Law
public import Ledger
import Registry
public import Store

extension Matter {
  /// What the filer gets: enough to come back.
  public struct Receipt: Sendable {
    public let matter: MatterID
    public let number: Number
    public let secret: Secret
  }

  /// Files a matter and starts its first clock.
  ///
  /// Needs no account and no power: this door is open to everyone. The secret opens the matter's
  /// page; the short code that belongs to it opens the same page for whoever types the number.
  ///
  /// - Throws: ``Refusal`` `.invalid` "filing.building" where the place has no such building.
  public static func file(_ filing: Filing, under mandate: Mandate, in db: Transaction) throws
    -> Receipt
  {
    if let building = filing.building,
      try Building.fetch(building, at: mandate.place, in: db) == nil
    {
      throw Refusal.invalid("filing.building", field: "building")
    }
    let grid: GridID? = try filing.building.flatMap {
      try Building.group(
        of: $0, as: .grid, on: mandate.arrivedAt.day, at: mandate.place, in: db)
    }
    let clock = try RunningClock.start(firstClock, at: mandate.arrivedAt)
    let (id, secret): (MatterID, Secret) = (db.newID(), Secret())
    let number = try nextNumber(on: mandate.arrivedAt.day, at: mandate.place, in: db)
    try db.run(
      """
      INSERT INTO matter (community, id, number, state, words, spot, building_id, grid_id, channel,
        filer_name, filer_telephone, code_hash, filed_at, due_at, due_rule, due_since, extended,
        doubtful)
      VALUES (\(mandate.place), \(id), \(number.rawValue), \(State.filed), \(filing.words),
        \(filing.spot), \(filing.building), \(grid), \(Matter.channel(of: mandate)), \(filing.name),
        \(filing.telephone), \(ShortCode(of: secret).hash(of: number.rawValue)),
        \(mandate.arrivedAt), \(clock.due), \(clock.rule), \(clock.since), 0, 0)
      """)
    try finish(id, filing, secret, under: mandate, in: db)
    return Receipt(matter: id, number: number, secret: secret)
  }

  /// Whoever files in an office does so for someone who stands at the window.
  private static func channel(of mandate: Mandate) -> Mandate.Channel {
    if case .office = mandate.capacity { .window } else { mandate.channel }
  }

  private static func finish(
    _ id: MatterID, _ filing: Filing, _ secret: Secret, under mandate: Mandate, in db: Transaction
  ) throws {
    try keep(secret, of: id, until: nil, at: mandate.place, in: db)
    try MatterSearch.add(id, filing.words + "\n" + filing.spot, at: mandate.place, in: db)
    try db.run(
      """
      INSERT INTO matter_step (community, matter_id, id, kind, at)
      VALUES (\(mandate.place), \(id), \(db.newNumber()), \(MatterStep.Kind.filed),
        \(mandate.arrivedAt))
      """)
    try db.record(.matterFiled, about: id, under: mandate)
  }

  /// The next count in the month of filing.
  static func nextNumber(on day: Day, at place: PlaceID, in db: Transaction) throws -> Number {
    let month = Number.month(of: day)
    let count: Int64? = try db.value(
      """
      INSERT INTO matter_count (community, in_month, last) VALUES (\(place), \(month), 1)
      ON CONFLICT (community, in_month) DO UPDATE SET last = matter_count.last + 1
      RETURNING last
      """)
    guard let count else { throw Fault(.broken, "a count of matters gave nothing") }
    return Number(month: month, count: count)
  }
}

extension RunningClock {
  /// The clock of a rule of the book, as it runs from a moment on.
  static func start(_ code: String, at now: Instant, extended: Bool = false, from: Instant? = nil)
    throws(Refusal) -> RunningClock
  {
    let since = from ?? now
    let rule = try Rulebook.find(code, on: since.day)
    let due = try Rulebook.dueInstant(of: rule, from: since, extended: extended)
    return RunningClock(due: due, rule: code, since: since)
  }
}
