import Files
import Kernel
import Store

extension Matter {
  /// Deletes matters that ended before a moment, with all that was said in them; their entries in
  /// the record stay, and tell nothing of anyone. Answers how many.
  ///
  /// The pictures' files go with the next sweep of the shelf, since nothing refers to them then.
  static func forget(closedBefore end: Instant, at place: PlaceID, in db: Transaction) throws -> Int
  {
    let ended = try db.all(
      """
      SELECT id, words, spot FROM matter WHERE community = \(place) AND closed_at < \(end)
      ORDER BY closed_at LIMIT \(Sweep.most)
      """
    ) { row in
      let (words, spot): (String, String) = (try row[1], try row[2])
      return (id: try row[0] as MatterID, text: words + "\n" + spot)
    }
    for matter in ended {
      try MatterSearch.remove(matter.id, matter.text, at: place, in: db)
      try db.run(
        "DELETE FROM matter_step WHERE community = \(place) AND matter_id = \(matter.id)")
      try db.run("DELETE FROM matter_key WHERE community = \(place) AND matter_id = \(matter.id)")
      try Photo.forget(of: matter.id, at: place, in: db)
      try db.run("DELETE FROM matter WHERE community = \(place) AND id = \(matter.id)")
    }
    return ended.count
  }
}
