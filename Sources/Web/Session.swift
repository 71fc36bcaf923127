public import Kernel
public import Ledger

/// Someone signed in, with one hat: for their own matters, or in one office of a body.
///
/// The browser holds the secret, the database its hash. Every request reads it anew together with
/// the powers of the day, so that an office that ends or a session that is closed ends at once.
public struct Session: Sendable {
  let secret: Secret
  let face: SessionFace
  let body: BodyID?
  let powers: Set<Power>
  let scope: Set<Mandate.Reach>
  let startedAt: Instant
  let endsAt: Instant
  /// When its person last proved to be themselves, by a link or a password.
  let sureAt: Instant
  let number: Int64

  /// How long a session lasts after it was last used: a working day in an office, 30 days else.
  static func lasting(office: BodyID?) -> Int64 {
    office == nil ? 30 * Instant.dayLength : 8 * 3_600_000
  }

  /// When a session in use ends all the same: 12 hours after it began in an office, 90 days else
  /// (OWASP ASVS 5.0, 7.3.2).
  static func lastEnd(of start: Instant, office: BodyID?) -> Instant {
    office == nil ? start.advanced(days: 90) : start.advanced(hours: 12)
  }

  /// When it ends unless it is used again.
  func end(at now: Instant) -> Instant {
    min(
      now.advanced(milliseconds: Session.lasting(office: body)),
      Session.lastEnd(of: startedAt, office: body))
  }

  /// Whether enough of its time has passed for a write that prolongs it.
  func isAging(at now: Instant) -> Bool {
    end(at: now).milliseconds - endsAt.milliseconds > Session.lasting(office: body) / 8
  }

  static func cookie(_ secret: Secret, place: PlaceID, office: BodyID?) -> NewCookie {
    NewCookie(
      name: Cookies.session, value: "\(place).\(secret.text)",
      lasting: Int(lasting(office: office) / 1000))
  }

  static let noCookie = NewCookie(name: Cookies.session, value: "", lasting: 0)

  /// The secret of a cookie that was given out by this place; that of another place is none.
  static func secret(in cookie: Substring?, place: PlaceID) -> Secret? {
    guard let cookie, let dot = cookie.firstIndex(of: "."), PlaceID(cookie[..<dot]) == place
    else { return nil }
    return Secret(cookie[cookie.index(after: dot)...])
  }
}

extension Verb {
  public static let sessionProven = Verb("session.proven")
  public static let signInOffered = Verb("sign-in.offered")
  public static let sessionStarted = Verb("session.started")
  public static let sessionEnded = Verb("session.ended")
}

extension Power {
  /// To make the one-use links by which others sign in.
  public static let offerSignIn = Power("sign-in.offer")
}
