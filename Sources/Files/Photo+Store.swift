public import Kernel
internal import Ledger
public import Store

extension Photo {
  /// Adds a picture on the shelf to a matter, and answers the photo.
  ///
  /// The same picture twice is one photo. The caller has asked whether the actor may write to the
  /// matter.
  ///
  /// - Throws: ``Refusal`` `.invalid` "photo.many" where the matter has four others.
  @discardableResult
  public static func add(
    _ picture: KeptPicture, to matter: MatterID, under mandate: Mandate, in db: Transaction
  ) throws -> Photo {
    precondition(picture.place == mandate.place, "a picture lies on the shelf of another place")
    let present = try of(matter, at: mandate.place, in: db)
    if let same = present.first(where: { $0.digest == picture.digest }) { return same }
    try checkRoom(after: present.count)
    let photo = Photo(
      id: db.newID(), place: mandate.place, matter: matter, digest: picture.digest,
      width: picture.width, height: picture.height, byteCount: picture.byteCount,
      at: mandate.arrivedAt)
    try photo.insert(in: db)
    try db.record(
      .photoAdded, about: photo.id, under: mandate,
      ["matter": Fact(matter), "digest": Fact(digest: photo.digest.bytes)])
    return photo
  }

  private func insert(in db: Transaction) throws {
    try db.run(
      """
      INSERT INTO photo (community, id, matter_id, digest, width, height, byte_count, created_at)
      VALUES (\(place), \(id), \(matter), \(digest), \(width), \(height), \(byteCount), \(at))
      """)
  }

  /// The photos of a matter, in the order of their coming.
  public static func of(_ matter: MatterID, at place: PlaceID, in db: some Reading) throws
    -> [Photo]
  {
    try db.all(
      """
      SELECT id, matter_id, digest, width, height, byte_count, created_at FROM photo
      WHERE community = \(place) AND matter_id = \(matter) ORDER BY id
      """
    ) { try Photo($0, place) }
  }

  /// Forgets the photos of a matter; their files go with the next sweep of the shelf.
  public static func forget(of matter: MatterID, at place: PlaceID, in db: Transaction) throws {
    try db.run("DELETE FROM photo WHERE community = \(place) AND matter_id = \(matter)")
  }

  /// One photo of a matter that the caller may see.
  ///
  /// - Throws: ``Refusal`` `.notFound`, also where it is another matter's.
  public static func fetch(
    _ id: PhotoID, of matter: MatterID, at place: PlaceID, in db: some Reading
  ) throws -> Photo {
    let photo = try fetch(id, at: place, in: db)
    guard photo.matter == matter else { throw Refusal.notFound }
    return photo
  }

  /// One photo of a place.
  ///
  /// - Throws: ``Refusal`` `.notFound`.
  public static func fetch(_ id: PhotoID, at place: PlaceID, in db: some Reading) throws -> Photo {
    let found = try db.one(
      """
      SELECT id, matter_id, digest, width, height, byte_count, created_at FROM photo
      WHERE community = \(place) AND id = \(id)
      """
    ) { try Photo($0, place) }
    guard let found else { throw Refusal.notFound }
    return found
  }

  /// Of some digests, those that photos of the place have; for ``PhotoShelf/sweepOrphans``.
  public static func referenced(
    among digests: Set<PhotoDigest>, at place: PlaceID, in db: some Reading
  ) throws -> Set<PhotoDigest> {
    Set(
      try db.all(
        """
        SELECT DISTINCT digest FROM photo
        WHERE community = \(place) AND digest IN \(list: Array(digests))
        """
      ) { try $0[0] })
  }

  private init(_ row: Row, _ place: PlaceID) throws {
    self.place = place
    id = try row[0]
    matter = try row[1]
    digest = try row[2]
    width = try row[3]
    height = try row[4]
    byteCount = try row[5]
    at = try row[6]
  }
}

extension PhotoDigest: Column {
  public static var sqlKind: SQLValue.Kind { .text }
  public var sqlValue: SQLValue { .text(description) }
  public static func read(_ row: Row, _ column: Int) -> PhotoDigest? {
    String.read(row, column).flatMap { PhotoDigest($0) }
  }
}

/// The tables of this room.
public enum FilesSchema {
  public static let migrations = [
    Migration(
      "files-0001-photo",
      """
      CREATE TABLE photo (
        community BIGINT NOT NULL, id BIGINT NOT NULL, matter_id BIGINT NOT NULL,
        digest TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
        byte_count INTEGER NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (community, id));
      CREATE UNIQUE INDEX photo_matter ON photo (community, matter_id, digest);
      CREATE INDEX photo_digest ON photo (community, digest);
      """,
      personal: [
        PersonalColumn(
          "photo.digest", purpose: "看清所反映的问题", basis: .consent, class: .descriptive,
          retentionDays: 1095)
      ])
  ]
}
