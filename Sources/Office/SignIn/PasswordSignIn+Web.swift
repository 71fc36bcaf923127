import Kernel
import Ledger
import Registry
import Web

/// The door for workers: name, password and code on one form, so that one answer covers all three.
struct PasswordSignInPage: Page {
  let place: PlaceID
  let account: String
  let sentence: String?
  let telephone: String
  let formFields: HTML

  var title: String { "工作人员登录" }

  static let path = "/desk/sign-in"
  static func link(_ place: PlaceID) -> Link { Link(place, path) }

  static func register(in routes: inout Routes) {
    routes.get(path, .open) { .page(page($0, nil)) }
    routes.post(
      path, .open, limit: 4096, again: { .page(page($0, $1)) }, signIn)
  }

  /// What was typed stays, but never the password and never the code.
  private static func page(_ visit: Visit, _ refusal: Refusal?) -> PasswordSignInPage {
    PasswordSignInPage(
      place: visit.place.id, account: String(visit.form["account"].prefix(60)),
      sentence: refusal.map(visit.sentence), telephone: visit.place.telephone,
      formFields: visit.formFields)
  }

  /// The password is worked through before the act, code and all else inside it.
  @Sendable private static func signIn(_ visit: Visit) async throws -> Answer {
    let (form, vault, now) = (visit.form, visit.vault, visit.mandate.arrivedAt)
    let asked = try await visit.read {
      try SignInTry.find(
        form["account"], browser: visit.browser, from: visit.origin, at: visit.place.id, in: $0)
    }
    let isRight: Bool
    do { isRight = try await asked.opens(to: form["password"], by: vault, at: now) } catch {
      visit.note(signIn: "not tried")
      throw error
    }
    do {
      let (begun, browser) = try await seat(asked, passwordIsRight: isRight, at: visit)
      asked.wasRight(by: vault)
      visit.note(signIn: "right")
      if let renewed = try await asked.renewed(form["password"], by: vault) {
        try await visit.open { try renewed.keep(in: $0) }
      }
      return visit.seated(begun, goingTo: visit.officeHome, browser: browser)
    } catch let refusal as Refusal {
      try await noteWrong(asked, at: visit)
      throw refusal
    }
  }

  private static func seat(_ asked: SignInTry, passwordIsRight: Bool, at visit: Visit) async throws
    -> (BegunSession, Secret)
  {
    let (code, browser) = (
      visit.form["code"], (asked.isKnownBrowser ? visit.browser : nil) ?? Secret()
    )
    let mandate = visit.mandate.by(asked.person, office: nil)
    let kept = try await visit.open { db in
      // The password counts again with a form sent twice; only the code is not asked twice.
      guard passwordIsRight else { throw Refusal.invalid("account.wrong", field: "password") }
      return try db.once(under: mandate) {
        try asked.admit(
          passwordIsRight: passwordIsRight, code: code, by: visit.vault, under: mandate, in: db)
        return try asked.begin(remembering: browser, for: visit, in: db).kept
      }
    }
    guard let begun = BegunSession(kept: kept) else {
      throw Fault(.broken, "a kept sign-in is no session")
    }
    return (begun, browser)
  }

  private static func noteWrong(_ asked: SignInTry, at visit: Visit) async throws {
    visit.note(signIn: "wrong")
    guard asked.isStrangerNow(by: visit.vault, at: visit.mandate.arrivedAt),
      let person = asked.person, let browser = visit.browser
    else { return }
    try await visit.open {
      try KnownBrowser.forget(browser, of: person, at: visit.place.id, in: $0)
    }
  }

  var body: HTML {
    """
    <h1>工作人员登录</h1>\
    \(sentence.map { Notice(.refused, "没有登录", "<p>\($0)</p>") })\
    \(FormBox(to: PasswordSignInPage.link(place), fields: formFields, body: questions))\
    <p>第一次来、忘了密码、丢了手机，都请向社区主任要一个登录链接，打开后就能重设。</p>
    """
  }

  private var questions: HTML {
    """
    \(Field("account", label: "账号", value: account, hint: "您的登录名，或者工号。", required: true, autocomplete: "username"))\
    \(Field("password", label: "密码", kind: .line(inputMode: .password), required: true, autocomplete: "current-password"))\
    \(Field("code", label: "动态码", hint: "开通了才要填：手机上的 6 位数字，或者一个恢复码。", autocomplete: "one-time-code"))\
    \(Button("登录"))
    """
  }

  func write(to json: inout JSON) { json.object { $0.field("reason", "sign-in") } }
}

extension Mandate {
  /// The same request, as the person who turned out to be asking.
  func by(_ person: PersonID?, office: BodyID?) -> Mandate {
    Mandate(
      place: place, actor: person.map { .person($0) } ?? .holder,
      capacity: office.map { .office($0) } ?? .own, channel: channel, arrivedAt: arrivedAt, key: key
    )
  }
}
