public import Kernel

/// One line of a matter's way: what happened, when, and in whose hands it then was.
public struct MatterStep: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case filed, accept, decline, dispatch, extend, reply, close, withdraw, graded, added, imported
  }

  public let kind: Kind
  public let at: Instant
  /// The body that got it, or that answered.
  public let body: String?
  /// What was said to the filer, or by them.
  public let words: String?
}

extension MatterStep.Kind {
  init(_ step: Matter.Step) {
    self =
      switch step {
      case .accept: .accept
      case .decline: .decline
      case .dispatch: .dispatch
      case .extend: .extend
      case .reply: .reply
      case .close: .close
      case .withdraw: .withdraw
      }
  }
}
