public import Kernel
public import Ledger

/// 行政区划: a province, city, county, street or community as the list of one year names it.
///
/// Reference data that all places share: it stands under community 0 and holds nobody's data. The
/// same code may name another division in another system or another year, so neither is ever left
/// out, and a division that is gone stays in the lists of its years.
public struct Division: Hashable, Sendable {
  public let system: PlaceCode.System
  public let year: Int
  public let code: DivisionCode
  /// As published, but for blanks around it; rare characters and those for private use stay.
  public let name: String

  public init(system: PlaceCode.System, year: Int, code: DivisionCode, name: String) {
    self.system = system
    self.year = year
    self.code = code
    self.name = name
  }

  /// The longest name; the longest of 2023 has 24 characters.
  public static let nameMost = 60
  /// Years of which there can be a list; the first codes are of 1980 (GB/T 2260).
  public static let years = 1980...2100

  /// Whether the name stands in for a character that its list could not write: a question mark,
  /// U+FFFD, or a code point for private use, which every machine draws in its own way.
  public var isDoubtful: Bool {
    name.unicodeScalars.contains {
      $0 == "?" || $0 == "？" || $0 == "\u{FFFD}" || $0.properties.generalCategory == .privateUse
    }
  }

  /// Where reference data stands.
  static let shelf = PlaceID(0)
}

extension Power {
  /// To bring in lists of divisions, for all places of an installation.
  public static let importDivisions = Power("divisions.import")
}

extension Verb {
  /// The subject is the year; the record is that of place 0.
  public static let divisionsListed = Verb("divisions.listed")
}
