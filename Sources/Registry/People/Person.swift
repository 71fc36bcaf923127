public import Kernel
public import Ledger

/// Someone known to the place: a resident, a worker, an owner.
public struct Person: Hashable, Sendable {
  public let id: PersonID
  public let name: String
  public let telephone: String?
}

/// A committee, an office, a property firm: whatever acts through people in office.
public struct Body: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// 社区居民委员会
    case committee
    /// 社区党组织
    case party
    /// 居务监督委员会
    case supervision
    /// 人民调解委员会
    case mediation
    /// 业主委员会
    case owners
    /// 物业服务人
    case property
    /// 街道办事处
    case street
    /// 职能部门
    case department
    /// 驻社区单位
    case resident
  }

  public let id: BodyID
  public let kind: Kind
  public let name: String
  public let telephone: String?
}

extension Verb {
  public static let personEntered = Verb("person.entered")
  public static let bodyEntered = Verb("body.entered")
}
