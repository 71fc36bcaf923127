public import Kernel
import Ledger
public import Store

extension GridCode: Column {
  public static var sqlKind: SQLValue.Kind { .text }
  public var sqlValue: SQLValue { .text(digits) }
  public static func read(_ row: Row, _ column: Int) -> GridCode? {
    String.read(row, column).flatMap { try? GridCode($0) }
  }
}

extension Grid {
  /// Gives a grid its code from a day on; the code before ends the day before.
  ///
  /// - Throws: ``Refusal`` `.notFound`; `.conflict` "grid-code.later" (a code from this day or a
  ///   later one stands), "grid-code.taken" (another grid has it on that day or later),
  ///   "grid-code.elsewhere" (its community is not the place's, by the place's code on that day).
  public static func code(
    _ code: GridCode, of grid: GridID, from day: Day, under mandate: Mandate, in db: Transaction
  ) throws {
    try mandate.require(.keepRegister)
    try exists(grid, at: mandate.place, in: db)
    try checkCommunity(of: code, on: day, at: mandate.place, in: db)
    let latest: Day? = try db.value(
      "SELECT MAX(from_day) FROM grid_code WHERE community = \(mandate.place) AND grid_id = \(grid)"
    )
    if let latest, latest >= day { throw Refusal.conflict("grid-code.later") }
    let taken: Int? = try db.value(
      """
      SELECT 1 FROM grid_code WHERE community = \(mandate.place) AND code = \(code)
        AND grid_id <> \(grid) AND (to_day IS NULL OR to_day >= \(day))
      """)
    guard taken == nil else { throw Refusal.conflict("grid-code.taken") }
    try db.run(
      """
      UPDATE grid_code SET to_day = \(day.advanced(days: -1))
      WHERE community = \(mandate.place) AND grid_id = \(grid) AND to_day IS NULL
      """)
    try db.run(
      """
      INSERT INTO grid_code (community, grid_id, from_day, code)
      VALUES (\(mandate.place), \(grid), \(day), \(code))
      """)
    try db.record(
      .gridCoded, about: grid, under: mandate,
      ["from": Fact(day), "number": Fact(code.number)])
  }

  /// Numbers the grids that have an outline and no code on a day yet, by ``GridCode/number(_:in:)``
  /// and from the first number that was never given; answers how many. What has a code keeps it: a
  /// number once given is never given again.
  public static func numberAll(
    from day: Day, in community: DivisionCode, under mandate: Mandate, in db: Transaction
  ) throws -> Int {
    try mandate.require(.keepRegister)
    let coded = try db.all(
      "SELECT grid_id, code FROM grid_code WHERE community = \(mandate.place)"
    ) { (grid: try $0[0] as GridID, code: try $0[1] as GridCode) }
    let last = coded.filter { $0.code.community == community.digits }.map(\.code.number).max() ?? 0
    let known = Set(coded.map(\.grid))
    let open = try outlines(on: day, at: mandate.place, in: db).filter { !known.contains($0.key) }
    for (grid, code) in try GridCode.number(open.mapValues(\.centre), in: community) {
      try Grid.code(
        try GridCode(community, number: last + code.number), of: grid, from: day, under: mandate,
        in: db)
    }
    return open.count
  }

  /// The code of a grid on a day, or nil.
  public static func code(of grid: GridID, on day: Day, at place: PlaceID, in db: some Reading)
    throws -> GridCode?
  {
    try db.value(
      """
      SELECT code FROM grid_code WHERE community = \(place) AND grid_id = \(grid)
        AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      """)
  }

  /// The grid that has a code on a day, or nil.
  public static func coded(_ code: GridCode, on day: Day, at place: PlaceID, in db: some Reading)
    throws -> GridID?
  {
    try db.value(
      """
      SELECT grid_id FROM grid_code WHERE community = \(place) AND code = \(code)
        AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      """)
  }

  private static func checkCommunity(
    of code: GridCode, on day: Day, at place: PlaceID, in db: some Reading
  ) throws {
    let own = try Place.code(.statistics, of: place, on: day, in: db)
    guard own == nil || own == code.community else {
      throw Refusal.conflict("grid-code.elsewhere")
    }
  }

  private static func exists(_ grid: GridID, at place: PlaceID, in db: some Reading) throws {
    let found: Int? = try db.value(
      "SELECT 1 FROM grid WHERE community = \(place) AND id = \(grid)")
    guard found != nil else { throw Refusal.notFound }
  }
}

extension Grid {
  /// Draws the border of a grid from a day on; the border before ends the day before.
  ///
  /// - Throws: ``Refusal`` `.notFound`; `.conflict` "outline.later" (a border from this day or a
  ///   later one stands), "outline.overlap" (it takes ground that another grid of the place has on
  ///   that day or later).
  public static func outline(
    _ outline: Outline, of grid: GridID, from day: Day, under mandate: Mandate,
    in db: Transaction
  ) throws {
    try mandate.require(.keepRegister)
    try exists(grid, at: mandate.place, in: db)
    let latest: Day? = try db.value(
      "SELECT MAX(from_day) FROM grid_area WHERE community = \(mandate.place) AND grid_id = \(grid)"
    )
    if let latest, latest >= day { throw Refusal.conflict("outline.later") }
    let others = try db.all(
      """
      SELECT ring FROM grid_area WHERE community = \(mandate.place) AND grid_id <> \(grid)
        AND (to_day IS NULL OR to_day >= \(day))
      """
    ) { try Outline(ringText: try $0[0]) }
    guard !others.contains(where: outline.overlaps) else {
      throw Refusal.conflict("outline.overlap")
    }
    try db.run(
      """
      UPDATE grid_area SET to_day = \(day.advanced(days: -1))
      WHERE community = \(mandate.place) AND grid_id = \(grid) AND to_day IS NULL
      """)
    try db.run(
      """
      INSERT INTO grid_area (community, grid_id, from_day, ring)
      VALUES (\(mandate.place), \(grid), \(day), \(outline.ringText))
      """)
    try db.record(
      .gridOutlined, about: grid, under: mandate,
      ["from": Fact(day), "square-metres": Fact(outline.squareMetres)])
  }

  /// The borders of all grids of a place on a day.
  public static func outlines(on day: Day, at place: PlaceID, in db: some Reading) throws
    -> [GridID: Outline]
  {
    let rows = try db.all(
      """
      SELECT grid_id, ring FROM grid_area WHERE community = \(place)
        AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      """
    ) { (try $0[0] as GridID, try Outline(ringText: try $0[1])) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// The grid in which a point lies on a day; on a common border, the one drawn first.
  public static func holding(
    _ point: Position, on day: Day, at place: PlaceID, in db: some Reading
  ) throws -> GridID? {
    try outlines(on: day, at: place, in: db).filter { $0.value.contains(point) }.keys.min()
  }
}

extension Outline {
  /// Longitude and latitude in units of 10⁻⁷ degrees, the first position again at the end.
  fileprivate var ringText: String {
    (corners + corners.prefix(1)).map { "\($0.longitude),\($0.latitude)" }.joined(separator: " ")
  }

  fileprivate init(ringText: String) throws {
    self.init(
      known: try ringText.split(separator: " ").dropLast().map { pair in
        let numbers = pair.split(separator: ",").compactMap { Int($0) }
        guard numbers.count == 2 else { throw Fault(.broken, "a grid's border does not read") }
        return Position(longitude: numbers[0], latitude: numbers[1])
      })
  }
}
