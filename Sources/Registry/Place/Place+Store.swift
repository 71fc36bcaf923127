public import Kernel
import Ledger
public import Store

extension Place.Kind: Column {}
extension PlaceCode.System: Column {}

extension Place {
  /// All places of the installation, by number.
  public static func all(in db: some Reading) throws -> [Place] {
    try db.all(
      """
      SELECT community, kind, name, telephone, address, demo FROM place
      WHERE community > 0 ORDER BY community
      """
    ) { try Place($0) }
  }

  public static func fetch(_ id: PlaceID, in db: some Reading) throws -> Place? {
    try db.one(
      """
      SELECT community, kind, name, telephone, address, demo FROM place
      WHERE community = \(id)
      """
    ) { try Place($0) }
  }

  /// Founds a place, once, as an act of the program's operator.
  ///
  /// - Throws: ``Refusal`` `.conflict` "place.exists".
  public static func found(_ place: Place, under mandate: Mandate, in db: Transaction) throws {
    try place.check()
    guard try fetch(place.id, in: db) == nil else { throw Refusal.conflict("place.exists") }
    try db.run(
      """
      INSERT INTO place (community, kind, name, telephone, address, demo, founded_at)
      VALUES (\(place.id), \(place.kind), \(place.name), \(place.telephone), \(place.address),
        \(place.isDemo), \(mandate.arrivedAt))
      """)
    try db.record(.placeFounded, about: place.id, under: mandate, ["kind": Fact(place.kind)])
  }

  /// Notes the place's code from a day on; the code before ends the day before.
  public static func code(_ code: PlaceCode, under mandate: Mandate, in db: Transaction) throws {
    try mandate.require(.keepRegister)
    try code.check()
    try db.run(
      """
      UPDATE place_code SET to_day = \(code.from.advanced(days: -1))
      WHERE community = \(mandate.place) AND code_system = \(code.system)
        AND to_day IS NULL AND from_day < \(code.from)
      """)
    let added = try db.run(
      """
      INSERT INTO place_code (community, code_system, from_day, to_day, code)
      VALUES (\(mandate.place), \(code.system), \(code.from), \(code.to), \(code.code))
      ON CONFLICT (community, code_system, from_day) DO NOTHING
      """)
    guard added == 1 else { throw Refusal.conflict("place.code-day") }
    try db.record(.placeCoded, about: mandate.place, under: mandate, ["from": Fact(code.from)])
  }

  /// The code in force on a day, or nil.
  public static func code(
    _ system: PlaceCode.System, of place: PlaceID, on day: Day, in db: some Reading
  ) throws -> String? {
    try db.value(
      """
      SELECT code FROM place_code
      WHERE community = \(place) AND code_system = \(system) AND from_day <= \(day)
        AND (to_day IS NULL OR to_day >= \(day)) ORDER BY from_day DESC LIMIT 1
      """)
  }

  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row[0], kind: try row[1], name: try row[2], telephone: try row[3],
      address: try row[4], isDemo: try row[5])
  }
}
