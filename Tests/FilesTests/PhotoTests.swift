import Kernel
import Ledger
import Store
import TestKit
import Testing

@testable import Files

@Suite struct PhotoTests {
  private let migrations = LedgerSchema.migrations + FilesSchema.migrations
  private let place = TestDatabase.freshPlace()
  private let matter = MatterID(41)

  private func mandate(at place: PlaceID) -> Mandate {
    Mandate(place: place, actor: .holder, arrivedAt: TestDatabase.morning)
  }

  private func kept(_ number: UInt8, at place: PlaceID) -> KeptPicture {
    KeptPicture(
      place: place, digest: PhotoDigest(bytes: Array(repeating: number, count: 32)), width: 160,
      height: 80, byteCount: 900)
  }

  private func add(_ number: UInt8, to matter: MatterID, in database: any Database) async throws
    -> Photo
  {
    let (picture, mandate) = (kept(number, at: place), mandate(at: place))
    return try await database.act(in: place) {
      try Photo.add(picture, to: matter, under: mandate, in: $0)
    }
  }

  private func photos(of matter: MatterID, at place: PlaceID, in database: any Database)
    async throws -> [Photo]
  {
    try await database.read { try Photo.of(matter, at: place, in: $0) }
  }

  private func referenced(
    _ digests: Set<PhotoDigest>, at place: PlaceID, in database: any Database
  ) async throws -> Set<PhotoDigest> {
    try await database.read { try Photo.referenced(among: digests, at: place, in: $0) }
  }

  @Test(arguments: Engines.available)
  func aPhotoBelongsToItsMatter(_ engine: Engine) async throws {
    let database = try await TestDatabase.shared(engine, migrations: migrations)
    let photo = try await add(1, to: matter, in: database)
    _ = try await add(2, to: MatterID(42), in: database)
    #expect(try await photos(of: matter, at: place, in: database) == [photo])
    let here = place
    let fetched = try await database.read { try Photo.fetch(photo.id, at: here, in: $0) }
    #expect(fetched == photo)
    #expect(photo.at == TestDatabase.morning && photo.byteCount == 900)
    let entries = try await database.read { try Entry.about(photo.id, at: here, in: $0) }
    #expect(entries.map(\.verb) == [.photoAdded])
    #expect(entries.first?.fact("matter") == "41")
    #expect(entries.first?.fact("digest") == photo.digest.description)
  }

  @Test(arguments: Engines.available)
  func theFifthIsRefusedAndTheSameIsNone(_ engine: Engine) async throws {
    let database = try await TestDatabase.shared(engine, migrations: migrations)
    var added: [Photo] = []
    for number in 1...4 { added.append(try await add(UInt8(number), to: matter, in: database)) }
    #expect(try await add(2, to: matter, in: database) == added[1])
    await #expect(throws: Refusal.invalid(Photo.Reason.many, ["most": "4"])) {
      try await add(5, to: matter, in: database)
    }
    #expect(try await photos(of: matter, at: place, in: database) == added)
  }

  @Test(arguments: Engines.available)
  func anotherPlaceFindsNothing(_ engine: Engine) async throws {
    let database = try await TestDatabase.shared(engine, migrations: migrations)
    let photo = try await add(1, to: matter, in: database)
    let other = TestDatabase.freshPlace()
    await #expect(throws: Refusal.notFound) {
      try await database.read { try Photo.fetch(photo.id, at: other, in: $0) }
    }
    #expect(try await photos(of: matter, at: other, in: database).isEmpty)
    #expect(try await referenced([photo.digest], at: other, in: database).isEmpty)
  }

  @Test(arguments: Engines.available)
  func theRecordsSayWhatTheyReferTo(_ engine: Engine) async throws {
    let database = try await TestDatabase.shared(engine, migrations: migrations)
    let photo = try await add(1, to: matter, in: database)
    _ = try await add(1, to: MatterID(42), in: database)
    let orphan = kept(9, at: place).digest
    #expect(
      try await referenced([photo.digest, orphan], at: place, in: database) == [photo.digest])
    #expect(try await referenced([], at: place, in: database).isEmpty)
  }
}
