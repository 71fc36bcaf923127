import Cases
import Kernel
import Registry
import Web

extension FollowPage {
  var body: HTML {
    """
    <p class="cite">编号 \(matter.number.description)　\(matter.state.tag)</p>
    <h1>\(matter.headline)</h1>
    \(when: matter.headline != matter.words, "<p class=\"words\">\(matter.words)</p>")
    <p class="lead">\(matter.spot)</p>
    \(sentence.map { Notice(.refused, "没有办成", "<p>\($0)</p>") })
    \(Card(body: standing))
    \(when: canGrade, "\(Card(title: "请您评价", body: gradeForm.html))")
    \(Card(title: "走到哪一步", body: Timeline(steps).html))
    \(when: !photos.isEmpty, "\(Card(title: "照片", body: pictures))")
    \(when: matter.isOpen, "\(Card(title: "还可以做什么", body: acts))")
    \(seen)
    <p><a href="\(FollowPage.link(place.id, secret, "/receipt"))">回执和二维码</a></p>
    """
  }

  private var standing: HTML { "\(clock?.face)\(inHand)" }

  private var inHand: HTML {
    guard matter.isOpen else {
      return matter.grade.map { "<p>您的评价：<b>\($0.wording)</b></p>" }
        ?? "<p>这件事\(matter.state.wording)。</p>"
    }
    let telephone = holder?.telephone ?? place.telephone
    return """
      <p>现在在 <b>\(holder?.name ?? place.name)</b> 手里，有事请打 \
      <a href="tel:\(telephone)">\(telephone)</a>。</p>
      """
  }

  private var steps: [Timeline.Step] {
    way.map { $0.line(at: now) }
      + next.enumerated().map { index, words in
        Timeline.Step(
          words: "<b>\(words)</b>",
          time: index == 0 ? clock.map { "最迟 \($0.due.said(at: now))" } : nil,
          kind: index == 0 ? .now : .next)
      }
  }

  /// What is still to come, in the order of the flow.
  var next: [String] {
    let promises: [Matter.Step] =
      switch matter.state {
      case .filed: [.accept, .dispatch, .reply, .close]
      case .accepted: [.dispatch, .reply, .close]
      case .dispatched: [.reply, .close]
      case .replied: [.close]
      case .closed, .declined, .withdrawn: []
      }
    return promises.map(\.promise) + (canGrade ? ["请您评价"] : [])
  }

  private var canGrade: Bool {
    guard matter.state == .closed, matter.grade == nil, let clock else { return false }
    return now <= clock.due
  }

  private var gradeForm: FormBox {
    let words = Field(
      "words", label: "想说的话", kind: .words(rows: 3, most: Matter.wordsMost),
      value: form["words"], hint: "可以不写", id: "f-grade-words")
    return FormBox(
      to: FollowPage.link(place.id, secret, "/grade"), fields: formFields,
      body: "\(Stars(name: "grade", chosen: Int(form["grade"])))\(words)\(Button("评价"))")
  }

  private var pictures: HTML { "<ul class=\"photos\">\(each: photos, picture)</ul>" }

  private func picture(_ id: PhotoID) -> HTML {
    let link = FollowPage.link(place.id, secret, "/photos/\(id)")
    return """
      <li><a href="\(link)"><img src="\(link.query(["small": "1"]))" alt="反映时附的照片" \
      loading="lazy" width="160" height="120"></a></li>
      """
  }

  private var acts: HTML {
    let words = Field(
      "words", label: "补充一句", kind: .words(rows: 3, most: Matter.wordsMost),
      value: form["words"])
    let addition = FormBox(
      to: FollowPage.link(place.id, secret, "/additions"), fields: formFields,
      body: "\(words)\(Button("补充", kind: .quiet))")
    return "\(addition)\(when: matter.state != .replied, withdrawal)"
  }

  private var withdrawal: HTML {
    let form = FormBox(
      to: FollowPage.link(place.id, secret, "/withdrawal"), fields: formFields,
      body: """
        <p>撤回以后这件事不再办理，需要时可以重新反映。</p>\(Button("撤回", kind: .quiet))
        """)
    return "<details><summary>不用办了，撤回</summary>\(form)</details>"
  }

  private var seen: HTML {
    guard !looks.isEmpty else {
      return "<p class=\"cite\">别人看不到您是谁、电话和您写的内容。还没有人看过您的电话。</p>"
    }
    return Card(title: "谁看过您的电话", body: "<ul>\(each: looks, look)</ul>").html
  }

  private func look(_ look: ContactLook) -> HTML {
    """
    <li>\(look.at.said(at: now))，\(look.body ?? place.name)，\
    为了\(look.purpose?.wording ?? "办理这件事")</li>
    """
  }
}
