/// A statement whose holes bind.
///
/// Write it as a string literal: every `\(value)` becomes a parameter, never text. The same text
/// runs on SQLite and on PostgreSQL, since both read `$1`, `$2`, … as parameters. Every statement
/// names `community`; a house test reads the literals.
///
/// ```swift
/// try db.one("SELECT state FROM matter WHERE community = \(place) AND id = \(id)") { try $0[0] }
/// ```
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  public let text: String
  public let values: [SQLValue]

  public init(stringLiteral text: String) {
    self.text = text
    values = []
  }

  public init(stringInterpolation built: Interpolation) {
    text = built.text
    values = built.values
  }

  public struct Interpolation: StringInterpolationProtocol {
    var text = ""
    var values: [SQLValue] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 3)
      values.reserveCapacity(interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { text += literal }

    public mutating func appendInterpolation(_ value: some Bindable) { bind(value.sqlValue) }

    /// Nil binds as NULL of its type.
    public mutating func appendInterpolation<T: Bindable>(_ value: T?) { bind(value.sqlValue) }

    /// Sets in another statement's text and values, for a condition that is sometimes there.
    public mutating func appendInterpolation(_ part: SQL) {
      guard !part.values.isEmpty else {
        text += part.text
        return
      }
      var rest = part.text[...]
      var next = 0
      while let mark = rest.firstIndex(of: "$") {
        text += rest[..<mark]
        bind(part.values[next])
        next += 1
        rest = rest[rest.index(after: mark)...].drop(while: \.isNumber)
      }
      text += rest
    }

    /// A list for `IN`, padded to a power of two so that few different statements arise.
    ///
    /// An empty list becomes `(NULL)`, which no value equals.
    public mutating func appendInterpolation<Element: Bindable>(list: [Element]) {
      var padded = list.map(\.sqlValue)
      var size = 1
      while size < padded.count { size *= 2 }
      padded += Array(repeating: padded.last ?? .null(Element.sqlKind), count: size - padded.count)
      text += "("
      for (i, value) in padded.enumerated() {
        if i > 0 { text += ", " }
        bind(value)
      }
      text += ")"
    }

    private mutating func bind(_ value: SQLValue) {
      values.append(value)
      text += "$\(values.count)"
    }
  }
}

/// What a parameter may be. The type is Swift's, so that an engine never guesses it from a value.
public enum SQLValue: Hashable, Sendable {
  public enum Kind: Sendable { case integer, text, bytes }
  case null(Kind)
  case integer(Int64)
  case text(String)
  case bytes([UInt8])
}
