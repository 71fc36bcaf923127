/// How much a button or a link asks to be pressed.
public enum Weight: String, Sendable {
  /// The next thing to do; one on a page.
  case act
  /// What may be done too.
  case quiet
  /// A way onward among words.
  case plain
}

/// Sends the form that it stands in.
public struct Button: Component {
  let words: String
  let kind: Weight
  let name: String?
  let value: String?
  let key: Character?

  /// - Parameters:
  ///   - name: said in the form with `value` where a form has more than one button.
  ///   - key: a letter that presses it on the desk, shown beside the words.
  public init(
    _ words: String, kind: Weight = .act, name: String? = nil, value: String? = nil,
    key: Character? = nil
  ) {
    self.words = words
    self.kind = kind
    self.name = name
    self.value = value
    self.key = key
  }

  public var html: HTML {
    """
    <button class="button \(kind.rawValue)"\(attribute: "name", name)\
    \(attribute: "value", value)\(key: key)>\(words)\(hint: key)</button>
    """
  }
}

/// Goes to another page; looks like a button where that is the next thing to do.
public struct LinkButton: Component {
  let words: String
  let link: Link
  let kind: Weight
  let key: Character?

  public init(_ words: String, to link: Link, kind: Weight = .act, key: Character? = nil) {
    self.words = words
    self.link = link
    self.kind = kind
    self.key = key
  }

  public var html: HTML {
    """
    <a class="button \(kind.rawValue)" href="\(link)"\(key: key)>\(words)\(hint: key)</a>
    """
  }
}

extension HTML.Interpolation {
  fileprivate mutating func appendInterpolation(key: Character?) {
    guard let key else { return }
    appendInterpolation(attribute: "aria-keyshortcuts", key.uppercased())
    appendInterpolation(attribute: "data-key", key.lowercased())
  }

  fileprivate mutating func appendInterpolation(hint key: Character?) {
    guard let key else { return }
    appendLiteral(" <kbd aria-hidden=\"true\">")
    appendInterpolation(key.uppercased())
    appendLiteral("</kbd>")
  }
}
