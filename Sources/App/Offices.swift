import Cases
public import Kernel
import Registry
import Web

/// The offices that a community begins with, as sets of powers.
///
/// Which office has which power is custom and set here; who holds the office, from when to when,
/// is a grant in the register.
public enum Office: String, Sendable, CaseIterable {
  case director, clerk
  case gridWorker = "grid-worker"
  case officer

  /// What it is called.
  public var wording: String {
    switch self {
    case .director: "社区主任"
    case .clerk: "社区工作者"
    case .gridWorker: "网格员"
    case .officer: "承办人"
    }
  }

  public var powers: Set<Power> {
    switch self {
    case .director:
      [
        .readMatters, .acceptMatters, .dispatchMatters, .replyToMatters, .closeMatters,
        .keepRegister, .grantPowers, .offerSignIn,
      ]
    case .clerk: [.readMatters, .acceptMatters, .dispatchMatters, .replyToMatters, .closeMatters]
    case .gridWorker: [.readMatters, .acceptMatters, .replyToMatters]
    case .officer: [.readMatters, .replyToMatters]
    }
  }
}
