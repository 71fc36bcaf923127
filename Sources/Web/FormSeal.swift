import Ledger
import Synchronization

/// What makes a form ours: the token that only our own page could carry, and the key that makes a
/// second sending harmless.
///
/// The token is an HMAC under the secret of the session, or under a visitor's own cookie, which is
/// set only when a form is shown. On every page it is masked anew, so that a compressed page tells
/// nothing about it by its length (BREACH).
final class FormSeal: Sendable {
  private struct State {
    var secret: Secret?
    /// Whether the visitor has yet to be given the secret.
    var isFresh = false
    var key: String?
  }

  private let state: Mutex<State>

  init(session: Secret?, visitor: Secret?) { state = Mutex(State(secret: session ?? visitor)) }

  /// The hidden fields of a form.
  var fields: HTML {
    let (token, key) = state.withLock { state in
      let secret = state.secret ?? Secret()
      state.isFresh = state.isFresh || state.secret == nil
      state.secret = secret
      return (secret.derived("form token"), state.key)
    }
    return """
      <input type="hidden" name="token" value="\(mask(token))">\
      <input type="hidden" name="key" value="\(key ?? freshKey())">
      """
  }

  /// Who sends the form, without the secret that shows it; nil for whoever has none.
  var owner: String? { state.withLock { $0.secret?.derived("form owner") } }

  /// For the forms of the frame, which change nothing twice and make no visitor of a reader.
  var tokenField: HTML {
    guard let token = state.withLock({ $0.secret?.derived("form token") }) else { return "" }
    return "<input type=\"hidden\" name=\"token\" value=\"\(mask(token))\">"
  }

  /// The cookie for a visitor who has just been shown a first form.
  var visitorCookie: NewCookie? {
    state.withLock { state in
      guard state.isFresh, let secret = state.secret else { return nil }
      return NewCookie(name: Cookies.visitor, value: secret.text, lasting: 7 * 86_400)
    }
  }

  /// A form shown again carries the key that it was sent with: a refusal has changed nothing.
  func keep(key: String?) { state.withLock { $0.key = key } }

  func holds(_ sent: String) -> Bool {
    guard let token = state.withLock({ $0.secret?.derived("form token") }) else { return false }
    return unmask(sent).map { equalInConstantTime($0, Array(token.utf8)) } ?? false
  }

  /// Whether a key has the form of ours or of a UUID: long enough never to meet another.
  static func isKey(_ text: String) -> Bool {
    (16...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
  }
}

/// The mask and the masked token, in hexadecimal.
private func mask(_ token: String) -> String {
  let token = Array(token.utf8)
  let mask = randomBytes(token.count)
  return hexadecimal(mask + zip(mask, token).map { $0 ^ $1 })
}

private func unmask(_ sent: String) -> [UInt8]? {
  let signs = Array(sent.utf8)
  guard signs.count % 4 == 0, signs.count <= 256 else { return nil }
  var bytes: [UInt8] = []
  for i in stride(from: 0, to: signs.count, by: 2) {
    guard let high = hexValue(signs[i]), let low = hexValue(signs[i + 1]) else { return nil }
    bytes.append(high << 4 | low)
  }
  let half = bytes.count / 2
  return zip(bytes[..<half], bytes[half...]).map { $0 ^ $1 }
}

/// 120 random bits in 20 signs of base64url's alphabet.
private func freshKey() -> String {
  let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  return String(decoding: randomBytes(20).map { signs[Int($0 & 63)] }, as: UTF8.self)
}
