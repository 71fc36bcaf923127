public import Kernel
public import Ledger

/// 网格编码: the fifteen digits by which a unit grid is known outside: six of its county, three of
/// its street, three of its community, three of its own number in it.
///
/// Source: the unit-grid standards that follow GB/T 30428.1 (such as DB11 单元网格划分): the first
/// twelve are the community's statistics code, the numbers run from 001 to 999.
public struct GridCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let digits: String

  /// Reads a code as it is written.
  ///
  /// - Throws: ``Refusal`` `.invalid` "grid-code.digits" (not fifteen of 0 to 9),
  ///   "grid-code.community" (its first twelve digits name no community), "grid-code.number" (000).
  public init(_ text: some StringProtocol) throws(Refusal) {
    guard text.utf8.count == 15, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw .invalid("grid-code.digits", field: "code")
    }
    guard (try? DivisionCode(text.prefix(12)))?.level == .community else {
      throw .invalid("grid-code.community", field: "code")
    }
    guard !text.hasSuffix("000") else { throw .invalid("grid-code.number", field: "code") }
    digits = String(text)
  }

  /// - Throws: ``Refusal`` `.invalid` "grid-code.community", "grid-code.number" (not 1 to 999).
  public init(_ community: DivisionCode, number: Int) throws(Refusal) {
    guard community.level == .community else {
      throw .invalid("grid-code.community", field: "code")
    }
    guard (1...999).contains(number) else { throw .invalid("grid-code.number", field: "code") }
    try self.init(community.digits + String(String(1000 + number).dropFirst()))
  }

  public var community: String { String(digits.prefix(12)) }
  public var number: Int { Int(digits.suffix(3)) ?? 0 }

  public static func < (a: Self, b: Self) -> Bool { a.digits < b.digits }
  public var description: String { digits }

  /// Numbers grids from west to east, and from north to south where one lies above the other.
  ///
  /// Two centres lie above each other where their longitudes have the same thousandth of a degree
  /// (about 90 m): no two are ever exactly equal. What is left equal goes by the grid's id, so that
  /// the same grids always get the same numbers.
  ///
  /// - Throws: ``Refusal`` `.invalid` "grid-code.number" for more than 999 grids.
  public static func number(
    _ centres: [GridID: Position], in community: DivisionCode
  ) throws(Refusal) -> [GridID: GridCode] {
    let column = { (position: Position) in position.longitude / 10_000 }
    let order = centres.sorted {
      (column($0.value), -$0.value.latitude, $0.key) < (
        column($1.value), -$1.value.latitude, $1.key
      )
    }
    var codes: [GridID: GridCode] = [:]
    for (index, entry) in order.enumerated() {
      codes[entry.key] = try GridCode(community, number: index + 1)
    }
    return codes
  }
}

extension Verb {
  public static let gridCoded = Verb("grid.coded")
  public static let gridOutlined = Verb("grid.outlined")
}
