import Dispatch
import Kernel
import Synchronization

/// One writer: acts that wait together are committed together, each in its own savepoint.
///
/// A commit costs one sync of the disk whether it holds one act or two hundred. A refused act is
/// rolled back to its savepoint and the others stand. Nobody is told of success before the commit
/// has returned; when the commit itself fails, all acts of the group are told so.
public final class WriteLane: Sendable {
  /// What the lane asks of an engine's connection.
  public protocol Writer: Sendable {
    /// Runs `body` between BEGIN and COMMIT, or throws and leaves nothing behind.
    func commit(_ body: (any Connection) throws -> Void) throws
  }

  /// One waiting act. `perform` runs it in the transaction; `finish` tells the caller.
  private struct Waiting: Sendable {
    let perform: @Sendable (Transaction) throws -> Void
    let finish: @Sendable (any Error) -> Void
    let succeed: @Sendable () -> Void
  }

  private struct State {
    var waiting: [Waiting] = []
    var running = false
    var closed = false
    var idle: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let queue: DispatchQueue
  private let writer: any Writer
  private let numbers: Numbers
  private let mostWaiting: Int
  private let mostTogether: Int

  /// - Parameters:
  ///   - mostWaiting: acts that may wait before callers are told "busy".
  ///   - mostTogether: acts in one commit.
  public init(
    _ writer: any Writer, numbers: Numbers, mostWaiting: Int = 1024, mostTogether: Int = 256,
    name: String = "writer"
  ) {
    self.writer = writer
    self.numbers = numbers
    self.mostWaiting = mostWaiting
    self.mostTogether = mostTogether
    queue = DispatchQueue(label: name, qos: .userInitiated)
  }

  /// Runs `body` in a commit of this lane.
  public func act<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws
    -> T
  {
    let box = Box<T>()
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      enqueue(
        Waiting(
          perform: { box.value = try body($0) },
          finish: { done.resume(throwing: $0) },
          succeed: { done.resume() }))
    }
    guard let value = box.value else { preconditionFailure("an act ended without its answer") }
    return value
  }

  /// Lets acts under way end and refuses later ones.
  public func close() async {
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      let idle = state.withLock {
        $0.closed = true
        if $0.running { $0.idle.append(done) }
        return !$0.running
      }
      if idle { done.resume() }
    }
  }

  private enum Admission { case start, wait, full, closed }

  private func enqueue(_ act: Waiting) {
    let admission: Admission = state.withLock {
      if $0.closed { return .closed }
      if $0.waiting.count >= mostWaiting { return .full }
      $0.waiting.append(act)
      if $0.running { return .wait }
      $0.running = true
      return .start
    }
    switch admission {
    case .start: queue.async { self.drain() }
    case .wait: break
    case .full: act.finish(Fault(.busy, "the writer's queue is full"))
    case .closed: act.finish(Fault(.unreachable, "the database is closed"))
    }
  }

  private func drain() {
    while let group = nextGroup() { commit(group) }
  }

  private func nextGroup() -> [Waiting]? {
    let (group, idle): ([Waiting]?, [CheckedContinuation<Void, Never>]) = state.withLock {
      if $0.waiting.isEmpty {
        let idle = $0.idle
        $0.running = false
        $0.idle = []
        return (nil, idle)
      }
      let group = Array($0.waiting.prefix(mostTogether))
      $0.waiting.removeFirst(group.count)
      return (group, [])
    }
    for done in idle { done.resume() }
    return group
  }

  private func commit(_ group: [Waiting]) {
    var refused: [(any Error)?] = []
    do {
      try writer.commit { connection in
        for act in group {
          refused.append(try perform(act, alone: group.count == 1, on: connection))
        }
      }
    } catch {
      for act in group { act.finish(error) }
      return
    }
    for (act, error) in zip(group, refused) {
      if let error { act.finish(error) } else { act.succeed() }
    }
  }

  /// Answers the error of an act that undid itself; throws where the whole group is lost.
  private func perform(_ act: Waiting, alone: Bool, on connection: any Connection) throws
    -> (any Error)?
  {
    let transaction = Transaction(connection, numbers: numbers)
    defer { transaction.end() }
    if alone {
      try act.perform(transaction)
      return nil
    }
    _ = try connection.run("SAVEPOINT act")
    do {
      try act.perform(transaction)
      _ = try connection.run("RELEASE SAVEPOINT act")
      return nil
    } catch let error {
      _ = try connection.run("ROLLBACK TO SAVEPOINT act")
      _ = try connection.run("RELEASE SAVEPOINT act")
      return error
    }
  }
}

/// Carries an act's answer from the writer's thread to the caller, ordered by the continuation.
private final class Box<T: Sendable>: @unchecked Sendable {
  var value: T?
}
