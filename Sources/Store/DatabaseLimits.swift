/// What callers may ask of one database before they are told ``Fault`` `.busy`, and how long it
/// waits for others.
public struct DatabaseLimits: Sendable {
  /// The longest that a statement of a read may run; on SQLite, all statements of the read.
  public var read = Duration.seconds(5)
  /// The same for a report.
  public var report = Duration.seconds(60)
  /// Reports that run at the same time, and reports that may wait for them.
  public var reports = 2
  public var reportsWaiting = 16
  /// Reads that may wait for a reader (PostgreSQL; a read of SQLite never waits for one).
  public var readsWaiting = 256
  /// Acts that may wait for a writer, and acts in one commit.
  public var actsWaiting = 1024
  public var actsTogether = 256
  /// How long to wait for a lock that another program holds, such as a backup.
  public var lock = Duration.seconds(5)
  /// How long to wait for any answer before a server counts as gone (PostgreSQL).
  public var patience = Duration.seconds(30)
  /// The longest pause between two attempts to reach a server that is gone (PostgreSQL).
  public var pause = Duration.seconds(2)

  public init() {}
}
