public import Kernel

/// How a reader wants pages to look. Kept in a cookie, so that a shared computer at the window
/// forgets nothing between two pages and needs no account.
public struct Display: Sendable, Hashable {
  /// Larger letters, larger targets, stronger contrast.
  public var isBig: Bool
  /// Nil where the device decides.
  public var isDark: Bool?

  public init(big: Bool = false, dark: Bool? = nil) {
    isBig = big
    isDark = dark
  }

  /// Reads ``cookie``; what it does not know counts as not said.
  public init(cookie: String?) {
    let words = (cookie ?? "").split(separator: ".")
    isBig = words.contains("big")
    isDark = words.contains("dark") ? true : words.contains("light") ? false : nil
  }

  /// The value to keep, such as `big.dark`; empty for the usual look.
  public var cookie: String {
    [isBig ? "big" : nil, isDark.map { $0 ? "dark" : "light" }].compactMap { $0 }
      .joined(separator: ".")
  }

  /// The look after the buttons of the masthead: `big` and `dark` are `1` or `0`, and only the one
  /// that was pressed is sent.
  public func changed(by form: Form) -> Display {
    var changed = self
    if !form["big"].isEmpty { changed.isBig = form["big"] == "1" }
    if !form["dark"].isEmpty { changed.isDark = form["dark"] == "1" }
    return changed
  }

  /// The page to go back to, which the form says in `back`.
  ///
  /// Only an address of the same place is taken: a form must not send a reader elsewhere.
  public static func back(_ form: Form, in place: PlaceID) -> Link {
    let home = Link(place, "")
    let path = form["back"]
    let clean = path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    let rest = path.dropFirst(home.path.count).first
    guard clean, path.hasPrefix(home.path), rest == nil || rest == "/" || rest == "?" else {
      return home
    }
    return Link(absolute: path)
  }

  /// The attributes of the page's root element that the style sheet asks for.
  var attributes: HTML {
    """
    \(when: isBig, " data-size=\"big\"")\
    \(isDark.map { $0 ? " data-scheme=\"dark\"" : " data-scheme=\"light\"" as HTML })
    """
  }
}
