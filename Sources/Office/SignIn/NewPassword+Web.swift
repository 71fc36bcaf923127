import Kernel
import Registry
import Web

/// Setting or changing the password, for who has just used a link or given the old one.
struct NewPasswordPage: Page {
  let place: PlaceID
  let person: PersonID
  let hasPassword: Bool
  let isSure: Bool
  let login: String
  let refusal: Refusal?
  let sentence: String?
  let later: Link
  let formFields: HTML

  var title: String { hasPassword ? "改密码" : "设置密码" }
  var frame: Frame { .desk }

  static func register(in routes: inout Routes) {
    routes.get("/desk/me/password", .signedIn) { .page(try await page($0, nil)) }
    routes.post(
      "/desk/me/password", .signedIn, limit: 4096, again: { .page(try await page($0, $1)) }, set)
  }

  private static func page(_ visit: Visit, _ refusal: Refusal?) async throws -> NewPasswordPage {
    let (person, place) = (try visit.worker(), visit.mandate.place)
    let account = try await visit.read { try Account.fetch(person, at: place, in: $0) }
    return NewPasswordPage(
      place: place, person: person, hasPassword: account != nil, isSure: visit.isSure,
      login: refusal == nil ? account?.login ?? "" : String(visit.form["login"].prefix(60)),
      refusal: refusal, sentence: refusal.map(visit.sentence), later: visit.officeHome,
      formFields: visit.formFields)
  }

  @Sendable private static func set(_ visit: Visit) async throws -> Answer {
    let (number, mandate) = (try visit.worker(), visit.mandate)
    try visit.requireProof()
    let person = try await visit.read { try Person.fetch(number, at: mandate.place, in: $0) }
    guard let person else { throw Refusal.notFound }
    let form = visit.form
    let password = try await NewPassword.make(
      form["password"], again: form["again"], login: form["login"], for: person, at: visit.place,
      by: visit.vault)
    return try await visit.act { db in
      try password.keep(under: mandate, in: db)
      try visit.endOtherSessions(in: db)
      return Done(MePage.link(mandate.place), said: "密码已设好。其他地方都已退出。下一步：开通动态码。")
    }
  }

  var body: HTML {
    """
    <h1>\(title)</h1>\
    \(sentence.map { Notice(.refused, "没有改动", "<p>\($0)</p>") })\
    \(isSure ? form : proof)<p><a href="\(later)">以后再说，先去工作台</a></p>
    """
  }

  private var form: HTML {
    """
    <p class="lead">有了密码，以后不用再要登录链接。</p>\
    \(FormBox(to: MePage.link(place, "/password"), fields: formFields, body: questions))
    """
  }

  private var questions: HTML {
    """
    \(Field("login", label: "登录名", value: login, hint: "可不填，不填就用工号 \(person)。3 到 20 位小写字母和数字，以字母开头。", error: error("login"), autocomplete: "username"))\
    \(box("password", "新密码", "至少 10 位。可以用几个不相干的词连起来；不要用姓名、电话、社区名称。"))\
    \(box("again", "再输一次", nil))\(Button(title))
    """
  }

  private func box(_ name: String, _ label: String, _ hint: String?) -> Field {
    Field(
      name, label: label, kind: .line(inputMode: .password), hint: hint, error: error(name),
      required: true, autocomplete: "new-password")
  }

  private func error(_ field: String) -> String? { refusal?.field == field ? sentence : nil }

  private var proof: HTML {
    hasPassword
      ? "<p>要改密码，请先输一次现在的密码。</p>\(LinkButton("输入现在的密码", to: ProofPage.link(place, back: "/desk/me/password")))"
      : "<p>登录链接用过已经超过 10 分钟。为了安全，请向社区主任再要一个，打开后马上设置密码。</p>"
  }

  func write(to json: inout JSON) {
    json.object {
      $0.field("password", hasPassword)
      $0.field("proven", isSure)
    }
  }
}
