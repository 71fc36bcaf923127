public import Kernel
public import Ledger

/// A building. With dates it belongs to three independent groupings.
public struct Building: Hashable, Sendable {
  public let id: BuildingID
  public let name: String
}

/// What buildings are grouped into.
public enum Grouping: String, Sendable, CaseIterable {
  /// 居民小组
  case group
  /// 网格
  case grid
  /// 小区 (物业管理区域): owners decide by estate (民法典 278).
  case estate
}

/// 小区, an area of property management with its own owners' meeting.
public struct Estate: Hashable, Sendable {
  public let id: EstateID
  public let name: String
}

/// 网格, the beat of a grid worker.
public struct Grid: Hashable, Sendable {
  public let id: GridID
  public let name: String
}

/// 单元, one staircase of a building.
public struct Unit: Hashable, Sendable {
  public let id: UnitID
  public let building: BuildingID
  public let name: String
}

/// 户室: a home, a shop or a parking space, each with its area.
public struct Home: Hashable, Sendable {
  public enum Purpose: String, Sendable, CaseIterable { case home, shop, parking }

  public let id: HomeID
  public let building: BuildingID
  public let unit: UnitID?
  public let number: String
  public let purpose: Purpose
  /// Nil where no deed was seen yet: votes that count area cannot count it.
  public let area: Area?
}

extension Verb {
  public static let estateEntered = Verb("estate.entered")
  public static let gridDrawn = Verb("grid.drawn")
  public static let buildingEntered = Verb("building.entered")
  public static let buildingGrouped = Verb("building.grouped")
  public static let unitEntered = Verb("unit.entered")
  public static let homeEntered = Verb("home.entered")
}
