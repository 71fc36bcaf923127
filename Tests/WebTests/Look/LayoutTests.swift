import Foundation
import Kernel
import Testing

@testable import Web

@Suite struct LayoutTests {
  struct Plain: Page {
    var title = "一页<"
    var frame = Frame.neighbour
    var body: HTML { "<h1>正文</h1>" }
    func write(to json: inout JSON) { json.object { _ in } }
  }

  @Test func everyPageNamesItselfItsPlaceAndATelephone() {
    let html = document(Plain())
    #expect(
      html.hasPrefix("<!doctype html>\n<html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">"))
    #expect(html.contains("<title>一页&lt; · 湖畔社区</title>"))
    #expect(
      html.contains("<a class=\"skip\" href=\"#main\">") && html.contains("<main id=\"main\""))
    #expect(html.contains("<header") && html.contains("<footer"))
    #expect(html.contains("href=\"tel:0552-000-0000\""))
    #expect(!html.contains("演示数据"))
  }

  @Test func demoDataSaysSo() {
    #expect(document(Plain()) { $0.isDemo = true }.contains("演示数据"))
    #expect(document(Plain(frame: .print)) { $0.isDemo = true }.contains("演示数据"))
  }

  @Test func thePlacelessPageHasNoFormsAndNoTelephone() {
    let html = document(Plain()) { $0.place = nil }
    #expect(!html.contains("<form") && !html.contains("tel:"))
  }

  @Test func whatWasSaidStandsOnTopAndIsText() {
    let html = document(Plain()) { $0.said = "收到了<b>" }
    #expect(html.contains("role=\"status\"") && html.contains("收到了&lt;b&gt;"))
    #expect(!document(Plain()).contains("role=\"status\""))
  }

  @Test func formsOfTheFrameCarryTheToken() {
    let html = document(Plain()) {
      $0.session = SessionFace(person: PersonID(1), name: "王社工", office: "服务台")
      $0.address = "/1/look?a=\"b"
    }
    let forms = html.components(of: "<form ")
    #expect(forms.count == 2)
    for form in forms { #expect(form.contains("name=\"token\"")) }
    #expect(forms[0].contains("action=\"/1/display\""))
    #expect(forms[0].contains("name=\"back\" value=\"/1/look?a=&quot;b\""))
    #expect(forms[1].contains("action=\"/1/session/end\""))
    #expect(html.contains("王社工 · 服务台"))
  }

  @Test func theDeskKnowsWhereOneIs() {
    func current(_ address: String) -> String {
      let html = document(Plain(frame: .desk)) { $0.address = address }
      return html.components(of: " aria-current=\"page\">").map { String($0.prefix(2)) }.joined()
    }
    #expect(current("/1/desk/matters") == "待办")
    #expect(current("/1/desk/matters?view=soon") == "待办")
    #expect(current("/1/desk/matters?view=all") == "全部")
    #expect(current("/1/desk/matters/7") == "")
  }

  @Test func aPageForPaperHasNothingAround() {
    let html = document(Plain(frame: .print))
    #expect(html.contains("<body class=\"print\"><main id=\"main\">"))
    #expect(!html.contains("<form") && !html.contains("<footer"))
  }
}

@Suite struct DisplayTests {
  @Test(arguments: [
    (Display(), ""), (Display(big: true), "big"), (Display(dark: false), "light"),
    (Display(big: true, dark: true), "big.dark"),
  ])
  func itGoesThroughItsCookie(display: Display, cookie: String) {
    #expect(display.cookie == cookie)
    #expect(Display(cookie: cookie) == display)
  }

  @Test func aForgedCookieIsTheUsualLook() {
    #expect(Display(cookie: "\"><script>") == Display())
    #expect(Display(cookie: nil) == Display())
  }

  @Test func onlyWhatWasPressedChanges() {
    let old = Display(big: true, dark: nil)
    #expect(old.changed(by: Form(fields: [("dark", "1")])) == Display(big: true, dark: true))
    #expect(old.changed(by: Form(fields: [("big", "0")])) == Display())
    #expect(old.changed(by: Form()) == old)
  }

  @Test func theRootElementSaysIt() {
    let html = document(LayoutTests.Plain()) { $0.display = Display(big: true, dark: true) }
    #expect(html.contains("<html lang=\"zh-Hans\" data-size=\"big\" data-scheme=\"dark\">"))
    #expect(html.contains("小字") && html.contains("浅色") && !html.contains("深色"))
  }

  @Test(arguments: [
    ("/1/desk?view=all", "/1/desk?view=all"), ("/1", "/1"), ("", "/1"), ("/2/desk", "/1"),
    ("/12/desk", "/1"), ("//evil.example/1/", "/1"), ("https://evil.example", "/1"),
    ("/1/a\\b", "/1"), ("/1/a\r\nSet-Cookie: x", "/1"), ("/1evil", "/1"),
  ])
  func oneComesBackToTheSamePlaceOnly(back: String, to: String) {
    #expect(Display.back(Form(fields: [("back", back)]), in: PlaceID(1)).path == to)
  }
}

extension String {
  /// What follows each occurrence of the text.
  fileprivate func components(of text: String) -> [String] {
    Array(components(separatedBy: text).dropFirst())
  }
}
