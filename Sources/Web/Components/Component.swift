/// A piece of a page that looks and behaves the same wherever it stands.
///
/// Each stands in a folder of its own with its examples, which are its documentation, the pages of
/// the catalogue and what the tests look at. Its style lies under the same name in
/// `assets/css/components`.
public protocol Component: Sendable {
  var html: HTML { get }
}

/// A component as it is used, for the catalogue and the tests.
public struct Example: Sendable {
  /// What this use is for, in Chinese, as the catalogue shows it.
  public let words: String
  public let html: HTML

  init(_ words: String, _ component: some Component) {
    self.words = words
    html = component.html
  }
}

/// A component that the catalogue shows.
protocol Exemplified: Component {
  static var examples: [Example] { get }
}

extension HTML.Interpolation {
  public mutating func appendInterpolation(_ part: some Component) {
    bytes += part.html.bytes
  }
  public mutating func appendInterpolation(_ part: (some Component)?) {
    if let part { bytes += part.html.bytes }
  }
  public mutating func appendInterpolation(_ parts: [some Component]) {
    for part in parts { bytes += part.html.bytes }
  }

  /// ` name="text"`, left out where there is none.
  mutating func appendInterpolation(attribute name: StaticString, _ text: String?) {
    guard let text else { return }
    appendLiteral(" \(name)=\"")
    appendInterpolation(text)
    appendLiteral("\"")
  }
}
