/// The cookies of a request (RFC 6265 5.4), read only where one is asked for.
struct Cookies: Sendable {
  /// The session of whoever is signed in: `{place}.{secret}`.
  static let session = "wz"
  /// Under which a visitor's forms are sealed, who has no session.
  static let visitor = "wzv"
  /// How pages are shown: `big`, `dark`, `big.dark`.
  static let display = "wzd"
  /// What is said once, on the next page.
  static let said = "wzs"

  private let header: String?

  init(_ header: String?) { self.header = header }

  subscript(_ name: String) -> Substring? {
    guard let header else { return nil }
    for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
      let pair = pair.drop { $0 == UInt8(ascii: " ") }
      guard pair.starts(with: name.utf8), let mark = pair.firstIndex(of: UInt8(ascii: "=")),
        pair.distance(from: pair.startIndex, to: mark) == name.utf8.count
      else { continue }
      return Substring(pair[pair.index(after: mark)...])
    }
    return nil
  }
}

/// A cookie to be set.
///
/// Scripts never see one, other sites never send one along with a form of theirs, and over HTTPS
/// none travels in the clear.
struct NewCookie: Sendable, Hashable {
  let name: String
  let value: String
  /// Seconds; 0 takes the cookie away.
  let lasting: Int

  func header(secure: Bool) -> String {
    "\(name)=\(value); Path=/; Max-Age=\(lasting); HttpOnly; SameSite=Lax"
      + (secure ? "; Secure" : "")
  }
}
