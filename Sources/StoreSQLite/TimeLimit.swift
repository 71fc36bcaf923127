import GRDBSQLite

/// Ends statements of a connection that run too long; they then fail with SQLITE_INTERRUPT.
///
/// It looks at a clock only after the first few thousand steps, so that a short read pays nothing.
final class TimeLimit {
  private let limit: Duration
  private var deadline: ContinuousClock.Instant?

  init(_ limit: Duration) { self.limit = limit }

  func restart() { deadline = nil }

  /// The limit must outlive the connection or be taken off it with ``unwatch(_:)``.
  func watch(_ handle: OpaquePointer) {
    sqlite3_progress_handler(
      handle, 4096,
      { Unmanaged<TimeLimit>.fromOpaque($0!).takeUnretainedValue().isOver() ? 1 : 0 },
      Unmanaged.passUnretained(self).toOpaque())
  }

  static func unwatch(_ handle: OpaquePointer) { sqlite3_progress_handler(handle, 0, nil, nil) }

  private func isOver() -> Bool {
    let now = ContinuousClock.now
    guard let deadline else {
      self.deadline = now + limit
      return false
    }
    return now >= deadline
  }
}
