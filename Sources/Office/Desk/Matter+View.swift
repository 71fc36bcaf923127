import Cases
import Kernel
import Registry
import Web

extension MatterPage {
  var body: HTML {
    """
    <p><a href="\(InboxPage.link(place))">← 待办</a></p>
    <p class="cite">编号 \(matter.number.description)　\(matter.state.tag)</p>
    <h1>\(matter.headline)</h1>
    \(when: matter.headline != matter.words, "<p class=\"words\">\(matter.words)</p>")
    \(sentence.map { Notice(.refused, "没有办成", "<p>\($0)</p>") })
    \(clock.map { Card(body: $0.face.html) })
    \(when: !steps.isEmpty, "\(Card(title: "下一步", body: acts))")
    \(Card(title: "基本情况", body: facts.html))
    \(when: !photos.isEmpty, "\(Card(title: "照片", body: pictures))")
    \(Card(title: "经过", body: Timeline(way.map { $0.line(at: now, office: true) }).html))
    """
  }

  private var facts: Facts {
    Facts([
      ("地点", "\(matter.spot)"), ("楼栋", "\(building?.name ?? "—")"),
      ("反映时间", "\(matter.filedAt.said(at: now))"),
      ("在谁手里", "\(bodies.first { $0.id == matter.body }?.name ?? "社区")"),
      ("反映人", "\(contact.name ?? "没有留")"), ("电话", telephone),
      ("评价", "\(matter.grade?.wording ?? "—")"),
    ])
  }

  private var telephone: HTML {
    guard let number = contact.telephone else { return "没有留" }
    if contact.isOpen { return "<a href=\"tel:\(number)\">\(number)</a>" }
    let purposes = FilerContact.Purpose.allCases.map {
      Option(value: $0.rawValue, words: $0.wording)
    }
    let form = FormBox(
      to: MatterPage.link(place, matter.id, "/looks"), fields: formFields,
      body: """
        \(Field("purpose", label: "为什么要看", kind: .choice(purposes, blank: "请选择"), hint: "居民会看到谁在什么时候看过", error: refusal?.field == "purpose" ? sentence : nil))\
        \(Button("显示电话", kind: .quiet))
        """)
    return "\(number)<details><summary>显示完整号码</summary>\(form)</details>"
  }

  private var pictures: HTML { "<ul class=\"photos\">\(each: photos, picture)</ul>" }

  private func picture(_ id: PhotoID) -> HTML {
    let link = MatterPage.link(place, matter.id, "/photos/\(id)")
    return """
      <li><a href="\(link)"><img src="\(link.query(["small": "1"]))" alt="居民附的照片" \
      loading="lazy" width="160" height="120"></a></li>
      """
  }

  /// The first act stands open; the others fold away.
  private var acts: HTML {
    "\(act(steps[0], kind: .act))\(each: steps.dropFirst(), folded)"
  }

  private func folded(_ step: Matter.Step) -> HTML {
    """
    <details\(when: isWrong(step), " open")><summary>\(step.wording)</summary>\
    \(act(step, kind: .quiet))</details>
    """
  }

  /// Whether the form that was refused is this one, by the field that it alone has.
  private func isWrong(_ step: Matter.Step) -> Bool {
    guard let field = refusal?.field else { return false }
    return step == .dispatch ? field == "body" : field == "words" && step != .accept
  }

  private func act(_ step: Matter.Step, kind: Weight) -> FormBox {
    FormBox(
      to: MatterPage.link(place, matter.id, "/\(step.noun)"), fields: formFields,
      keepsDraft: step == .reply, body: "\(asked(step))\(Button(step.wording, kind: kind))")
  }

  private func asked(_ step: Matter.Step) -> Field? {
    switch step {
    case .accept, .close, .withdraw: nil
    case .dispatch:
      Field(
        "body", label: "转给哪个单位",
        kind: .choice(
          bodies.map { Option(value: $0.id.description, words: $0.name) }, blank: "请选择"),
        value: form["body"], error: refusal?.field == "body" ? sentence : nil, required: true,
        id: "f-dispatch-body")
    case .decline: words(step, "不受理的理由，以及应该找哪里")
    case .extend: words(step, "为什么要延长")
    case .reply: words(step, "办理情况和结果")
    }
  }

  private func words(_ step: Matter.Step, _ label: String) -> Field {
    Field(
      "words", label: label, kind: .words(rows: 4, most: Matter.replyMost), value: form["words"],
      hint: "居民会看到", error: refusal?.field == "words" ? sentence : nil, required: true,
      id: "f-\(step.rawValue)-words")
  }
}

extension Matter.Step {
  /// The noun that the act is posted to.
  var noun: String {
    switch self {
    case .accept: "acceptance"
    case .decline: "declination"
    case .dispatch: "dispatch"
    case .extend: "extension"
    case .reply: "reply"
    case .close: "closure"
    case .withdraw: "withdrawal"
    }
  }
}
