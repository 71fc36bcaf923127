public import Kernel

/// Due work that nobody asks for by a request, such as deleting what is past its time.
///
/// It walks place by place, each an index range, in bounded acts: the writer is never held up.
public struct Sweep: Sendable {
  public let name: String
  /// The most things of one act.
  public static let most = 200

  /// Does up to ``most`` things of a place and answers how many it did.
  public let run: @Sendable (PlaceID, Instant, Transaction) throws -> Int

  public init(
    _ name: String, run: @escaping @Sendable (PlaceID, Instant, Transaction) throws -> Int
  ) {
    self.name = name
    self.run = run
  }

  /// Goes on until a place has nothing more to do, and answers how many things were done.
  public func work(through place: PlaceID, at now: Instant, in database: any Database) async throws
    -> Int
  {
    var all = 0
    while true {
      let done = try await database.act(in: place) { db in try run(place, now, db) }
      all += done
      if done < Sweep.most { return all }
    }
  }
}
