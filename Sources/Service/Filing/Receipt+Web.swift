import Cases
import Kernel
import Ledger
import Registry
import Web

/// What the filer takes away: number, code and QR, on the screen and on paper.
struct ReceiptPage: Page {
  let place: Place
  let number: Matter.Number
  let code: String
  let follow: Link
  let address: String
  let spot: String
  let clock: ClockLook?

  var title: String { "回执" }

  static func link(_ place: PlaceID, _ secret: Secret) -> Link {
    Link(place, "/m/\(secret.text)/receipt")
  }

  static func answer(_ visit: Visit) async throws -> Answer {
    let secret = try FollowPage.secret(of: visit)
    let matter = try await visit.read {
      try Matter.opened(by: secret, under: visit.mandate, in: $0)
    }
    let follow = FollowPage.link(visit.mandate.place, secret)
    return .page(
      ReceiptPage(
        place: visit.place, number: matter.number, code: ShortCode(of: secret).text,
        follow: follow, address: visit.base + follow.path, spot: matter.spot,
        clock: matter.clockLook(at: visit.mandate.arrivedAt)))
  }

  var body: HTML {
    """
    <h1>收到了，谢谢您告诉我们</h1>
    \(Card(body: slip))
    \(clock.map { Card(title: "接下来", body: "<p>\(Matter.Step.accept.promise)</p>\($0.face)") })
    \(LinkButton("看进度", to: follow))
    <p class="cite">问起来请打 <a href="tel:\(place.telephone)">\(place.telephone)</a>，\
    报编号就行。</p>
    """
  }

  private var slip: HTML {
    let facts = Facts([
      ("编号", CodeLine(number.description).html), ("查询码", CodeLine(code).html),
      ("地点", "\(spot)"),
    ])
    return """
      \(facts)\(QR(address, label: "用手机扫一扫，看这件事的进度"))
      <p class="cite">请记下编号和查询码，或者把这一页打印、拍下来。凭它可以查进度、补充和评价。</p>
      """
  }

  func write(to json: inout JSON) {
    json.object {
      $0.field("number", number.description)
      $0.field("code", code)
      $0.field("follow", follow.path)
    }
  }
}
