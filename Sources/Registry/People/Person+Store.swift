public import Kernel
import Ledger
public import Store

extension Body.Kind: Column {}

extension Person {
  public static func enter(
    _ name: String, telephone: String? = nil, under mandate: Mandate, in db: Transaction
  ) throws -> PersonID {
    try mandate.require(.keepRegister)
    let id: PersonID = db.newID()
    try db.run(
      """
      INSERT INTO person (community, id, name, telephone, entered_at)
      VALUES (\(mandate.place), \(id), \(try named(name)), \(telephone), \(mandate.arrivedAt))
      """)
    try db.record(.personEntered, about: id, under: mandate)
    return id
  }

  public static func fetch(_ id: PersonID, at place: PlaceID, in db: some Reading) throws -> Person?
  {
    try db.one("SELECT id, name, telephone FROM person WHERE community = \(place) AND id = \(id)") {
      Person(id: try $0[0], name: try $0[1], telephone: try $0[2])
    }
  }
}

extension Body {
  public static func enter(
    _ name: String, kind: Kind, telephone: String? = nil, from day: Day, under mandate: Mandate,
    in db: Transaction
  ) throws -> BodyID {
    try mandate.require(.keepRegister)
    let id: BodyID = db.newID()
    try db.run(
      """
      INSERT INTO body (community, id, kind, name, telephone, from_day)
      VALUES (\(mandate.place), \(id), \(kind), \(try named(name)), \(telephone), \(day))
      """)
    try db.record(.bodyEntered, about: id, under: mandate, ["kind": Fact(kind)])
    return id
  }

  /// The bodies that stand on a day, by name.
  public static func all(at place: PlaceID, on day: Day, in db: some Reading) throws -> [Body] {
    try db.all(
      """
      SELECT id, kind, name, telephone FROM body
      WHERE community = \(place) AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      ORDER BY id
      """
    ) { try Body($0) }
  }

  public static func fetch(_ id: BodyID, at place: PlaceID, in db: some Reading) throws -> Body? {
    try db.one(
      """
      SELECT id, kind, name, telephone FROM body WHERE community = \(place) AND id = \(id)
      """
    ) { try Body($0) }
  }

  fileprivate init(_ row: Row) throws {
    self.init(id: try row[0], kind: try row[1], name: try row[2], telephone: try row[3])
  }
}
