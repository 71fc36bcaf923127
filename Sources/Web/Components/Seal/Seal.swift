/// The seal of one of the five pillars of community life, or of the program.
///
/// It stands beside words that say the same; the colour is never the only sign.
public struct Seal: Component {
  public enum Pillar: String, Sendable, CaseIterable {
    case party, council, justice, civility, service

    /// The character cut into the seal.
    public var character: String {
      switch self {
      case .party: "政"
      case .council: "自"
      case .justice: "法"
      case .civility: "德"
      case .service: "智"
      }
    }
  }

  let style: String
  let character: String

  public init(_ pillar: Pillar) {
    style = pillar.rawValue
    character = pillar.character
  }

  private init(style: String, character: String) {
    self.style = style
    self.character = character
  }

  /// The seal of the house itself, in ink: red belongs to the party's.
  static let house = Seal(style: "house", character: "治")

  public var html: HTML {
    "<span class=\"seal \(style)\" aria-hidden=\"true\">\(character)</span>"
  }
}
