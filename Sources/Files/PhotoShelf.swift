internal import Dispatch
public import Kernel
internal import Synchronization

/// The folder in which pictures lie, each under the digest of its bytes: `1/ab/abcdef….jpg`, and its
/// thumbnail beside it as `abcdef….small.jpg`.
///
/// A picture is on the disk before an act may refer to it, so that no acknowledged act points to a
/// missing file. What no act came to refer to is swept away later.
public final class PhotoShelf: Sendable {
  private let root: String
  private let gate = Gate(places: 2, mostWaiting: 16)
  private let queue = DispatchQueue(label: "photo shelf", attributes: .concurrent)
  /// Held while a file gets its name or its fresh time, and while an old one is removed.
  private let naming = Mutex(())

  /// - Parameter root: a folder of its own; it is made where it is missing, its parent is not.
  public init(root: String) { self.root = root }

  /// Makes a picture safe and puts it on the shelf of a place, on threads of its own and two at a
  /// time (one, where it has over 16 million pixels).
  ///
  /// - Throws: the refusals of ``Picture/prepare(_:)``; ``Fault`` `.busy` where 16 wait, `.diskFull`.
  public func keep(_ bytes: [UInt8], for place: PlaceID) async throws -> KeptPicture {
    let header = try Picture.check(bytes)
    let places = header.width * header.height > 16_000_000 ? 2 : 1
    return try await gate.pass(places) {
      try await aside { try self.put(Picture(bytes, header), for: place) }
    }
  }

  /// Puts a prepared picture on the shelf and returns when it is durable.
  ///
  /// A picture that already lies there is not written again; its time becomes now, so that a sweep
  /// leaves it to the act that is about to refer to it.
  public func put(_ picture: Picture, for place: PlaceID) throws -> KeptPicture {
    let kept = KeptPicture(
      place: place, digest: picture.digest, width: picture.width, height: picture.height,
      byteCount: picture.jpeg.count)
    if touch(picture.digest, in: place) { return kept }
    let folder = try DurableFile.makeFolders(folders(of: picture.digest, in: place), below: root)
    // The picture last: where it lies, its thumbnail lies too.
    for (bytes, isThumbnail) in [(picture.thumbnail, true), (picture.jpeg, false)] {
      let name = Self.name(picture.digest, thumbnail: isThumbnail)
      let draft = folder + "/" + draftName()
      try DurableFile.write(bytes, to: draft)
      try naming.withLock { _ in try DurableFile.settle(draft, as: name, in: folder) }
    }
    return kept
  }

  /// The JPEG of a picture, or nil where the shelf has none. Who may see it is the caller's to ask.
  public func open(_ digest: PhotoDigest, in place: PlaceID, thumbnail: Bool = false) throws
    -> [UInt8]?
  {
    try DurableFile.read(path(digest, in: place, thumbnail: thumbnail))
  }

  /// Where a picture lies, for a server that streams it.
  public func path(_ digest: PhotoDigest, in place: PlaceID, thumbnail: Bool = false) -> String {
    ([root] + folders(of: digest, in: place) + [Self.name(digest, thumbnail: thumbnail)])
      .joined(separator: "/")
  }

  /// Removes the pictures of a place that no act refers to, and drafts that a crash left behind.
  ///
  /// - Parameters:
  ///   - limit: what was put down or touched since then stays: an act may be about to refer to it.
  ///     A day is right.
  ///   - referenced: of some digests, those that the place's records hold; called some 256 at a time.
  /// - Returns: how many files were removed.
  public func sweepOrphans(
    in place: PlaceID, olderThan limit: Instant,
    referenced: (Set<PhotoDigest>) async throws -> Set<PhotoDigest>
  ) async throws -> Int {
    var removed = 0
    for shelf in DurableFile.names(in: "\(root)/\(place)") {
      let folder = "\(root)/\(place)/\(shelf)"
      let old = try await aside {
        DurableFile.names(in: folder).filter { self.isOlder("\(folder)/\($0)", limit) }
      }
      for start in stride(from: 0, to: old.count, by: 256) {
        let names = old[start..<min(start + 256, old.count)]
        let kept = try await referenced(Set(names.compactMap(Self.digest)))
        for name in names where Self.digest(of: name).map(kept.contains) != true {
          removed += removeIfOlder("\(folder)/\(name)", limit) ? 1 : 0
        }
      }
    }
    return removed
  }

  private func isOlder(_ path: String, _ limit: Instant) -> Bool {
    DurableFile.time(path).map { $0 < limit } ?? false
  }

  /// Looks at the time once more, with names held: a picture put down meanwhile stays.
  private func removeIfOlder(_ path: String, _ limit: Instant) -> Bool {
    naming.withLock { _ in
      guard isOlder(path, limit) else { return false }
      DurableFile.remove(path)
      return true
    }
  }

  private func touch(_ digest: PhotoDigest, in place: PlaceID) -> Bool {
    naming.withLock { _ in
      [true, false].allSatisfy { DurableFile.touch(path(digest, in: place, thumbnail: $0)) }
    }
  }

  /// A name that no other draft of any process has.
  private func draftName() -> String { "draft-\(UInt64.random(in: 0...(.max)))" }

  private func folders(of digest: PhotoDigest, in place: PlaceID) -> [String] {
    [place.description, String(digest.description.prefix(2))]
  }

  private static func name(_ digest: PhotoDigest, thumbnail: Bool) -> String {
    digest.description + (thumbnail ? ".small.jpg" : ".jpg")
  }

  private static func digest(of name: String) -> PhotoDigest? {
    name.split(separator: ".").first.flatMap { PhotoDigest($0) }
  }

  /// Runs what blocks on threads of the shelf's own.
  private func aside<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { done in
      queue.async { done.resume(with: Result { try body() }) }
    }
  }
}

/// A picture that lies on the shelf of a place for good. Only ``PhotoShelf`` makes one, so that no
/// act can refer to a picture that is not there.
public struct KeptPicture: Hashable, Sendable {
  public let place: PlaceID
  public let digest: PhotoDigest
  public let width: Int
  public let height: Int
  public let byteCount: Int
}
