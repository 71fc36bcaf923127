import Kernel
import Ledger
import Registry
import Store

/// Signing in and out, and how pages look: what every place has, whatever its features.
enum SignInPages {
  static func routes(_ routes: inout Routes) {
    routes.get("/sign-in", .open) { visit in
      let path = visit.site.settings.passwordSignIn
      return .page(SignInExplanation(byPassword: path.map { Link(visit.place.id, $0) }))
    }
    routes.get("/sign-in/{secret}", .open, show)
    routes.post("/sign-in/{secret}", .open, limit: 4096, use)
    routes.post("/session/end", .open, limit: 4096, end)
    routes.harmless("/display", display)
  }

  static func explanation(_ place: PlaceID) -> Link { Link(place, "/sign-in") }

  private static func secret(of visit: Visit) throws(Refusal) -> Secret {
    guard let secret = Secret(try visit.text("secret")) else { throw .notFound }
    return secret
  }

  private static func show(_ visit: Visit) async throws -> Answer {
    let secret = try secret(of: visit)
    let link = try await visit.read { try SignInLink.find(secret, place: visit.place.id, in: $0) }
    try link.check(at: visit.mandate.arrivedAt)
    return .page(
      SignInPage(
        name: link.name, office: link.office,
        action: Link(visit.place.id, "/sign-in/\(secret.text)"), fields: visit.formFields))
  }

  /// A link pressed twice gives the same session twice: it is kept, sealed under the form's key.
  private static func use(_ visit: Visit) async throws -> Answer {
    let secret = try secret(of: visit)
    let mandate = Mandate(
      place: visit.place.id, actor: .holder, arrivedAt: visit.mandate.arrivedAt,
      key: visit.mandate.key)
    let kept = try await visit.site.database.act(in: visit.place.id) { db in
      try db.once(under: mandate) {
        let session = Secret()
        let link = try SignInLink.use(
          secret, session: session, on: visit.device, under: mandate, in: db)
        return BegunSession(secret: session, person: link.person, office: link.body).kept
      }
    }
    return try await begin(kept, at: visit)
  }

  /// Whoever has no password yet is offered to set one, while the link just used is their proof.
  private static func begin(_ kept: String, at visit: Visit) async throws -> Answer {
    guard let begun = BegunSession(kept: kept) else {
      throw Fault(.broken, "a kept sign-in is no session")
    }
    let (settings, place) = (visit.site.settings, visit.place.id)
    var home = begun.office == nil ? settings.ownHome : settings.officeHome
    if begun.office != nil, let offer = settings.passwordOffer {
      let account = try await visit.read { try Account.fetch(begun.person, at: place, in: $0) }
      if account == nil { home = offer }
    }
    return visit.seated(begun, goingTo: Link(place, home))
  }

  private static func end(_ visit: Visit) async throws -> Answer {
    if let session = visit.ownSession {
      let mandate = visit.mandate
      try await visit.site.database.act(in: mandate.place) {
        try session.end(under: mandate, in: $0)
      }
    }
    var answer = Answer.seeOther(Link(visit.place.id, visit.site.settings.ownHome), said: "已退出。")
    answer.cookies = [Session.noCookie]
    return answer
  }

  private static func display(_ visit: Visit) -> Answer {
    let old = Display(cookie: visit.cookies[Cookies.display].map(String.init))
    let display = old.changed(by: visit.form)
    var answer = Answer.seeOther(Display.back(visit.form, in: visit.place.id))
    answer.cookies = [
      NewCookie(
        name: Cookies.display, value: display.cookie,
        lasting: display.cookie.isEmpty ? 0 : 365 * 86_400)
    ]
    return answer
  }
}

/// Who will be signed in, as what, and the button that does it.
struct SignInPage: Page {
  let name: String
  let office: String?
  let action: Link
  let fields: HTML

  var title: String { "登录" }

  var body: HTML {
    """
    <h1>登录</h1>\
    <p>您将以 <strong>\(name)</strong>\(office.map { "（\($0)）" }) 的身份登录。这个链接只能用一次。</p>\
    <form method="post" action="\(action)">\(fields)\(Button("登录"))</form>\
    <p>不是您本人？请关掉这一页，不要点按钮。</p>
    """
  }

  func write(to json: inout JSON) {
    json.object {
      $0.field("name", name)
      $0.field("office", office)
    }
  }
}

/// How one signs in, for whoever meets a page that needs it.
struct SignInExplanation: Page {
  /// Where workers sign in with a password.
  let byPassword: Link?

  var title: String { "请先登录" }

  var body: HTML {
    """
    <h1>请先登录</h1>\
    <p>这一页要登录后才能看。请打开社区给您的登录链接，点“登录”。</p>\
    <p>没有链接，或链接已经用过，请打电话给社区，再要一个。报事和查进度不用登录。</p>\
    \(byPassword.map { LinkButton("工作人员用密码登录", to: $0, kind: .quiet) })
    """
  }

  func write(to json: inout JSON) {
    json.object { $0.field("reason", "sign-in") }
  }
}
