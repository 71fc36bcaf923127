public import Kernel

/// A type that a statement can bind.
public protocol Bindable: Sendable {
  static var sqlKind: SQLValue.Kind { get }
  var sqlValue: SQLValue { get }
}

/// A type that a row can be read into.
public protocol Readable {
  /// Nil where the column is NULL or holds what this type cannot be.
  static func read(_ row: Row, _ column: Int) -> Self?
}

public typealias Column = Bindable & Readable

/// One row, valid only inside the closure that it is handed to.
public struct Row {
  /// Where an engine keeps the columns of the row at hand.
  public protocol Source: AnyObject {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    func bytes(_ column: Int) -> [UInt8]
  }

  public let source: any Source
  public init(_ source: any Source) { self.source = source }

  /// Reads a column by position.
  ///
  /// - Throws: ``Fault`` where the column does not hold such a value.
  public subscript<T: Readable>(column: Int) -> T {
    get throws {
      guard let value = T.read(self, column) else {
        throw Fault(.broken, "column \(column) is no \(T.self)")
      }
      return value
    }
  }

  public subscript<T: Readable>(column: Int) -> T? {
    get throws {
      if source.isNull(column) { return nil }
      let value: T = try self[column]
      return value
    }
  }
}

extension Int64: Column {
  public static var sqlKind: SQLValue.Kind { .integer }
  public var sqlValue: SQLValue { .integer(self) }
  public static func read(_ row: Row, _ column: Int) -> Int64? {
    row.source.isNull(column) ? nil : row.source.integer(column)
  }
}

extension Int: Column {
  public static var sqlKind: SQLValue.Kind { .integer }
  public var sqlValue: SQLValue { .integer(Int64(self)) }
  public static func read(_ row: Row, _ column: Int) -> Int? {
    Int64.read(row, column).map { Int($0) }
  }
}

/// Flags are INTEGER 0/1 on both engines.
extension Bool: Column {
  public static var sqlKind: SQLValue.Kind { .integer }
  public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
  public static func read(_ row: Row, _ column: Int) -> Bool? {
    Int64.read(row, column).map { $0 != 0 }
  }
}

extension String: Column {
  public static var sqlKind: SQLValue.Kind { .text }
  public var sqlValue: SQLValue { .text(self) }
  public static func read(_ row: Row, _ column: Int) -> String? {
    row.source.isNull(column) ? nil : row.source.text(column)
  }
}

extension [UInt8]: Column {
  public static var sqlKind: SQLValue.Kind { .bytes }
  public var sqlValue: SQLValue { .bytes(self) }
  public static func read(_ row: Row, _ column: Int) -> [UInt8]? {
    row.source.isNull(column) ? nil : row.source.bytes(column)
  }
}

extension ID: Column {
  public static var sqlKind: SQLValue.Kind { .integer }
  public var sqlValue: SQLValue { .integer(rawValue) }
  public static func read(_ row: Row, _ column: Int) -> ID? {
    Int64.read(row, column).map { ID($0) }
  }
}

extension Instant: Column {
  public static var sqlKind: SQLValue.Kind { .integer }
  public var sqlValue: SQLValue { .integer(milliseconds) }
  public static func read(_ row: Row, _ column: Int) -> Instant? {
    Int64.read(row, column).map { Instant(milliseconds: $0) }
  }
}

extension Day: Column {
  public static var sqlKind: SQLValue.Kind { .text }
  public var sqlValue: SQLValue { .text(description) }
  public static func read(_ row: Row, _ column: Int) -> Day? {
    String.read(row, column).flatMap { Day($0) }
  }
}

extension Area: Column {
  public static var sqlKind: SQLValue.Kind { .integer }
  public var sqlValue: SQLValue { .integer(hundredths) }
  public static func read(_ row: Row, _ column: Int) -> Area? {
    Int64.read(row, column).map { Area(hundredths: $0) }
  }
}

extension Optional: Bindable where Wrapped: Bindable {
  public static var sqlKind: SQLValue.Kind { Wrapped.sqlKind }
  public var sqlValue: SQLValue { self?.sqlValue ?? .null(Wrapped.sqlKind) }
}

// States, tiers and other closed sets are stored by their raw value.

extension RawRepresentable where RawValue: Bindable, Self: Bindable {
  public static var sqlKind: SQLValue.Kind { RawValue.sqlKind }
  public var sqlValue: SQLValue { rawValue.sqlValue }
}

extension RawRepresentable where RawValue: Readable, Self: Readable {
  public static func read(_ row: Row, _ column: Int) -> Self? {
    RawValue.read(row, column).flatMap { Self(rawValue: $0) }
  }
}

extension Tier: Column {}
extension Mandate.Channel: Column {}
