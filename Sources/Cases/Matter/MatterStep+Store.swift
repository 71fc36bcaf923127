public import Kernel
public import Store

extension MatterStep.Kind: Column {}

extension MatterStep {
  /// The way of a matter, oldest first.
  public static func of(_ matter: MatterID, at place: PlaceID, in db: some Reading) throws
    -> [MatterStep]
  {
    try db.all(
      """
      SELECT s.kind, s.at, b.name, s.words FROM matter_step s
      LEFT JOIN body b ON b.community = s.community AND b.id = s.body_id
      WHERE s.community = \(place) AND s.matter_id = \(matter) ORDER BY s.id
      """
    ) {
      MatterStep(kind: try $0[0], at: try $0[1], body: try $0[2], words: try $0[3])
    }
  }
}
