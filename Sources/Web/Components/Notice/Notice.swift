/// Something that must be read before the rest of the page.
public struct Notice: Component {
  public enum Kind: String, Sendable {
    /// Good to know.
    case info
    /// What was wanted has been done.
    case good
    /// A time has passed.
    case late
    /// It was not done; the words say what to do now.
    case refused
  }

  let kind: Kind
  let title: String
  let content: HTML

  public init(_ kind: Kind, _ title: String, _ body: HTML = "") {
    self.kind = kind
    self.title = title
    content = body
  }

  public var html: HTML {
    """
    <div class="notice \(kind.rawValue)"\(kind.role)>\
    <span class="stamp" aria-hidden="true">\(kind.stamp)</span>\
    <div><p class="title">\(title)</p>\(content)</div></div>
    """
  }
}

extension Notice.Kind {
  /// One character on a round stamp: the colour is never the only sign.
  fileprivate var stamp: String {
    switch self {
    case .info: "告"
    case .good: "妥"
    case .late: "急"
    case .refused: "止"
    }
  }

  /// Read aloud as soon as the page stands, where the reader just did something.
  fileprivate var role: HTML {
    switch self {
    case .info, .late: ""
    case .good: " role=\"status\""
    case .refused: " role=\"alert\""
    }
  }
}
