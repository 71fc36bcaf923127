/// A word or two that can be seen while running the eye down a list.
public struct Tag: Component {
  public enum Kind: String, Sendable {
    case plain
    /// Its time comes near.
    case near
    /// Its time has passed; the words say so too.
    case late
    case good
  }

  let words: String
  let kind: Kind

  public init(_ words: String, _ kind: Kind = .plain) {
    self.words = words
    self.kind = kind
  }

  public var html: HTML { "<span class=\"tag \(kind.rawValue)\">\(words)</span>" }
}
