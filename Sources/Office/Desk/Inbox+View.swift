import Cases
import Kernel
import Registry
import Text
import Web

extension InboxPage {
  var body: HTML {
    """
    <h1>\(filter.view.wording)</h1>
    \(Filters(Inbox.View.allCases.map(tab), label: "看哪些"))
    \(search)
    \(inbox.lines.isEmpty ? empty : table.html)
    \(Pager(newer: filter.after == nil ? nil : link(), older: inbox.next.map { link(after: $0) }, words: nil))
    \(when: seesWorkers, "<p><a href=\"\(WorkersPage.link(place))\">工作人员和登录链接</a></p>")
    """
  }

  private func tab(_ view: Inbox.View) -> (String, Link, current: Bool, count: Int?) {
    (view.wording, link(view: view), view == filter.view, counts[view])
  }

  /// A form that only asks: it is sent as an address, which can be kept and sent on. What narrows
  /// further is folded away until it is used, so that a telephone shows the list first.
  private var search: HTML {
    let words = Field(
      "q", label: "找一找", kind: .line(inputMode: .search, most: 60), value: filter.words,
      hint: "事情或者地点里的字")
    let isNarrowed = filter.state != nil || filter.body != nil
    return """
      <form class="form search" method="get" action="\(InboxPage.link(place))" role="search">\
      <input type="hidden" name="view" value="\(filter.view.rawValue)">\
      \(words)\(Button("查找", kind: .quiet))\
      <details\(when: isNarrowed, " open")><summary>更多条件</summary>\(narrowing)</details></form>
      """
  }

  private var narrowing: [Field] {
    let states = Matter.State.allCases.map { Option(value: $0.rawValue, words: $0.wording) }
    let offices = bodies.map { Option(value: $0.id.description, words: $0.name) }
    return [
      Field(
        "state", label: "到哪一步", kind: .choice(states, blank: "全部"),
        value: filter.state?.rawValue ?? ""),
      Field(
        "body", label: "在谁手里", kind: .choice(offices, blank: "全部"),
        value: filter.body?.description ?? ""),
    ]
  }

  private var empty: HTML {
    let isSearch = !filter.words.isEmpty || filter.state != nil || filter.body != nil
    return isSearch
      ? EmptyState(
        "没有找到", "换一个词，或者放宽条件再找。", link: ("看全部", InboxPage.link(place).query(["view": "all"]))
      ).html
      : EmptyState("这里暂时没有事项", "居民反映的事会按期限先后排在这里。").html
  }

  private var table: Table {
    Table(
      caption: "\(filter.view.wording)，\(filter.isByClock ? "先到期的在前" : "新的在前")",
      columns: ["期限", "事项", "地点", "在谁手里", "到哪一步"], rows: inbox.lines.map(row))
  }

  private func row(_ line: Inbox.Line) -> [HTML] {
    [
      due(line),
      """
      <a href="\(MatterPage.link(place, line.id))"><b>\(brief(line.words))</b></a><br>\
      <span class="cite">\(line.number.description) · \(line.filedAt.said(at: now))</span>
      """,
      "\(Mask.text(line.spot))", "\(line.body ?? "社区")", "\(line.state.tag)",
    ]
  }

  /// The beginning of the words, with what looks like a telephone or a card number masked.
  private func brief(_ words: String) -> String {
    // Cut by scalars: to count characters would take a tenth of the page's time.
    let scalars = words.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 40, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return Mask.text(words) }
    let room = scalars.index(end, offsetBy: 20, limitedBy: scalars.endIndex) ?? scalars.endIndex
    let masked = Mask.text(String(scalars[..<room])).unicodeScalars
    return String(String.UnicodeScalarView(masked.prefix(40))) + "…"
  }

  private func due(_ line: Inbox.Line) -> HTML {
    guard let due = line.due else {
      return line.grade.map { "<span class=\"cite\">\($0.wording)</span>" } ?? "—"
    }
    let left = due.milliseconds - now.milliseconds
    let kind: Tag.Kind = left < 0 ? .late : left < Instant.dayLength ? .near : .plain
    return "\(Tag(left < 0 ? due.left(at: now) : due.said(at: now), kind))"
  }
}

extension Inbox.View {
  var wording: String {
    switch self {
    case .open: "待办"
    case .soon: "一天内到期"
    case .late: "已超期"
    case .ended: "已结束"
    case .all: "全部"
    }
  }
}
