import Kernel

/// Says no, why, and what to do now.
struct RefusalPage: Page {
  let refusal: Refusal
  let sentence: String
  /// Where to go on; nil outside of any place.
  let home: Link?
  let telephone: String?

  var title: String {
    switch refusal.kind {
    case .notFound: "没有找到"
    case .signIn: "请先登录"
    case .forbidden: "没有权限"
    case .tooMany: "请稍后再试"
    default: "没有办成"
    }
  }

  var body: HTML {
    """
    <h1>\(title)</h1><p>\(sentence)</p>\(wayOn(home, telephone))
    """
  }

  func write(to json: inout JSON) {
    json.object {
      $0.field("reason", refusal.reason.code)
      $0.field("sentence", sentence)
      $0.field("field", refusal.field)
    }
  }
}

/// Says that something is broken here, with the number under which the log tells the rest.
struct FaultPage: Page {
  let kind: Fault.Kind
  let incident: String
  let home: Link?
  let telephone: String?

  var title: String { "出了故障" }

  var body: HTML {
    """
    <h1>出了故障</h1><p>\(sentence)</p>\
    <p>故障编号 <strong>\(incident)</strong>，打电话时请报这个编号。</p>\(wayOn(home, telephone))
    """
  }

  private var sentence: String {
    switch kind {
    case .busy: "现在办事的人太多，这次没有办成。请过几秒再试一次。"
    case .diskFull: "机器的存储满了，这次没有办成。已经记下的都还在，请打电话给社区。"
    case .unreachable: "数据库暂时连不上，这次没有办成。请过一分钟再试。"
    case .broken: "这不是您的问题。这次没有办成，请过一会儿再试。"
    }
  }

  func write(to json: inout JSON) {
    json.object {
      $0.field("reason", "fault.\(kind.rawValue)")
      $0.field("sentence", sentence)
      $0.field("incident", incident)
    }
  }
}

private func wayOn(_ home: Link?, _ telephone: String?) -> HTML {
  let call: HTML = telephone.map { "<p>办不下去，请打电话：<a href=\"tel:\($0)\">\($0)</a></p>" } ?? ""
  let back: HTML = home.map { "<p><a href=\"\($0)\">回首页</a></p>" } ?? ""
  return "\(call)\(back)"
}
