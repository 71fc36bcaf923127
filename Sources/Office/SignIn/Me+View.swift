import Kernel
import Registry
import Web

extension MePage {
  var body: HTML {
    """
    <h1>我的账号</h1><p class="lead">\(name)，工号 \(person)</p>\
    \(Card(title: "怎么登录", body: "\(ways)\(steps)"))\
    <h2>在哪里登录着</h2>\(table)\(endOthers)\(hats)
    """
  }

  private var ways: Facts {
    let since: HTML = account.map { "\($0.setAt.said(at: now)) 设置" } ?? "还没有设置，只能用一次性登录链接"
    let login: HTML = account?.login.map { "\($0)（或工号）" } ?? "工号 \(person)"
    let codes: HTML =
      account?.hasCodes == true ? "已开通，还有 \(account?.recoveryLeft ?? 0) 个恢复码" : "没有开通"
    return Facts([("账号", login), ("密码", since), ("动态码", codes)])
  }

  private var steps: HTML {
    guard let account else {
      return "\(LinkButton("设置密码", to: MePage.link(place, "/password")))"
    }
    let codes = account.hasCodes ? "管理动态码" : "开通动态码"
    return """
      <p>\(LinkButton("改密码或登录名", to: MePage.link(place, "/password"), kind: .quiet)) \
      \(LinkButton(codes, to: MePage.link(place, "/codes"), kind: .quiet))</p>
      """
  }

  private var table: Table {
    Table(
      caption: "登录着的地方，最近用过的在前", columns: ["哪里", "身份", "什么时候登录", "最近使用", "退出"],
      rows: sessions.map(row))
  }

  private func row(_ line: SessionLine) -> [HTML] {
    let isHere = line.number == here
    let office: HTML = line.office.map { "\($0)" } ?? "办自己的事"
    return [
      "\(line.device.wording)\(when: isHere, "（就是这里）")", office, "\(line.startedAt.said(at: now))",
      isHere ? "正在用" : "\(line.usedAt.ago(at: now))", isHere ? "用右上角的“退出”" : end(line),
    ]
  }

  private func end(_ line: SessionLine) -> HTML {
    let number = Field("session", label: "", kind: .hidden, value: String(line.number))
    return FormBox(
      to: MePage.link(place, "/sessions/end"), fields: formFields,
      body: "\(number)\(Button("退出那里", kind: .quiet))"
    ).html
  }

  private var endOthers: HTML {
    guard sessions.count > 1 else { return "" }
    let all = Field("session", label: "", kind: .hidden, value: "others")
    return FormBox(
      to: MePage.link(place, "/sessions/end"), fields: formFields,
      body: "\(all)\(Button("其他地方全部退出", kind: .quiet))"
    ).html
  }

  private var hats: HTML {
    guard !others.isEmpty else { return "" }
    return "<h2>换一个身份</h2>\(others.map(hat))"
  }

  private func hat(_ office: Officeholder) -> HTML {
    let grant = Field("grant", label: "", kind: .hidden, value: office.grant.description)
    return FormBox(
      to: MePage.link(place, "/office"), fields: formFields,
      body: "\(grant)\(Button("以\(office.bodyName)\(office.office)的身份", kind: .quiet))"
    ).html
  }
}

extension Instant {
  /// `一小时内`, `3 小时前`, `2 天前`: last use is known to the hour, and said so.
  func ago(at now: Instant) -> String {
    let hours = (now.milliseconds - milliseconds) / 3_600_000
    return hours < 1 ? "一小时内" : hours < 48 ? "\(hours) 小时前" : "\(hours / 24) 天前"
  }
}
