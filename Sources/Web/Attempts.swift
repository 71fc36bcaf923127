import Kernel
import Synchronization

/// Tries at what could be guessed, counted in memory for a quarter of an hour.
///
/// Counted for the thing and the address that tries it, so that whoever guesses at a neighbour's
/// receipt does not lock the neighbour out; more widely for the address, since a whole building may
/// share one; and for the thing whoever tries, since addresses are cheap. What is counted is
/// bounded; when there is no room even for a new count, the try is refused, so that flooding the
/// count opens nothing.
final class Attempts: Sendable {
  static let mostAtOneThing = 5
  static let mostAtOneThingFromAll = 100
  static let mostFromOneOrigin = 50
  static let mostFilings = 30
  static let mostFilingsFromAll = 600
  static let window: Int64 = 15 * 60_000

  private struct Count {
    var tries: Int
    let endsAt: Instant
  }

  private let counts = Mutex<[String: Count]>([:])
  private let room: Int

  /// - Parameter room: the most counts kept at a time.
  init(room: Int = 20_000) { self.room = room }

  /// - Throws: ``Refusal`` `.tooMany` "attempts.many" with the minutes to wait.
  func count(_ what: String, from origin: String, place: PlaceID, at now: Instant) throws(Refusal) {
    let refusal: Refusal? = counts.withLock { counts in
      let own = count("\(place) at \(what) from \(origin)", Attempts.mostAtOneThing, now, &counts)
      let thing = count("\(place) at \(what)", Attempts.mostAtOneThingFromAll, now, &counts)
      let sender = count("\(place) from \(origin)", Attempts.mostFromOneOrigin, now, &counts)
      return own ?? thing ?? sender
    }
    if let refusal { throw refusal }
  }

  /// Counts something that anyone may do, so that a script cannot fill the desk.
  ///
  /// - Throws: ``Refusal`` `.tooMany` "filings.many" with the minutes to wait.
  func countFiling(from origin: String, place: PlaceID, at now: Instant) throws(Refusal) {
    let refusal: Refusal? = counts.withLock { counts in
      let own = count("\(place) files from \(origin)", Attempts.mostFilings, now, &counts)
      return own ?? count("\(place) files", Attempts.mostFilingsFromAll, now, &counts)
    }
    guard let refusal else { return }
    throw Refusal(.tooMany, "filings.many", refusal.facts)
  }

  /// Takes the tries back after one that was right.
  func forget(_ what: String, from origin: String, place: PlaceID) {
    counts.withLock {
      let own = $0.removeValue(forKey: "\(place) at \(what) from \(origin)")?.tries ?? 0
      $0["\(place) at \(what)"]?.tries -= own
      $0["\(place) from \(origin)"]?.tries -= own
    }
  }

  private func count(_ key: String, _ most: Int, _ now: Instant, _ counts: inout [String: Count])
    -> Refusal?
  {
    if let old = counts[key], old.endsAt > now {
      counts[key]?.tries += 1
      return old.tries >= most ? refusal(until: old.endsAt, now) : nil
    }
    if counts.count >= room { counts = counts.filter { $0.value.endsAt > now } }
    guard counts.count < room || counts[key] != nil else {
      return refusal(until: now.advanced(milliseconds: Attempts.window), now)
    }
    counts[key] = Count(tries: 1, endsAt: now.advanced(milliseconds: Attempts.window))
    return nil
  }

  private func refusal(until end: Instant, _ now: Instant) -> Refusal {
    let minutes = (end.milliseconds - now.milliseconds + 59_999) / 60_000
    return Refusal(.tooMany, "attempts.many", ["minutes": String(minutes)])
  }
}
