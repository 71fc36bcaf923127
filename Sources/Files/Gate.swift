internal import Kernel
internal import Synchronization

/// Lets few in at a time, in the order of their coming, and turns away when too many wait.
///
/// A large picture takes 160 MB while it is decoded: a flood of uploads must cost time, not memory.
final class Gate: Sendable {
  private struct State {
    var free: Int
    var waiting: [(places: Int, answer: CheckedContinuation<Bool, Never>)] = []
  }

  private let state: Mutex<State>
  private let mostWaiting: Int

  init(places: Int, mostWaiting: Int) {
    state = Mutex(State(free: places))
    self.mostWaiting = mostWaiting
  }

  /// How many wait now.
  var waiting: Int { state.withLock { $0.waiting.count } }

  /// Runs `body` while holding `places` of the gate's.
  ///
  /// - Throws: what `body` throws; ``Fault`` `.busy` where too many wait.
  func pass<T: Sendable>(_ places: Int, _ body: () async throws -> T) async throws -> T {
    try await enter(places)
    defer { leave(places) }
    return try await body()
  }

  private func enter(_ places: Int) async throws {
    let isAdmitted = await withCheckedContinuation { (answer: CheckedContinuation<Bool, Never>) in
      if let now = admit(places, or: answer) { answer.resume(returning: now) }
    }
    guard isAdmitted else { throw Fault(.busy, "too many pictures wait to be read") }
  }

  /// Nil where the answer comes later.
  private func admit(_ places: Int, or later: CheckedContinuation<Bool, Never>) -> Bool? {
    state.withLock {
      if $0.waiting.isEmpty, $0.free >= places {
        $0.free -= places
        return true
      }
      if $0.waiting.count >= mostWaiting { return false }
      $0.waiting.append((places, later))
      return nil
    }
  }

  private func leave(_ places: Int) {
    let entering = state.withLock {
      $0.free += places
      var entering: [CheckedContinuation<Bool, Never>] = []
      while let next = $0.waiting.first, $0.free >= next.places {
        $0.free -= next.places
        entering.append($0.waiting.removeFirst().answer)
      }
      return entering
    }
    for answer in entering { answer.resume(returning: true) }
  }
}
