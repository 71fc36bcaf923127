import Kernel
import Ledger
public import Store

extension DivisionCode: Column {
  public static var sqlKind: SQLValue.Kind { .text }
  public var sqlValue: SQLValue { .text(digits) }
  public static func read(_ row: Row, _ column: Int) -> DivisionCode? {
    String.read(row, column).flatMap { try? DivisionCode($0) }
  }
}

extension DivisionCode.Level: Column {}

extension Division {
  /// The division that a code names in the list of a year, or nil where that list has none.
  public static func find(
    _ code: DivisionCode, _ system: PlaceCode.System, in year: Int, db: some Reading
  ) throws -> Division? {
    try db.one(
      """
      SELECT code_system, year, code, title FROM division
      WHERE community = 0 AND code_system = \(system) AND year = \(year) AND code = \(code)
      """
    ) { try Division($0) }
  }

  /// What the code named in each year of which there is a list, the first year first.
  public static func history(
    of code: DivisionCode, _ system: PlaceCode.System, db: some Reading
  ) throws -> [Division] {
    try db.all(
      """
      SELECT code_system, year, code, title FROM division
      WHERE community = 0 AND code_system = \(system) AND level = \(code.level) AND code = \(code)
      ORDER BY year
      """
    ) { try Division($0) }
  }

  /// The year of the newest list not after `year` that has divisions of a level within a prefix of
  /// codes, such as the community lists of one county.
  public static func year(
    notAfter year: Int, _ system: PlaceCode.System, level: DivisionCode.Level,
    within prefix: String = "", db: some Reading
  ) throws -> Int? {
    try db.value(
      """
      SELECT MAX(year) FROM division
      WHERE community = 0 AND code_system = \(system) AND level = \(level) AND year <= \(year)
        AND code >= \(prefix) AND code < \(prefix + afterDigits)
      """)
  }

  /// The divisions in which this one lies, in the list of its year, the province first.
  ///
  /// What the list leaves out is left out here: the ministry has no row for the counties that a
  /// province governs by itself (4690).
  public func parents(db: some Reading) throws -> [Division] {
    try db.all(
      """
      SELECT code_system, year, code, title FROM division
      WHERE community = 0 AND code_system = \(system) AND year = \(year)
        AND code IN \(list: code.parents) ORDER BY code
      """
    ) { try Division($0) }
  }

  /// What lies right below, in the order of the codes.
  public func children(db: some Reading) throws -> [Division] {
    try db.all(
      """
      SELECT code_system, year, code, title FROM division
      WHERE community = 0 AND code_system = \(system) AND year = \(year) AND parent = \(code)
      ORDER BY code
      """
    ) { try Division($0) }
  }

  /// Divisions whose code or name begins with a text; within a division also those whose name
  /// holds it elsewhere.
  public static func search(
    _ text: String, _ system: PlaceCode.System, in year: Int, within above: DivisionCode? = nil,
    limit: Int = 20, db: some Reading
  ) throws -> [Division] {
    guard !text.isEmpty else { return [] }
    let isCode = text.utf8.allSatisfy { (48...57).contains($0) }
    let condition: SQL =
      if isCode {
        "code >= \(text) AND code < \(text + afterDigits)"
      } else if let above {
        """
        code >= \(above) AND code < \(above.digits + afterDigits)
          AND title LIKE \("%" + escaped(text) + "%") ESCAPE '!'
        """
      } else {
        "title >= \(text) AND title < \(text + "\u{10FFFF}")"
      }
    return try db.all(
      """
      SELECT code_system, year, code, title FROM division
      WHERE community = 0 AND code_system = \(system) AND year = \(year) AND \(condition)
      ORDER BY level, code LIMIT \(limit)
      """
    ) { try Division($0) }
  }

  /// What follows upon all ten digits in both engines' order of bytes.
  private static let afterDigits = ":"

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += "!%_".contains($1) ? "!\($1)" : String($1) }
  }

  fileprivate init(_ row: Row) throws {
    self.init(system: try row[0], year: try row[1], code: try row[2], name: try row[3])
  }
}

extension Division {
  /// What became of a row of a list.
  enum Outcome: Hashable, Sendable {
    case loaded, repeated
    case refused(Refusal)
  }

  /// Puts rows of a list down until the time is up, and answers what became of each.
  ///
  /// - Throws: ``Refusal`` `.forbidden` "power.missing". A row whose code has another name in the
  ///   list of the same year is no error but the outcome `.refused` with "division.changed".
  static func list(
    _ rows: [Division], under mandate: Mandate, for time: Duration, in db: Transaction
  ) throws -> [Outcome] {
    try mandate.require(.importDivisions)
    let end = ContinuousClock.now + time
    var outcomes: [Outcome] = []
    for row in rows {
      outcomes.append(try row.list(in: db))
      if ContinuousClock.now >= end { break }
    }
    let loaded = outcomes.count { $0 == .loaded }
    if loaded > 0, let first = rows.first {
      try db.record(
        .divisionsListed, about: PlaceID(Int64(first.year)), under: mandate,
        ["system": Fact(first.system), "rows": Fact(loaded)])
    }
    return outcomes
  }

  private func list(in db: Transaction) throws -> Outcome {
    let added = try db.run(
      """
      INSERT INTO division (community, code_system, year, code, level, parent, title)
      VALUES (0, \(system), \(year), \(code), \(code.level), \(code.parent?.digits ?? ""), \(name))
      ON CONFLICT (community, code_system, year, code) DO NOTHING
      """)
    return added == 1 ? .loaded : try known(in: db) ?? .repeated
  }

  /// What would become of the row: nil where no list of its year has the code yet.
  func known(in db: some Reading) throws -> Outcome? {
    guard let stands = try Division.find(code, system, in: year, db: db) else { return nil }
    return stands.isNamed(as: self) ? .repeated : .refused(.conflict("division.changed"))
  }

  /// All divisions of one province in a year's list, of the given levels.
  static func all(
    of province: String, _ system: PlaceCode.System, years: [DivisionCode.Level: Int],
    db: some Reading
  ) throws -> [Division] {
    try years.sorted { $0.key < $1.key }.flatMap { level, year in
      try db.all(
        """
        SELECT code_system, year, code, title FROM division
        WHERE community = 0 AND code_system = \(system) AND year = \(year) AND level = \(level)
          AND code >= \(province) AND code < \(province + afterDigits) ORDER BY code
        """
      ) { try Division($0) }
    }
  }
}
