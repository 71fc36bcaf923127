/// Money, in fen (0.01 yuan).
public struct Money: Hashable, Comparable, Sendable {
  public let fen: Int64
  public init(fen: Int64) { self.fen = fen }
  public static func < (a: Self, b: Self) -> Bool { a.fen < b.fen }
}

/// A floor area, in units of 0.01 ㎡, as a title deed states it.
public struct Area: Hashable, Comparable, Sendable {
  public let hundredths: Int64
  public init(hundredths: Int64) { self.hundredths = hundredths }
  public static func < (a: Self, b: Self) -> Bool { a.hundredths < b.hundredths }
  public static func + (a: Self, b: Self) -> Area { Area(hundredths: a.hundredths + b.hundredths) }
}

extension Area: CustomStringConvertible {
  /// `89.50`, in ㎡.
  public var description: String { "\(hundredths / 100)." + twoDigits(Int(hundredths % 100)) }
}
