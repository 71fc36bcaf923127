import Dispatch
import Kernel
import Synchronization

/// Works through passwords on threads of its own, two at a time, so that a crowd at the door holds
/// up no page and fills no memory: two tries of 32 MiB, whoever knocks.
///
/// Sixty-four may wait; whoever comes then is told to come again (``Fault`` `.busy`).
public final class Locksmith: Sendable {
  private struct State {
    var working = 0
    var waiting: [@Sendable () -> Void] = []
  }

  let cost: PasswordHash.Cost
  private let hands: Int
  private let mostWaiting: Int
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "locksmith", attributes: .concurrent)

  public init(cost: PasswordHash.Cost = .recommended, hands: Int = 2, mostWaiting: Int = 64) {
    self.cost = cost
    self.hands = hands
    self.mostWaiting = mostWaiting
  }

  func hash(_ password: String) async throws -> PasswordHash {
    let cost = cost
    return try await work { try PasswordHash(of: password, cost: cost) }
  }

  /// Whether the password opens it. Nil, an account that is not there, takes the same time.
  func opens(_ hash: PasswordHash?, to password: String) async throws -> Bool {
    let tried = hash ?? .nobody(cost: cost)
    return try await work { try tried.opens(to: password) }
  }

  /// - Throws: what `body` throws; ``Fault`` `.busy`.
  func work<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { done in
      let job = { @Sendable in
        done.resume(with: Result { try body() })
        self.next()
      }
      guard take(job) else {
        return done.resume(throwing: Fault(.busy, "too many passwords wait to be tried"))
      }
    }
  }

  /// Begins the job, or has it wait; false where too many wait.
  private func take(_ job: @escaping @Sendable () -> Void) -> Bool {
    let (starts, isTaken) = state.withLock { state in
      if state.working < hands {
        state.working += 1
        return (true, true)
      }
      guard state.waiting.count < mostWaiting else { return (false, false) }
      state.waiting.append(job)
      return (false, true)
    }
    if starts { queue.async(execute: job) }
    return isTaken
  }

  private func next() {
    let job = state.withLock { state -> (@Sendable () -> Void)? in
      guard !state.waiting.isEmpty else {
        state.working -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    if let job { queue.async(execute: job) }
  }
}
