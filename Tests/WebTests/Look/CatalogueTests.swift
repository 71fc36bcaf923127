import Foundation
import Kernel
import Registry
import Testing

@testable import Web

/// The repository that this file stands in.
let lookRoot = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

@Suite struct CatalogueTests {
  @Test func everyComponentHasAFolderExamplesAndAStyle() throws {
    let folder = lookRoot.appending(path: "Sources/Web/Components")
    let folders = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.contains(".") }
    #expect(Set(folders) == Set(Catalogue.all.map(\.name)))
    let styles = lookRoot.appending(path: "assets/css/components")
    let sheets = try FileManager.default.contentsOfDirectory(atPath: styles.path)
    #expect(Set(sheets) == Set(folders.map { $0 + ".css" }))
    for entry in Catalogue.all { #expect(!entry.examples.isEmpty, "\(entry.name)") }
  }

  @Test func noIDStandsTwice() {
    let ids = attributes("id", in: CataloguePage().body.string)
    #expect(ids.count > 10)
    #expect(ids.count == Set(ids).count)
  }

  @Test func everyLabelAndDescriptionFindsItsBox() {
    let html = CataloguePage().body.string
    let ids = Set(attributes("id", in: html))
    let named =
      attributes("for", in: html)
      + attributes("aria-describedby", in: html).flatMap {
        $0.split(separator: " ").map(String.init)
      }
    #expect(named.count > 10)
    for name in named { #expect(ids.contains(name), "\(name)") }
  }

  @Test func nothingIsStyledOrScriptedInline() {
    let html = document(CataloguePage())
    #expect(!html.contains(" style=") && !html.contains("<style") && !html.contains(" onclick"))
    #expect(html.components(separatedBy: "<script").count == 2)
    #expect(html.contains("<script src=\"/assets/wuzhi-"))
  }

  @Test func theCatalogueAnswersInJSONToo() throws {
    var json = JSON()
    CataloguePage().write(to: &json)
    let said = String(decoding: json.bytes, as: UTF8.self)
    #expect(said.hasPrefix("{\"components\":[{\"name\":\"Button\""))
  }
}

/// The values of an attribute, in their order.
func attributes(_ name: String, in html: String) -> [String] {
  html.components(separatedBy: " \(name)=\"").dropFirst().map {
    String($0.prefix { $0 != "\"" })
  }
}

/// The page in the frame of a place, as a resident gets it.
func document(_ page: any Page, _ change: (inout Around) -> Void = { _ in }) -> String {
  var around = Around()
  change(&around)
  let surroundings = Surroundings(
    place: around.place, session: around.session, said: around.said, display: around.display,
    address: around.address, formFields: "<input type=\"hidden\" name=\"token\" value=\"t\">",
    now: .epoch2024, isDemo: around.isDemo)
  return String(decoding: Layout.page(page, in: surroundings), as: UTF8.self)
}

/// What a test says about the surroundings of a page.
struct Around {
  var place: Place? = Place(
    id: PlaceID(1), kind: .community, name: "湖畔社区", telephone: "0552-000-0000",
    address: "湖畔路 18 号", isDemo: false)
  var session: SessionFace?
  var said: String?
  var display = Display()
  var address = "/1/look"
  var isDemo = false
}
