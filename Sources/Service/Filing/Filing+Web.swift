import Cases
import Files
import Kernel
import Registry
import Web

/// The form on which a neighbour says what has to be seen to.
struct FilingPage: Page {
  let place: Place
  let buildings: [Building]
  let form: Form
  let refusal: Refusal?
  let sentence: String?
  let formFields: HTML

  var title: String { "我要反映" }

  static func link(_ place: PlaceID) -> Link { Link(place, "/matters/new") }
  static func post(_ place: PlaceID) -> Link { Link(place, "/matters") }

  static func register(in routes: inout Routes) {
    routes.get("/matters/new", .open) { .page(try await page($0, nil)) }
    routes.post(
      "/matters", .open, limit: Routes.photoLimit,
      again: { .page(try await page($0, $1)) }, file)
  }

  private static func page(_ visit: Visit, _ refusal: Refusal?) async throws -> FilingPage {
    let buildings = try await visit.read { try Building.all(at: visit.mandate.place, in: $0) }
    return FilingPage(
      place: visit.place, buildings: buildings, form: visit.form, refusal: refusal,
      sentence: refusal.map { visit.sentence($0) }, formFields: visit.formFields)
  }

  /// Pictures are read and shrunk before the transaction begins; their files are on disk before
  /// the act that refers to them.
  private static func file(_ visit: Visit) async throws -> Answer {
    let form = visit.form
    let building: BuildingID? = form["building"].isEmpty ? nil : try form.id("building")
    let filing = try Filing(
      words: form["words"], spot: form["spot"], building: building, name: form["name"],
      telephone: form["telephone"])
    try visit.countFiling()
    let pictures = try await visit.keepPictures("photos", most: Photo.mostOfAMatter)
    let mandate = visit.mandate
    return try await visit.act { db in
      let receipt = try Matter.file(filing, under: mandate, in: db)
      for picture in pictures {
        _ = try Photo.add(picture, to: receipt.matter, under: mandate, in: db)
      }
      return Done(ReceiptPage.link(mandate.place, receipt.secret))
    }
  }

  var body: HTML {
    let box = FormBox(
      to: FilingPage.post(place.id), fields: formFields, uploads: true, keepsDraft: true,
      body: "\(fields)\(Button("提交"))")
    return """
      <h1>我要反映</h1>
      <p class="lead">用自己的话说，怎么说都行。</p>
      \(sentence.map { Notice(.refused, "还没有提交", "<p>\($0)</p>") })
      \(box)
      <p class="cite">办理的工作人员能看到您写的内容和照片，别人看不到。您的电话平时遮住，\
      哪个单位什么时候为什么看过，进度页上都写着。</p>
      """
  }

  private var fields: [Field] {
    let choices = buildings.map { Option(value: "\($0.id)", words: $0.name) }
    return [
      field(
        "words", "什么事", .words(rows: 5, most: Matter.wordsMost),
        hint: "例如：楼道灯坏了，晚上下楼看不见", required: true),
      field(
        "spot", "在哪里", .line(most: Matter.spotMost), hint: "例如：7 号楼 2 单元 3 楼",
        required: true),
      field("building", "哪一栋楼", .choice(choices, blank: "不清楚，或者不在楼里")),
      field(
        "photos", "照片", .photos(most: Photo.mostOfAMatter), hint: "可以不拍。照片里的拍摄地点会自动去掉。"),
      field("name", "怎么称呼您", .line(most: 30), hint: "可以不填"),
      field(
        "telephone", "电话", .line(inputMode: .tel, most: 20), hint: "可以不填；填了，我们会打给您"),
    ]
  }

  private func field(
    _ name: String, _ label: String, _ kind: Field.Kind, hint: String? = nil,
    required: Bool = false
  ) -> Field {
    Field(
      name, label: label, kind: kind, value: form[name], hint: hint,
      error: refusal?.field == name ? sentence : nil, required: required)
  }

  func write(to json: inout JSON) {
    json.object {
      $0.list("buildings", buildings) { json, building in
        json.object {
          $0.field("id", building.id)
          $0.field("name", building.name)
        }
      }
    }
  }
}
