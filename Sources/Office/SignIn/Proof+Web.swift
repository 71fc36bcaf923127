import Kernel
import Registry
import Web

/// Asks for the password once more before what matters most: a desk may have been left open.
struct ProofPage: Page {
  /// Where one may have come from, and goes back to.
  static let ways = [
    "/desk/workers", "/desk/me/password", "/desk/me/codes", "/desk/me",
  ]

  let place: PlaceID
  let back: String
  let hasPassword: Bool
  let sentence: String?
  let formFields: HTML

  var title: String { "请再输一次密码" }
  var frame: Frame { .desk }

  static func link(_ place: PlaceID, back: String) -> Link {
    MePage.link(place, "/proof").query(["back": back])
  }

  static func register(in routes: inout Routes) {
    routes.get("/desk/me/proof", .signedIn) { .page(try await page($0, nil)) }
    routes.post(
      "/desk/me/proof", .signedIn, limit: 4096, again: { .page(try await page($0, $1)) }, prove)
  }

  private static func page(_ visit: Visit, _ refusal: Refusal?) async throws -> ProofPage {
    let person = try visit.worker()
    let account = try await visit.read { try Account.fetch(person, at: visit.place.id, in: $0) }
    return ProofPage(
      place: visit.place.id, back: back(visit), hasPassword: account != nil,
      sentence: refusal.map(visit.sentence), formFields: visit.formFields)
  }

  private static func back(_ visit: Visit) -> String {
    let asked = visit.form["back"].isEmpty ? visit.query["back"] : visit.form["back"]
    return ways.first { $0 == asked } ?? "/desk/me"
  }

  @Sendable private static func prove(_ visit: Visit) async throws -> Answer {
    let (person, mandate) = (try visit.worker(), visit.mandate)
    let account = try await visit.read { try Account.fetch(person, at: mandate.place, in: $0) }
    guard let account else { throw Refusal.conflict("account.none") }
    try await account.prove(visit.form["password"], by: visit.vault, under: mandate)
    let link = Link(mandate.place, back(visit))
    return try await visit.act { db in
      try visit.noteProof(in: db)
      return Done(link, said: "确认了是您本人，10 分钟内不用再输。")
    }
  }

  var body: HTML {
    """
    <h1>请再输一次密码</h1>\
    \(sentence.map { Notice(.refused, "没有确认", "<p>\($0)</p>") })\
    <p>接下来的事会影响谁能登录，所以要确认坐在这里的是您本人。</p>\
    \(FormBox(to: MePage.link(place, "/proof"), fields: formFields, body: question))
    """
  }

  private var question: HTML {
    """
    \(Field("back", label: "", kind: .hidden, value: back))\
    \(Field("password", label: "密码", kind: .line(inputMode: .password), required: true, autocomplete: "current-password"))\
    \(Button("确认"))
    """
  }

  func write(to json: inout JSON) { json.object { $0.field("password", hasPassword) } }
}
