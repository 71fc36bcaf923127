public import Kernel
import Synchronization

/// The writer's clock and its source of numbers, shared by all writers of one database.
public final class Numbers: Sendable {
  private struct State {
    var source: IDSource
    var lastTime: Instant
  }

  private let state: Mutex<State>
  private let clock: @Sendable () -> Instant

  /// - Parameters:
  ///   - last: the highest number that the database may hold.
  ///   - time: the latest time that the writer has put down.
  public init(after last: Int64, notBefore time: Instant, clock: @escaping @Sendable () -> Instant)
  {
    state = Mutex(State(source: IDSource(after: last), lastTime: time))
    self.clock = clock
  }

  /// The time now, or the last one given where the clock was set back.
  public func now() -> Instant {
    let read = clock()
    return state.withLock {
      $0.lastTime = max($0.lastTime, read)
      return $0.lastTime
    }
  }

  func next(at time: Instant) -> Int64 { state.withLock { $0.source.next(at: time) } }
}
