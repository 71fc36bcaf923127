import Kernel
import Synchronization

/// Wrong tries at accounts, counted so that guessing is slow and nobody can shut another out.
///
/// Strangers wait: after five wrong tries at an account, or thirty from an address, each further one
/// doubles the wait, up to a quarter of an hour. A browser that its person has signed in from before
/// never waits for what strangers do; it has ten wrong tries of its own and is a stranger after
/// them. So who keeps guessing at a neighbour's account delays nobody but other strangers. Counted
/// in memory; what is counted is bounded.
final class SignInTries: Sendable {
  static let freeAtAccount = 5
  static let freeFromOrigin = 30
  static let freeFromBrowser = 10
  static let longest: Int64 = 15 * 60_000
  /// After how long without a wrong try a count is forgotten.
  static let memory: Int64 = 24 * 3_600_000

  private struct Count {
    var wrong: Int
    var lastAt: Instant
  }

  private let counts = Mutex<[String: Count]>([:])
  private let room: Int

  /// - Parameter room: the most counts kept at a time.
  init(room: Int = 20_000) { self.room = room }

  /// How long to wait after so many wrong tries, in milliseconds: none while they are free, then 30
  /// seconds, doubled with each.
  static func wait(after wrong: Int, free: Int) -> Int64 {
    guard wrong >= free else { return 0 }
    return min(longest, 30_000 << Int64(min(wrong - free, 10)))
  }

  /// Counts a stranger's try as wrong before it is looked at, so that many at once gain nothing.
  ///
  /// - Throws: ``Refusal`` `.tooMany` "account.wait" with the minutes; such a try is not counted.
  func begin(at account: String, from origin: String, at now: Instant) throws(Refusal) {
    let left = counts.withLock { counts in
      let wait = max(
        remaining(account, SignInTries.freeAtAccount, now, counts),
        remaining(origin, SignInTries.freeFromOrigin, now, counts))
      guard wait == 0 else { return wait }
      makeRoom(now, &counts)
      guard counts.count + 2 <= room else { return SignInTries.longest }
      add(account, now, &counts)
      add(origin, now, &counts)
      return 0
    }
    guard left == 0 else {
      throw Refusal(.tooMany, "account.wait", ["minutes": String((left + 59_999) / 60_000)])
    }
  }

  /// Takes a try back that was right. What others did from the address stays counted.
  func wasRight(at account: String, from origin: String) {
    counts.withLock {
      $0[account] = nil
      if let wrong = $0[origin]?.wrong { $0[origin]?.wrong = max(0, wrong - 1) }
    }
  }

  /// Counts a wrong try from a known browser, and answers whether it was one too many.
  func isStrangerNow(_ browser: String, at now: Instant) -> Bool {
    counts.withLock { counts in
      makeRoom(now, &counts)
      add(browser, now, &counts)
      guard (counts[browser]?.wrong ?? 0) >= SignInTries.freeFromBrowser else { return false }
      counts[browser] = nil
      return true
    }
  }

  func forget(_ browser: String) { counts.withLock { $0[browser] = nil } }

  private func remaining(_ key: String, _ free: Int, _ now: Instant, _ counts: [String: Count])
    -> Int64
  {
    guard let count = counts[key] else { return 0 }
    let passed = now.milliseconds - count.lastAt.milliseconds
    guard passed < SignInTries.memory else { return 0 }
    return max(0, SignInTries.wait(after: count.wrong, free: free) - passed)
  }

  private func add(_ key: String, _ now: Instant, _ counts: inout [String: Count]) {
    let old = counts[key].map { isOld($0, now) ? 0 : $0.wrong } ?? 0
    counts[key] = Count(wrong: old + 1, lastAt: now)
  }

  private func makeRoom(_ now: Instant, _ counts: inout [String: Count]) {
    guard counts.count + 2 > room else { return }
    counts = counts.filter { !isOld($0.value, now) }
  }

  private func isOld(_ count: Count, _ now: Instant) -> Bool {
    now.milliseconds - count.lastAt.milliseconds >= SignInTries.memory
  }
}
