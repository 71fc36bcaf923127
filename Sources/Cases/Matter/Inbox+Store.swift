public import Kernel
public import Store

extension Inbox {
  /// One page of the list, in one query.
  ///
  /// - Throws: ``Refusal`` `.forbidden` "power.missing".
  public static func page(
    _ filter: Filter, length: Int = pageLength, under mandate: Mandate, in db: some Reading
  ) throws -> Inbox {
    try mandate.require(.readMatters)
    let search = MatterSearch.of(filter.words, at: mandate.place, on: db.connection.engine)
    var lines = try db.all(
      """
      SELECT m.id, m.number, m.state, m.words, m.spot, b.name, m.filed_at, m.due_at, m.grade
      FROM \(search.source)
      LEFT JOIN body b ON b.community = m.community AND b.id = m.body_id
      WHERE m.community = \(mandate.place) AND \(Matter.reached(by: mandate))
        AND \(condition(filter, search, under: mandate))
      \(order(filter, search)) LIMIT \(length + 1)
      """
    ) { try Line($0) }
    guard lines.count > length else { return Inbox(lines: lines, next: nil) }
    lines.removeLast()
    return Inbox(
      lines: lines, next: lines.last.map { Cursor(due: $0.due ?? $0.filedAt, id: $0.id) })
  }

  /// How many matters a view holds, counted up to ``countMost``.
  public static func count(_ view: View, under mandate: Mandate, in db: some Reading) throws -> Int
  {
    let open = condition(Filter(view: view), .none, under: mandate)
    return try db.value(
      """
      SELECT COUNT(*) FROM (SELECT 1 FROM matter m
        WHERE m.community = \(mandate.place) AND \(Matter.reached(by: mandate))
          AND \(open)
        LIMIT \(countMost)) AS counted
      """) ?? 0
  }

  private static func condition(
    _ filter: Filter, _ search: MatterSearch, under mandate: Mandate
  ) -> SQL {
    var all: SQL = "\(search.condition) AND \(inView(filter.view, at: mandate.arrivedAt))"
    if let state = filter.state { all = "\(all) AND m.state = \(state)" }
    if let body = filter.body { all = "\(all) AND m.body_id = \(body)" }
    guard let after = filter.after else { return all }
    return filter.isByClock
      ? "\(all) AND (m.due_at, m.id) > (\(after.due), \(after.id))"
      : "\(all) AND \(search.id) < \(after.id)"
  }

  private static func inView(_ view: View, at now: Instant) -> SQL {
    switch view {
    case .open: "m.due_at IS NOT NULL"
    case .late: "m.due_at IS NOT NULL AND m.due_at < \(now)"
    case .soon:
      "m.due_at IS NOT NULL AND m.due_at >= \(now) AND m.due_at < \(now.advanced(hours: 24))"
    case .ended: "m.due_at IS NULL"
    case .all: "1 = 1"
    }
  }

  private static func order(_ filter: Filter, _ search: MatterSearch) -> SQL {
    filter.isByClock ? "ORDER BY m.due_at, m.id" : "ORDER BY \(search.id) DESC"
  }
}

extension Inbox.Line {
  fileprivate init(_ row: Row) throws {
    id = try row[0]
    number = Matter.Number(rawValue: try row[1])
    state = try row[2]
    words = try row[3]
    spot = try row[4]
    body = try row[5]
    filedAt = try row[6]
    due = try row[7]
    grade = try row[8]
  }
}
