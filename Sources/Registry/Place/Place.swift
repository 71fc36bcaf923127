public import Kernel
public import Ledger

/// A community, street, department or district: whoever owns a record of their own.
///
/// A place has the product's own number. The 12-digit code of the statistics office changes from
/// year to year and is a dated fact about it (``PlaceCode``).
public struct Place: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case community, street, department, district
  }

  public let id: PlaceID
  public let kind: Kind
  public let name: String
  public let telephone: String
  public let address: String
  /// A place with invented people in it, which answers on this machine only and says so.
  public let isDemo: Bool

  public init(
    id: PlaceID, kind: Kind, name: String, telephone: String, address: String, isDemo: Bool
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.telephone = telephone
    self.address = address
    self.isDemo = isDemo
  }

  /// - Throws: ``Refusal`` `.invalid` for a place without name or telephone: a resident who does not
  ///   get on with a page must be able to ring.
  func check() throws(Refusal) {
    guard !name.isEmpty else { throw .invalid("place.name", field: "name") }
    guard !telephone.isEmpty else { throw .invalid("place.telephone", field: "telephone") }
  }
}

/// The code of a place in a code system, with the days between which it was in force.
public struct PlaceCode: Hashable, Sendable {
  public enum System: String, Sendable {
    /// 统计用区划代码, 12 digits.
    case statistics
    /// 民政部 行政区划代码, 6 digits.
    case civil
  }

  public let system: System
  public let code: String
  public let from: Day
  public let to: Day?

  public init(system: System, code: String, from: Day, to: Day? = nil) {
    self.system = system
    self.code = code
    self.from = from
    self.to = to
  }

  func check() throws(Refusal) {
    let length = system == .statistics ? 12 : 6
    guard code.utf8.count == length, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw .invalid("place.code", field: "code", ["digits": String(length)])
    }
  }
}

extension Verb {
  public static let placeFounded = Verb("place.founded")
  public static let placeCoded = Verb("place.coded")
}

extension Power {
  /// To enter and change buildings, homes, people and bodies.
  public static let keepRegister = Power("register.keep")
  /// To give and end powers of others.
  public static let grantPowers = Power("powers.grant")
}
