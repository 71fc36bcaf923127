internal import Kernel
internal import Registry

/// The frames for residents and for the desk.
extension Layout {
  static func neighbour(_ page: any Page, in surroundings: Surroundings) -> HTML {
    """
    \(skip)<header class="masthead">\(ribbon(surroundings))\
    <div class="bar">\(mark(surroundings, leads: ""))\(looks(surroundings))</div>\
    \(who(surroundings))</header>\
    <main id="main" class="page">\(said(surroundings))\(page.body)</main>\(foot(surroundings))
    """
  }

  static func desk(_ page: any Page, in surroundings: Surroundings) -> HTML {
    """
    \(skip)<header class="masthead">\(ribbon(surroundings))\
    <div class="bar">\(mark(surroundings, leads: "/desk/matters"))\(looks(surroundings))</div>\
    \(who(surroundings))</header>\(ways(surroundings))\
    <main id="main" class="page">\(said(surroundings))\(page.body)</main>\(foot(surroundings))
    """
  }

  private static let skip: HTML = "<a class=\"skip\" href=\"#main\">跳到正文</a>"

  /// Demo data says so on every page, on paper too.
  static func ribbon(_ surroundings: Surroundings) -> HTML {
    surroundings.isDemo ? "<p class=\"ribbon\">演示数据 · 人和事都是编的</p>" : ""
  }

  private static func mark(_ surroundings: Surroundings, leads path: String) -> HTML {
    guard let place = surroundings.place else { return "<p class=\"mark\">\(Seal.house)五治</p>" }
    return "<a class=\"mark\" href=\"\(Link(place.id, path))\">\(Seal.house)\(place.name)</a>"
  }

  /// The buttons for large letters and dark colours; they work without JavaScript.
  private static func looks(_ surroundings: Surroundings) -> HTML {
    guard let place = surroundings.place else { return "" }
    let isBig = surroundings.display.isBig
    return """
      <form class="looks" method="post" action="\(Link(place.id, "/display"))">\
      \(surroundings.formFields)<input type="hidden" name="back" value="\(surroundings.address)">\
      <button name="big" value="\(isBig ? "0" : "1")">\(isBig ? "小字" : "大字")</button>\
      \(scheme(surroundings.display))</form>
      """
  }

  /// Where the device decides on the colours, the style sheet shows the one of the two buttons that
  /// changes something.
  private static func scheme(_ display: Display) -> HTML {
    let dark: HTML = "<button class=\"to-dark\" name=\"dark\" value=\"1\">深色</button>"
    let light: HTML = "<button class=\"to-light\" name=\"dark\" value=\"0\">浅色</button>"
    return switch display.isDark {
    case nil: "\(dark)\(light)"
    case true?: light
    case false?: dark
    }
  }

  /// Who is signed in, in whose office, and the way out.
  private static func who(_ surroundings: Surroundings) -> HTML {
    guard let place = surroundings.place, let session = surroundings.session else { return "" }
    let name: HTML = "\(session.name)\(session.office.map { " · \($0)" })"
    let own: HTML = "<a href=\"\(Link(place.id, "/desk/me"))\">\(name)</a>"
    return """
      <div class="who"><p>\(session.office == nil ? name : own)</p>\
      <form method="post" action="\(Link(place.id, "/session/end"))">\(surroundings.formFields)\
      <button>退出</button></form></div>
      """
  }

  private static func ways(_ surroundings: Surroundings) -> HTML {
    guard let place = surroundings.place else { return "" }
    let here = Way.current(surroundings.address, in: place.id)
    let ways = Way.desk.map { way -> HTML in
      let link = Link(place.id, way.path)
      return """
        <li><a href="\(link)" data-key="\(way.key.lowercased())" aria-keyshortcuts="\(way.key)"\
        \(when: way.path == here, " aria-current=\"page\"")>\(way.words) \
        <kbd aria-hidden="true">\(way.key)</kbd></a></li>
        """
    }
    return """
      <nav class="ways" aria-label="工作台"><ul>\(ways)</ul>\
      <p class="keys">J / K 上下走，回车打开</p></nav>
      """
  }

  private static func said(_ surroundings: Surroundings) -> HTML {
    surroundings.said.map { "\(Notice(.good, $0))" } ?? ""
  }

  /// A telephone stands on every page: whoever does not get on with it can ring.
  private static func foot(_ surroundings: Surroundings) -> HTML {
    guard let place = surroundings.place else { return "" }
    return """
      <footer class="foot"><p>看不明白、办不下去，就打电话：</p>\
      <a class="button quiet" href="tel:\(place.telephone)">\(place.name) \(place.telephone)</a>\
      <p class="cite">\(place.address)</p></footer>
      """
  }
}

/// A way onward that stands on every page of the desk.
struct Way {
  let words: String
  let path: String
  /// The letter that goes there.
  let key: String

  static let desk = [
    Way(words: "待办", path: "/desk/matters", key: "G"),
    Way(words: "全部", path: "/desk/matters?view=all", key: "L"),
    Way(words: "代居民登记", path: "/matters/new", key: "N"),
  ]

  /// The path of the way that leads to the address, with its query where one has it.
  static func current(_ address: String, in place: PlaceID) -> String? {
    let rest = address.dropFirst(Link(place, "").path.count)
    return desk.first { $0.path == rest }?.path
      ?? desk.first { $0.path == rest.prefix { $0 != "?" } }?.path
  }
}
