public import Kernel
public import Store
import Text

/// Brings a list of divisions of one system and one year in.
///
/// The file is read piece by piece and put down in acts of about 20 ms each. A row that stands
/// already is counted as repeated, so a list brought in twice doubles nothing and one that was
/// stopped is simply brought in again; nothing that stands is overwritten. At the end each province
/// that the file names is compared with the newest earlier list of the same system, level by level.
public struct DivisionImport: Sendable {
  public let system: PlaceCode.System
  public let year: Int
  /// Compares only codes that begin with one of these, for lists of a part of a province.
  public let within: [String]
  /// Reads, checks and compares, and puts nothing down.
  public let isTrial: Bool

  /// - Throws: ``Refusal`` `.invalid` "division.year" (no list can be of that year),
  ///   "division.within" (no beginning of a code).
  public init(
    system: PlaceCode.System, year: Int, within: [String] = [], isTrial: Bool = false
  ) throws(Refusal) {
    guard Division.years.contains(year) else { throw .invalid("division.year", field: "year") }
    for prefix in within {
      guard (2...12).contains(prefix.utf8.count), prefix.utf8.allSatisfy({ (48...57).contains($0) })
      else { throw .invalid("division.within", field: "within") }
    }
    self.system = system
    self.year = year
    self.within = within
    self.isTrial = isTrial
  }

  /// Reads the file to its end, or to what stops it.
  ///
  /// - Parameters:
  ///   - next: the next bytes, some 64 KiB; nil at the end.
  ///   - now: the time of arrival of each act.
  /// - Throws: ``Refusal`` `.invalid` "division.heading", "division.encoding",
  ///   "division.empty"; what the database throws. What was put down until then stays.
  public func run(
    _ next: () async throws -> [UInt8]?, into database: any Database,
    now: @escaping @Sendable () -> Instant
  ) async throws -> DivisionTally {
    var reading = Reading(order: self)
    var table = CSVFile()
    while let bytes = try await next() {
      let rows = table.feed(bytes)
      guard table.problem == nil else { throw Refusal.invalid("division.encoding") }
      try reading.take(rows)
      try await reading.keep(least: DivisionImport.rowsMost, database, now)
    }
    let rows = table.finish()
    guard table.problem == nil else { throw Refusal.invalid("division.encoding") }
    try reading.take(rows)
    try await reading.keep(least: 1, database, now)
    guard reading.hasHeading else { throw Refusal.invalid("division.empty") }
    try await reading.compare(database)
    return reading.tally
  }

  /// How long the writer may be held by one act.
  static let timeMost = Duration.milliseconds(20)
  static let rowsMost = 1024
}

extension DivisionImport {
  /// A run under way.
  private struct Reading {
    let order: DivisionImport
    var columns: DivisionColumns?
    var waiting: [DivisionColumns.Line] = []
    var tally = DivisionTally()
    /// Of a trial, what would have been put down.
    var tried: [DivisionCode: Division] = [:]

    var hasHeading: Bool { columns != nil }

    init(order: DivisionImport) { self.order = order }

    mutating func take(_ rows: [CSVReader.Row]) throws(Refusal) {
      for row in rows {
        guard let columns else {
          columns = try DivisionColumns(heading: row)
          continue
        }
        do throws(Refusal) {
          waiting.append(try columns.line(row, order.system, order.year))
        } catch { tally.refuse(row.line, error) }
      }
    }

    mutating func keep(
      least: Int, _ database: any Database, _ now: @Sendable () -> Instant
    ) async throws {
      while !waiting.isEmpty, waiting.count >= least {
        try Task.checkCancellation()
        let rows = waiting.prefix(DivisionImport.rowsMost).map(\.division)
        let outcomes =
          order.isTrial
          ? try await trial(rows, database) : try await keep(rows, database, now())
        for (line, outcome) in zip(waiting, outcomes) { tally.count(line, outcome) }
        waiting.removeFirst(outcomes.count)
      }
    }

    private func keep(_ rows: [Division], _ database: any Database, _ now: Instant) async throws
      -> [Division.Outcome]
    {
      let mandate = Mandate(
        place: Division.shelf, actor: .import, powers: [.importDivisions], channel: .system,
        arrivedAt: now)
      return try await database.act(in: Division.shelf) {
        try Division.list(rows, under: mandate, for: DivisionImport.timeMost, in: $0)
      }
    }

    private mutating func trial(_ rows: [Division], _ database: any Database) async throws
      -> [Division.Outcome]
    {
      let known = try await database.report { db in try rows.map { try $0.known(in: db) } }
      return zip(rows, known).map { row, outcome in
        if let outcome { return outcome }
        guard let earlier = tried[row.code] else {
          tried[row.code] = row
          return .loaded
        }
        return earlier.isNamed(as: row) ? .repeated : .refused(.conflict("division.changed"))
      }
    }

    mutating func compare(_ database: any Database) async throws {
      let tried = Dictionary(grouping: tried.values, by: \.code.province)
      for province in tally.provinces.sorted() {
        let order = order
        let (old, new, years) = try await database.report { db in
          try order.lists(of: province, db: db)
        }
        let extra = (tried[province] ?? []).sorted { $0.code < $1.code }
        tally.add(
          DivisionChanges(from: old, to: new + extra, within: order.within), since: years)
      }
    }
  }

  /// The rows of a province in the newest earlier lists and in this year's.
  private func lists(of province: String, db: some Store.Reading) throws -> (
    old: [Division], new: [Division], years: [DivisionCode.Level: Int]
  ) {
    var years: [DivisionCode.Level: Int] = [:]
    for level in DivisionCode.Level.allCases {
      years[level] = try Division.year(
        notAfter: year - 1, system, level: level, within: province, db: db)
    }
    let this = Dictionary(uniqueKeysWithValues: DivisionCode.Level.allCases.map { ($0, year) })
    return (
      try Division.all(of: province, system, years: years, db: db),
      try Division.all(of: province, system, years: this, db: db),
      years
    )
  }
}
