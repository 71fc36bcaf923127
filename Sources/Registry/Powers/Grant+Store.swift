public import Kernel
import Ledger
public import Store

extension Grant {
  /// Gives an office with its powers.
  ///
  /// - Throws: ``Refusal`` `.forbidden` "grant.own", "grant.beyond"; `.conflict` "grant.reach"; `.notFound` where the place has
  ///   no such person or body.
  public static func give(_ grant: Grant, under mandate: Mandate, in db: Transaction) throws
    -> ID<GrantNoun>
  {
    try mandate.require(.grantPowers)
    try grant.check(under: mandate)
    guard try Person.fetch(grant.person, at: mandate.place, in: db) != nil,
      try Body.fetch(grant.body, at: mandate.place, in: db) != nil
    else { throw Refusal.notFound }
    try grant.checkReach(at: mandate.place, in: db)
    let id: ID<GrantNoun> = db.newID()
    let codes = grant.powers.map(\.code).sorted().joined(separator: " ")
    let (reach, reachID) = Grant.columns(of: grant.reach)
    try db.run(
      """
      INSERT INTO power_grant (community, id, person_id, body_id, office, powers, reach, reach_id,
        from_day, to_day)
      VALUES (\(mandate.place), \(id), \(grant.person), \(grant.body), \(grant.office), \(codes),
        \(reach), \(reachID), \(grant.from), \(grant.to))
      """)
    try db.record(
      .powersGranted, about: id, under: mandate,
      ["person": Fact(grant.person), "body": Fact(grant.body), "from": Fact(grant.from)])
    return id
  }

  /// Powers of one body add up in a session, and so would their reaches: whoever may read the whole
  /// place and close in one grid could close everywhere. So one body gives a person one reach.
  ///
  /// - Throws: ``Refusal`` `.conflict` "grant.reach".
  private func checkReach(at place: PlaceID, in db: Transaction) throws {
    let (reach, reachID) = Grant.columns(of: reach)
    let other: Int? = try db.value(
      """
      SELECT 1 FROM power_grant
      WHERE community = \(place) AND person_id = \(person) AND body_id = \(body)
        AND (to_day IS NULL OR to_day >= \(from))
        AND (reach <> \(reach) OR COALESCE(reach_id, 0) <> \(reachID ?? 0)) LIMIT 1
      """)
    guard other == nil else { throw Refusal.conflict("grant.reach") }
  }

  /// Ends an office with the given day as its last.
  public static func end(
    _ id: ID<GrantNoun>, on day: Day, under mandate: Mandate, in db: Transaction
  ) throws {
    try mandate.require(.grantPowers)
    let changed = try db.run(
      """
      UPDATE power_grant SET to_day = \(day)
      WHERE community = \(mandate.place) AND id = \(id) AND (to_day IS NULL OR to_day > \(day))
      """)
    guard changed == 1 else { throw Refusal.notFound }
    try db.record(.powersEnded, about: id, under: mandate, ["to": Fact(day)])
  }

  /// What a person may do in an office of a body on a day, all grants together.
  public static func powers(
    of person: PersonID, office body: BodyID?, on day: Day, place: PlaceID, in db: some Reading
  ) throws -> (powers: Set<Power>, scope: Set<Mandate.Reach>) {
    guard let body else { return ([], []) }
    var powers: Set<Power> = []
    var scope: Set<Mandate.Reach> = []
    try db.each(
      """
      SELECT powers, reach, reach_id FROM power_grant
      WHERE community = \(place) AND person_id = \(person) AND body_id = \(body)
        AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      """
    ) { row in
      let codes: String = try row[0]
      powers.formUnion(codes.split(separator: " ").map { Power(String($0)) })
      if let reach = reach(try row[1], try row[2]) { scope.insert(reach) }
    }
    return (powers, scope)
  }

  private static func columns(of reach: Mandate.Reach) -> (String, Int64?) {
    switch reach {
    case .place: ("place", nil)
    case .body(let id): ("body", id.rawValue)
    case .grid(let id): ("grid", id.rawValue)
    case .building(let id): ("building", id.rawValue)
    }
  }

  private static func reach(_ kind: String, _ id: Int64?) -> Mandate.Reach? {
    switch (kind, id) {
    case ("place", _): .place
    case ("body", let id?): .body(ID(id))
    case ("grid", let id?): .grid(ID(id))
    case ("building", let id?): .building(ID(id))
    default: nil
    }
  }
}
