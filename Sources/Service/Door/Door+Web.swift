import Kernel
import Registry
import Web

/// The front door of a community: what do you want to see to today?
struct DoorPage: Page {
  let place: Place
  let isStaff: Bool

  var title: String { "首页" }

  static func register(in routes: inout Routes) {
    routes.get("", .open) { visit in
      .page(
        DoorPage(place: visit.place, isStaff: visit.mandate.powers.isEmpty == false))
    }
  }

  var body: HTML {
    """
    <h1>今天要办什么事？</h1>
    <p class="lead">说出来就行，不用先登录。社区会受理，或者说明不受理的理由，期限写在回执上。</p>
    \(Card(body: filing))
    \(Card(title: "我反映过的事", body: following))
    \(when: isStaff, "<p>\(LinkButton("去工作台", to: Link(place.id, "/desk/matters"), kind: .quiet))</p>")
    <p class="cite">\(place.address)　电话 <a href="tel:\(place.telephone)">\(place.telephone)</a></p>
    """
  }

  private var filing: HTML {
    """
    <p class="soft">例如：7 号楼二单元的灯坏了，老人晚上下楼不方便……</p>
    \(LinkButton("我要反映", to: FilingPage.link(place.id)))
    """
  }

  private var following: HTML {
    """
    <p>凭回执上的编号和查询码，随时看到哪一步了。</p>
    \(LinkButton("查进度", to: OpeningPage.link(place.id), kind: .quiet))
    """
  }

  func write(to json: inout JSON) {
    json.object {
      $0.field("place", place.id)
      $0.field("name", place.name)
      $0.field("telephone", place.telephone)
      $0.field("address", place.address)
    }
  }
}
