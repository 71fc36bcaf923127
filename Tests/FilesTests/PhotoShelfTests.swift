import Glibc
import Kernel
import Testing

@testable import Files

@Suite struct PhotoShelfTests {
  private let folder = Folder()
  private var root: String { folder.path }
  private let place = PlaceID(7)
  private let longAgo = Instant(Day(2020, 1, 1)!)
  private let sinceThen = Instant(Day(2021, 1, 1)!)

  @Test func aPictureLiesUnderItsDigest() async throws {
    let shelf = PhotoShelf(root: root)
    let kept = try await shelf.keep(Sample.jpeg(), for: place)
    let name = kept.digest.description
    #expect(shelf.path(kept.digest, in: place) == "\(root)/7/\(name.prefix(2))/\(name).jpg")
    let bytes = try #require(try shelf.open(kept.digest, in: place))
    #expect(bytes.count == kept.byteCount)
    #expect(bytes == (try Picture.prepare(Sample.jpeg())).jpeg)
    #expect(try shelf.open(kept.digest, in: place, thumbnail: true)?.isEmpty == false)
    #expect(kept.width == 160 && kept.height == 80)
    #expect(files().count == 2, "no draft is left")
  }

  @Test func aPlaceDoesNotSeeAnothersShelf() async throws {
    let shelf = PhotoShelf(root: root)
    let kept = try await shelf.keep(Sample.jpeg(), for: place)
    #expect(try shelf.open(kept.digest, in: PlaceID(8)) == nil)
  }

  @Test func theSamePictureIsKeptOnce() async throws {
    let shelf = PhotoShelf(root: root)
    let kept = try await shelf.keep(Sample.jpeg(), for: place)
    #expect(try await PhotoShelf(root: root).keep(Sample.jpeg(), for: place) == kept)
    #expect(files().count == 2)
  }

  @Test func aLostThumbnailIsMadeAgain() async throws {
    let shelf = PhotoShelf(root: root)
    let kept = try await shelf.keep(Sample.jpeg(), for: place)
    unlink(shelf.path(kept.digest, in: place, thumbnail: true))
    _ = try await shelf.keep(Sample.jpeg(), for: place)
    #expect(try shelf.open(kept.digest, in: place, thumbnail: true) != nil)
  }

  @Test func refusalsPassAndLeaveNothing() async throws {
    let shelf = PhotoShelf(root: root)
    await #expect(throws: Refusal.invalid(Picture.Reason.kind)) {
      try await shelf.keep(Array("text".utf8), for: place)
    }
    await #expect(throws: Refusal.invalid(Picture.Reason.broken)) {
      try await shelf.keep(Sample.jpeg().dropLast(9), for: place)
    }
    #expect(files().isEmpty)
  }

  @Test func aShelfThatCannotBeWrittenIsAFault() async throws {
    let file = root + "/file"
    try DurableFile.write([1], to: file)
    await #expect(throws: Fault.self) {
      try await PhotoShelf(root: file).keep(Sample.jpeg(), for: place)
    }
    await #expect(throws: Fault.self) {
      try await PhotoShelf(root: root + "/missing/shelf").keep(Sample.jpeg(), for: place)
    }
  }

  @Test func manyAtOnceAreAllKept() async throws {
    let shelf = PhotoShelf(root: root)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<12 {
        group.addTask {
          _ = try await shelf.keep(Sample.png(40 + Int32(number % 6), 40), for: place)
        }
      }
      try await group.waitForAll()
    }
    #expect(files().count == 12, "six pictures and their thumbnails")
  }

  @Test func orphansAreSweptAndTheRestStays() async throws {
    let shelf = PhotoShelf(root: root)
    let wanted = try await shelf.keep(Sample.jpeg(), for: place)
    let orphan = try await shelf.keep(Sample.png(50, 50), for: place)
    let young = try await shelf.keep(Sample.png(60, 60), for: place)
    let draft = shelf.path(orphan.digest, in: place) + "draft"
    try DurableFile.write([1], to: draft)
    for kept in [wanted, orphan] { age(shelf, kept) }
    age(draft)
    let removed = try await shelf.sweepOrphans(in: place, olderThan: sinceThen) {
      $0.intersection([wanted.digest])
    }
    #expect(removed == 3)
    #expect(try shelf.open(wanted.digest, in: place) != nil)
    #expect(try shelf.open(wanted.digest, in: place, thumbnail: true) != nil)
    #expect(try shelf.open(young.digest, in: place) != nil)
    #expect(try shelf.open(orphan.digest, in: place) == nil)
    #expect(try shelf.open(orphan.digest, in: place, thumbnail: true) == nil)
  }

  /// While the sweep asks the records, someone sends the same picture again.
  @Test func aPictureTakenUpMeanwhileStays() async throws {
    let shelf = PhotoShelf(root: root)
    let kept = try await shelf.keep(Sample.jpeg(), for: place)
    age(shelf, kept)
    let removed = try await shelf.sweepOrphans(in: place, olderThan: sinceThen) { _ in
      _ = try await shelf.keep(Sample.jpeg(), for: place)
      return []
    }
    #expect(removed == 0)
    #expect(try shelf.open(kept.digest, in: place) != nil)
  }

  @Test func aPlaceWithoutAShelfHasNothingToSweep() async throws {
    let shelf = PhotoShelf(root: root)
    #expect(try await shelf.sweepOrphans(in: place, olderThan: sinceThen) { _ in [] } == 0)
  }

  private func age(_ shelf: PhotoShelf, _ kept: KeptPicture) {
    for thumbnail in [true, false] { age(shelf.path(kept.digest, in: place, thumbnail: thumbnail)) }
  }

  private func age(_ path: String) {
    let time = timespec(tv_sec: Int(longAgo.milliseconds / 1000), tv_nsec: 0)
    utimensat(AT_FDCWD, path, [time, time], 0)
  }

  private func files() -> [String] {
    DurableFile.names(in: "\(root)/\(place)").flatMap {
      DurableFile.names(in: "\(root)/\(place)/\($0)")
    }
  }
}

@Suite struct GateTests {
  @Test func fewAreInAtATimeAndTooManyAreTurnedAway() async throws {
    let gate = Gate(places: 2, mostWaiting: 1)
    let (inside, entered) = AsyncStream<Int>.makeStream()
    let (orders, order) = AsyncStream<Void>.makeStream()
    async let first: Void = gate.pass(2) {
      entered.yield(1)
      for await _ in orders { break }
    }
    var arrivals = inside.makeAsyncIterator()
    #expect(await arrivals.next() == 1)
    async let second: Void = gate.pass(1) { _ = entered.yield(2) }
    while gate.waiting == 0 { await Task.yield() }
    await #expect(throws: Fault.self) { try await gate.pass(1) {} }
    order.yield()
    try await first
    #expect(await arrivals.next() == 2)
    try await second
    try await gate.pass(2) {}
  }

  @Test func anErrorInsideFreesThePlace() async throws {
    let gate = Gate(places: 1, mostWaiting: 0)
    await #expect(throws: Fault.self) { try await gate.pass(1) { throw Fault(.broken, "") } }
    try await gate.pass(1) {}
  }
}
