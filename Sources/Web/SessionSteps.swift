public import Kernel
public import Ledger
import Logging
public import Registry
public import Store

/// What kind of machine a session is on: as much of it as its owner needs to know it again.
///
/// Read from the browser's own word; neither the word nor an address is kept.
public enum Device: String, Sendable, CaseIterable {
  case wechat, phone, computer

  init(userAgent: String?) {
    let word = userAgent ?? ""
    self =
      word.contains("MicroMessenger") ? .wechat : word.contains("Mobile") ? .phone : .computer
  }

  public var wording: String {
    switch self {
    case .wechat: "手机微信"
    case .phone: "手机浏览器"
    case .computer: "电脑浏览器"
    }
  }
}

extension Device: Store.Column {}

/// A session that has just begun, before the browser has its cookie.
public struct BegunSession: Sendable {
  let secret: Secret
  let person: PersonID
  let office: BodyID?

  /// Begins one for a person whose right to it the caller has checked.
  public static func start(
    of person: PersonID, office: BodyID?, on device: Device, under mandate: Mandate,
    in db: Transaction
  ) throws -> BegunSession {
    let secret = Secret()
    try Session.start(secret, of: person, office: office, on: device, under: mandate, in: db)
    return BegunSession(secret: secret, person: person, office: office)
  }

  init(secret: Secret, person: PersonID, office: BodyID?) {
    self.secret = secret
    self.person = person
    self.office = office
  }

  /// How it is kept under a form's key, so that a form sent twice gives the same session.
  public var kept: String { "\(secret.text) \(person) \(office?.description ?? "")" }

  /// Reads what ``kept`` wrote; anything else is nil.
  public init?(kept: String) {
    let parts = kept.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let secret = Secret(parts[0]), let person = PersonID(parts[1]) else {
      return nil
    }
    self.init(secret: secret, person: person, office: BodyID(parts[2]))
  }
}

extension Visit {
  /// What signing in needs beside the database.
  public var vault: Vault { site.settings.vault }

  /// Where the request comes from, for counts of tries; never logged, never kept.
  public var origin: String { caller.text }

  /// Where work begins, as after signing in.
  public var officeHome: Link { Link(place.id, site.settings.officeHome) }

  /// The secret of a browser that was remembered; anybody may send one.
  public var browser: Secret? { cookies[Cookies.browser].flatMap { Secret($0) } }

  /// Whether who is signed in has proved so within the last minutes.
  public var isSure: Bool {
    guard let ownSession else { return false }
    let end = ownSession.sureAt.advanced(minutes: Account.proofMinutes)
    return mandate.arrivedAt < end
  }

  /// - Throws: ``Refusal`` `.forbidden` "account.proof".
  public func requireProof() throws(Refusal) {
    guard isSure else { throw .forbidden("account.proof") }
  }

  /// Gives the browser its session, and its own secret where it is to be known again.
  public func seated(_ begun: BegunSession, goingTo link: Link, browser: Secret? = nil) -> Answer {
    var answer = Answer.seeOther(link, said: "已登录。")
    answer.cookies = [Session.cookie(begun.secret, place: place.id, office: begun.office)]
    if let browser {
      answer.cookies.append(
        NewCookie(
          name: Cookies.browser, value: browser.text, lasting: KnownBrowser.days * 86_400))
    }
    return answer
  }

  /// A line in the log about a try to sign in: how it ended, never whose it was.
  public func note(signIn outcome: StaticString) {
    site.log.info(
      "sign-in", metadata: ["outcome": "\(outcome)", "place": "\(place.id)"])
  }
}

extension Cookies {
  /// By which a browser is known again that somebody has signed in from.
  static let browser = "wzb"
}
