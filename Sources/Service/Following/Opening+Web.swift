import Cases
import Kernel
import Ledger
import Web

/// The form that opens a matter by the number and the code of its receipt.
struct OpeningPage: Page {
  let place: PlaceID
  let form: Form
  let refusal: Refusal?
  let sentence: String?
  let formFields: HTML

  var title: String { "查进度" }

  static func link(_ place: PlaceID) -> Link { Link(place, "/matters") }

  static func register(in routes: inout Routes) {
    routes.get("/matters", .open) { .page(page($0, nil)) }
    routes.post("/matters/opening", .open, again: { .page(page($0, $1)) }, open)
  }

  private static func page(_ visit: Visit, _ refusal: Refusal?) -> OpeningPage {
    OpeningPage(
      place: visit.mandate.place, form: visit.form, refusal: refusal,
      sentence: refusal.map { visit.sentence($0) }, formFields: visit.formFields)
  }

  /// Tries are counted before the code is looked at, whether it is right or wrong.
  private static func open(_ visit: Visit) async throws -> Answer {
    guard let number = Matter.Number(visit.form["number"]),
      let code = ShortCode(visit.form["code"])
    else { throw Refusal.invalid("matter.code", field: "code") }
    let (mandate, door) = (visit.mandate, "matter.code:\(number)")
    try visit.countAttempt(at: door)
    let answer = try await visit.act { db in
      let secret = try Matter.open(number, code: code, under: mandate, in: db)
      return Done(FollowPage.link(mandate.place, secret))
    }
    visit.forgetAttempts(at: door)
    return answer
  }

  var body: HTML {
    let fields = [
      field("number", "编号", "例如 2611-0427"),
      field("code", "查询码", "6 位数字和字母，大小写都行"),
    ]
    return """
      <h1>查进度</h1>
      <p class="lead">编号和查询码在回执上。扫回执上的二维码，不用输入。</p>
      \(sentence.map { Notice(.refused, "没有打开", "<p>\($0)</p>") })
      \(FormBox(
        to: Link(place, "/matters/opening"), fields: formFields,
        body: "\(fields)\(Button("查看"))"))
      """
  }

  private func field(_ name: String, _ label: String, _ hint: String) -> Field {
    Field(
      name, label: label, kind: .line(most: 12), value: form[name], hint: hint,
      error: refusal?.field == name ? sentence : nil, required: true, autocomplete: "off")
  }

  func write(to json: inout JSON) {
    json.object { $0.field("post", "/\(place)/matters/opening") }
  }
}
