import Kernel
import Registry
import Web

extension CodesPage {
  var body: HTML {
    """
    <h1>动态码</h1>\
    \(sentence.map { Notice(.refused, "没有办成", "<p>\($0)</p>") })\(content)\
    <p><a href="\(MePage.link(place))">回我的账号</a></p>
    """
  }

  private var content: HTML {
    guard let account else {
      return "<p>先设置密码，再开通动态码。</p>\(LinkButton("设置密码", to: MePage.link(place, "/password")))"
    }
    if !recovery.isEmpty { return shown }
    guard isSure else {
      return """
        \(state(account))<p>要改动，请先输一次密码。</p>\
        \(LinkButton("输入密码", to: ProofPage.link(place, back: "/desk/me/codes")))
        """
    }
    return draft.map(setUp) ?? "\(state(account))\(choices(account))"
  }

  private func state(_ account: Account) -> HTML {
    account.hasCodes
      ? "<p class=\"lead\">已开通，还有 \(account.recoveryLeft) 个恢复码没有用。</p>"
      : "<p class=\"lead\">没有开通。开通后，登录除了密码，还要手机上的 6 位数字：密码被人知道了，也登录不了。</p>"
  }

  private func choices(_ account: Account) -> HTML {
    guard account.hasCodes else { return form("", Button("开始开通")) }
    return """
      \(form("/recovery", Button("重新生成恢复码", kind: .quiet)))\
      \(form("", Button("换一部手机", kind: .quiet)))\(form("/end", Button("停用动态码", kind: .quiet)))
      """
  }

  private func form(_ rest: String, _ button: Button) -> HTML {
    FormBox(to: MePage.link(place, "/codes\(rest)"), fields: formFields, body: button.html).html
  }

  private func setUp(_ draft: CodeDraft) -> HTML {
    """
    <ol><li>在手机上打开一个验证器（任何支持 TOTP 的都行），扫这个码。</li>\
    <li>扫不了，就把下面的字母输进去。</li><li>把手机上现在的 6 位数字填回来。</li></ol>\
    \(QR(draft.address, label: "开通动态码，用手机上的验证器扫"))<p class="said">\(draft.letters)</p>\
    \(FormBox(to: MePage.link(place, "/codes/confirmation"), fields: formFields, body: question))
    """
  }

  private var question: HTML {
    """
    \(Field("code", label: "手机上的 6 位数字", kind: .line(inputMode: .numeric, most: 7), required: true, autocomplete: "one-time-code"))\
    \(Button("开通"))
    """
  }

  private var shown: HTML {
    """
    \(Notice(.good, "已开通", "<p>下面是 10 个恢复码，只显示这一次。请打印或抄在纸上，放在锁着的地方。</p>"))\
    <p>手机丢了，就在“动态码”一栏填一个恢复码。每个只能用一次，以前的都作废了。</p>\
    <ul>\(each: recovery, { "<li><code>\($0)</code></li>" })</ul>
    """
  }
}
