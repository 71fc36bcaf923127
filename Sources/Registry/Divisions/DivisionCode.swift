public import Kernel

/// 区划代码: the digits by which a list knows a division, without the zeros that only fill up.
///
/// The statistics office prints 2, 4, 6, 9 or 12 digits, the ministry six with zeros behind; both
/// mean the same steps, so `340300`, `3403` and `340300000000` are one code here. How high a
/// division stands is told by the number of its digits and never by its name: there are towns that
/// are called 社区, and cities without districts (东莞) whose streets follow upon four digits. Nine
/// digits stay nine: the ministry's 150524000 is a street, and in twelve digits those zeros fill up.
/// A code names a division only together with its system and its year.
public struct DivisionCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  public enum Level: Int, CaseIterable, Comparable, Sendable {
    case province = 1
    case city, county, street, community

    public var digits: Int { [2, 4, 6, 9, 12][rawValue - 1] }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  public let digits: String
  public let level: Level

  /// Reads a code as lists print it.
  ///
  /// - Throws: ``Refusal`` `.invalid` "division.code" for anything but 2, 4, 6, 9 or 12 digits, and
  ///   for zeros where the province stands.
  public init(_ printed: some StringProtocol) throws(Refusal) {
    var digits = Substring(printed)
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }),
      var level = Level.allCases.first(where: { $0.digits == digits.utf8.count }),
      !digits.hasPrefix("00")
    else { throw .invalid("division.code", field: "code") }
    // Nine digits are never filled up: there are streets whose own three are 000.
    let isFilled = level != .street
    while isFilled, let above = Level(rawValue: level.rawValue - 1),
      digits.utf8.dropFirst(above.digits).allSatisfy({ $0 == 48 })
    {
      digits = digits.prefix(above.digits)
      level = above
    }
    self.digits = String(digits)
    self.level = level
  }

  public static func < (a: Self, b: Self) -> Bool { a.digits < b.digits }

  public var description: String { digits }

  /// The codes of all divisions that this one lies in, the province first.
  public var parents: [DivisionCode] {
    var found: [DivisionCode] = []
    for level in Level.allCases where level < self.level {
      guard let code = try? DivisionCode(digits.prefix(level.digits)), code != found.last else {
        continue
      }
      found.append(code)
    }
    return found
  }

  /// The code of the division right above, by the digits alone; nil for a province.
  public var parent: DivisionCode? {
    Level(rawValue: level.rawValue - 1).flatMap { try? DivisionCode(digits.prefix($0.digits)) }
  }

  var province: String { String(digits.prefix(2)) }
}
