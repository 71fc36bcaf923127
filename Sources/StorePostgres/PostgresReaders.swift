import Dispatch
import Kernel
import Store
import Synchronization

/// A bounded number of connections that read, each with a thread of its own, lent in turn.
final class PostgresReaders: Sendable {
  private struct State {
    var free: [PostgresReader]
    var lent = 0
    var waiting: [CheckedContinuation<PostgresReader, any Error>] = []
    var closed = false
    var idle: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>
  private let mostWaiting: Int

  /// - Parameter mostWaiting: reads that may wait for a reader before callers are told "busy".
  init(
    _ count: Int, mostWaiting: Int, mostPause: Duration,
    open: @escaping @Sendable () throws -> PostgresConnection
  ) {
    self.mostWaiting = mostWaiting
    let free = (0..<count).map { _ in PostgresReader(mostPause: mostPause, open: open) }
    state = Mutex(State(free: free))
  }

  func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T {
    let reader = try await take()
    defer { putBack(reader) }
    return try await reader.read(body)
  }

  /// Lets reads under way end, closes the connections and refuses later reads.
  func close() async {
    let waiting = state.withLock { state in
      state.closed = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for one in waiting { one.resume(throwing: PostgresReaders.closed) }
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      let isIdle = state.withLock {
        if $0.lent > 0 { $0.idle.append(done) }
        return $0.lent == 0
      }
      if isIdle { done.resume() }
    }
    state.withLock { $0.free = [] }
  }

  private static let closed = Fault(.unreachable, "the database is closed")

  private func take() async throws -> PostgresReader {
    try await withCheckedThrowingContinuation { done in
      let answer: Result<PostgresReader, any Error>? = state.withLock {
        if $0.closed { return .failure(PostgresReaders.closed) }
        if let reader = $0.free.popLast() {
          $0.lent += 1
          return .success(reader)
        }
        guard $0.waiting.count < mostWaiting else {
          return .failure(Fault(.busy, "too many reads are waiting"))
        }
        $0.waiting.append(done)
        return nil
      }
      if let answer { done.resume(with: answer) }
    }
  }

  private func putBack(_ reader: PostgresReader) {
    var idle: [CheckedContinuation<Void, Never>] = []
    let next: CheckedContinuation<PostgresReader, any Error>? = state.withLock { state in
      if !state.waiting.isEmpty { return state.waiting.removeFirst() }
      state.free.append(reader)
      state.lent -= 1
      if state.lent == 0 { swap(&idle, &state.idle) }
      return nil
    }
    next?.resume(returning: reader)
    for one in idle { one.resume() }
  }
}

/// One connection that reads, and the thread that waits for the server's answers, so that none of
/// the threads that serve requests does.
actor PostgresReader {
  private let thread = ConnectionThread()
  private let open: @Sendable () throws -> PostgresConnection
  private var connection: PostgresConnection?
  private var attempts: Attempts

  init(mostPause: Duration, open: @escaping @Sendable () throws -> PostgresConnection) {
    self.open = open
    attempts = Attempts(mostPause: mostPause)
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// A connection that was lost while it lay idle is replaced and the read begun again.
  func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) throws -> T {
    if let kept = connection {
      do { return try attempt(body, on: kept) } catch let error {
        guard kept.isLost, !kept.hasAnswered else { throw error }
      }
    }
    let fresh = try attempts.run(open)
    connection = fresh
    return try attempt(body, on: fresh)
  }

  private func attempt<T>(
    _ body: (Snapshot) throws -> T, on connection: PostgresConnection
  ) throws -> T {
    let snapshot = Snapshot(connection)
    defer {
      snapshot.end()
      connection.endReading()
      if connection.isLost { self.connection = nil }
    }
    try connection.beginReading()
    return try body(snapshot)
  }
}

/// A thread as an executor of actors.
private final class ConnectionThread: SerialExecutor {
  private let queue = DispatchQueue(label: "postgres-reader", qos: .userInitiated)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
