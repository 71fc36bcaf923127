public import Kernel

// What `wuzhi law` prints. One call a command; the words are Chinese, the codes are stable.

extension Rulebook {
  /// One line a rule: code, term, territory, citation, title.
  public static func listText(on day: Day? = nil) -> String {
    listed(day).map { rule in
      "\(rule.code)\t\(rule.termText)\t\(rule.territory)\t\(rule.source.citation)\t\(rule.title)"
    }.joined(separator: "\n")
  }

  /// All versions of one rule, with the whole article.
  ///
  /// - Throws: ``Refusal`` `.notFound` "law.unknown-rule".
  public static func showText(_ code: String) throws(Refusal) -> String {
    try versions(code).map { ($0.lines + $0.articleLines).joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  /// The rule, the arithmetic day by day and when it is due.
  ///
  /// - Throws: as ``Clock/deadline(calendar:hours:)``, and `.notFound` "law.unknown-rule".
  public static func dueText(
    _ code: String, from: Instant, pauses: [Pause] = [], extended: Bool = false,
    calendar: WorkCalendar = .china, hours: OfficeHours = .usual
  ) throws(Refusal) -> String {
    let rule = try find(code, on: from.day)
    let due = try due(
      of: rule, from: from, pauses: pauses, extended: extended, calendar: calendar, hours: hours)
    return (rule.lines + due.startLines + [""] + due.explanation).joined(separator: "\n")
  }

  static func listed(_ day: Day?) -> [Rule] { day.map(inForce(on:)) ?? all }

  static func versions(_ code: String) throws(Refusal) -> [Rule] {
    let versions = all.filter { $0.code == code }
    guard !versions.isEmpty else { throw Refusal(.notFound, "law.unknown-rule", ["rule": code]) }
    return versions
  }
}

extension Rule {
  /// The sentence that goes with every promise, wherever it is shown.
  public static let ownPromise = "这是本社区自己的承诺，不是法律规定。"

  /// `5个工作日，可延长一次，延长5个工作日`
  public var termText: String {
    term.description + (`extension`.map { "，可延长一次，延长\($0)" } ?? "")
  }

  /// The rule in a few lines: what, by which text, where, how long.
  public var lines: [String] {
    [
      "规则：\(code)　\(title)", "依据：\(source.citation)", "原文：\(source.text)",
    ] + also.map { "并见：\($0.citation)：\($0.text)" } + [
      kind == .promise ? "说明：\(Rule.ownPromise)" : "适用：\(territory)，\(forceText)",
      "期限：\(boundText)\(termText)，\(owes == .office ? "由单位完成" : "由居民自己掌握")",
      "起算：\(starts)",
    ]
  }

  var articleLines: [String] {
    source.wholeArticle.isEmpty ? [] : ["全文：", source.wholeArticle]
  }

  private var forceText: String {
    "\(inForceFrom)起施行" + (inForceTo.map { "，\($0)后失效" } ?? "")
  }

  private var boundText: String {
    switch bound {
    case .latest: ""
    case .notice: "提前"
    case .shortest: "不少于"
    }
  }
}

extension Due {
  fileprivate var startLines: [String] {
    ["从　：\(clock.from)（\(weekdayName(clock.from.day))）"]
      + clock.pauses.map { "暂停：\($0.from) 至 \($0.to?.description ?? "今")" }
      + (clock.extended ? ["延长：已延长一次"] : [])
  }
}
