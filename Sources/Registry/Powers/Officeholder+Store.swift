public import Kernel
public import Store

/// Who holds which office, as a list shows it.
public struct Officeholder: Hashable, Sendable {
  public let grant: ID<GrantNoun>
  public let person: PersonID
  public let name: String
  public let body: BodyID
  public let bodyName: String
  public let office: String
  public let from: Day
  public let to: Day?

  /// The offices held on a day, by the order in which they were given.
  public static func all(at place: PlaceID, on day: Day, in db: some Reading) throws
    -> [Officeholder]
  {
    try db.all(
      """
      SELECT g.id, p.id, p.name, b.id, b.name, g.office, g.from_day, g.to_day FROM power_grant g
      JOIN person p ON p.community = g.community AND p.id = g.person_id
      JOIN body b ON b.community = g.community AND b.id = g.body_id
      WHERE g.community = \(place) AND g.from_day <= \(day)
        AND (g.to_day IS NULL OR g.to_day >= \(day))
      ORDER BY g.id
      """
    ) {
      Officeholder(
        grant: try $0[0], person: try $0[1], name: try $0[2], body: try $0[3],
        bodyName: try $0[4], office: try $0[5], from: try $0[6], to: try $0[7])
    }
  }
}
