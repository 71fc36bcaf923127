public import Kernel

/// One connection of an engine, used by one thread at a time.
public protocol Connection: AnyObject {
  var engine: Engine { get }
  /// Runs a statement and answers how many rows it changed.
  func run(_ sql: SQL) throws -> Int
  /// Hands over row by row until `each` answers false.
  func rows(_ sql: SQL, _ each: (Row) throws -> Bool) throws
  /// Runs several statements of fixed text, such as a migration.
  func script(_ text: String) throws
}

public enum Engine: String, Sendable, CaseIterable { case sqlite, postgres }

/// What can be read from: a ``Snapshot``, or the ``Transaction`` of an act.
public protocol Reading: AnyObject {
  var connection: any Connection { get }
}

extension Reading {
  /// All rows, in the order of the statement.
  public func all<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> [T] {
    var found: [T] = []
    try connection.rows(sql) {
      found.append(try make($0))
      return true
    }
    return found
  }

  /// The first row, or nil.
  public func one<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> T? {
    var found: T?
    try connection.rows(sql) {
      found = try make($0)
      return false
    }
    return found
  }

  /// The first column of the first row, or nil where there is no row.
  public func value<T: Readable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
    try one(sql) { row in try row[0] as T? } ?? nil
  }

  /// Hands over row by row, for what is too long to hold.
  public func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try connection.rows(sql) {
      try body($0)
      return true
    }
  }
}

/// A consistent view for reading, valid inside the closure that it is handed to.
public final class Snapshot: Reading {
  private var open: (any Connection)?

  public init(_ connection: any Connection) { open = connection }

  /// Ends the use of the snapshot. Engines call this; a read after it is a bug.
  public func end() { open = nil }

  public var connection: any Connection {
    guard let open else { preconditionFailure("a snapshot is used after its end") }
    return open
  }
}

/// The one transaction of an act, valid inside the closure that it is handed to.
///
/// Several acts may share a commit; each then has its own savepoint, so that a refused act undoes
/// itself alone. Nothing is acknowledged before the commit is on disk.
public final class Transaction: Reading {
  private var open: (any Connection)?
  private let numbers: Numbers
  /// The writer's own time, which never runs back.
  public let writtenAt: Instant

  public init(_ connection: any Connection, numbers: Numbers) {
    open = connection
    self.numbers = numbers
    writtenAt = numbers.now()
  }

  /// Ends the use of the transaction. Engines call this; a statement after it is a bug.
  public func end() { open = nil }

  public var connection: any Connection {
    guard let open else { preconditionFailure("a transaction is used after its end") }
    return open
  }

  /// Runs a statement and answers how many rows it changed.
  @discardableResult
  public func run(_ sql: SQL) throws -> Int { try connection.run(sql) }

  /// A fresh number, above all that this database has given.
  public func newID<Noun>() -> ID<Noun> { ID(numbers.next(at: writtenAt)) }

  /// A fresh bare number, for rows that no other room refers to.
  public func newNumber() -> Int64 { numbers.next(at: writtenAt) }
}
