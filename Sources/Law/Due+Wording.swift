public import Kernel

extension Due {
  /// What the arithmetic is, for a reader: one line a day, then when it is due and by which article.
  public var explanation: [String] {
    steps.map { $0.wording(clock.rule) } + ["截止：\(deadline)（\(ending)）"] + notes
  }

  private var ending: String {
    let rule = clock.rule
    if rule.term.isOfHours { return "按小时计算，自起算时刻开始计算，民法典第二百零一条" }
    switch rule.bound {
    case .notice: return "最迟在这一天通知，其后有\(rule.term)整"
    case .shortest: return "至少持续到这一天结束"
    case .latest where rule.owes == .office: return "单位停止办公的时间，民法典第二百零三条"
    case .latest: return "当日二十四时，民法典第二百零三条"
    }
  }

  private var asksOfficeHours: Bool {
    let rule = clock.rule
    if rule.term.isOfHours { return rule.term.unit == .workingHours }
    return rule.owes == .office && rule.bound != .shortest
  }

  private var notes: [String] {
    var notes: [String] = []
    if asksOfficeHours {
      notes.append("办公时间：\(hours)" + (hours.isUsual ? "（默认设置）" : "（本社区设置）"))
    }
    if provisional {
      notes.append("提示：国务院办公厅还没有公布这段时间的放假安排，截止时间是暂定的，可能变动。")
    }
    return notes
  }
}

extension Due.Step {
  /// `2026-10-10 周六 国庆节调休上班，计入，第4个工作日`
  func wording(_ rule: Rule) -> String {
    "\(day) \(weekdayName(day)) \(prefix)\(judgement(rule))"
  }

  private var prefix: String {
    switch kind {
    case .workday, .weekend: ""
    case .holiday(let name): "\(name)放假，"
    case .adjusted(let name): "\(name)调休上班，"
    }
  }

  private func judgement(_ rule: Rule) -> String {
    switch verdict {
    case .start: "\(rule.starts)当日，不计入"
    case .counted: counted(rule.term.unit)
    case .rest: kind == .weekend ? "周末休息，不计入" : "不计入"
    case .paused: "暂停计时，不计入"
    case .moved: kind == .weekend ? "周末休息，期限顺延" : "期限顺延"
    case .last: rule.bound == .notice ? "最迟通知日" : "顺延到这一天"
    }
  }

  private func counted(_ unit: Term.Unit) -> String {
    switch unit {
    case .hours, .workingHours: "计入\(hoursAndMinutes(minutes))，累计\(hoursAndMinutes(running))"
    case .workingDays: "计入，第\(running)个工作日"
    case .days, .months: "计入，第\(running)日"
    }
  }
}

extension Remaining: CustomStringConvertible {
  /// `还剩3个工作日`, `今天到期`, `已超过2日`
  public var description: String {
    if amount > 0 { return (isLate ? "已超过" : "还剩") + "\(amount)\(unit.wording)" }
    if unit == .hours { return isLate ? "已超过不足1小时" : "还剩不足1小时" }
    return isLate ? "已超过期限" : "今天到期"
  }
}

extension Rulebook {
  /// What the refusals of this room say to a reader, by their reason.
  public static let refusals: [Refusal.Reason: String] = [
    "law.unknown-rule": "没有这条规则。请用 wuzhi law list 查看全部规则。",
    "law.not-in-force": "起算的那一天，这条规则还没有施行或者已经失效。",
    "clock.no-extension": "这条规则没有规定可以延长。",
    "clock.paused": "正在暂停计时，恢复以后才能算出截止时间。",
    "clock.pause-order": "暂停的结束时间不能早于开始时间。",
    "clock.notice-paused": "提前通知的期限不能暂停。",
    "calendar.unreadable": "放假安排里有一行读不懂，或者和另一行矛盾。",
    "hours.order": "办公时间要从早到晚排列：上午开始、上午结束、下午开始、下午结束。",
  ]
}

func weekdayName(_ day: Day) -> String {
  ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][day.weekday - 1]
}

private func hoursAndMinutes(_ minutes: Int) -> String {
  let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
  if hours == 0 { return "\(rest)分钟" }
  return rest == 0 ? "\(hours)小时" : "\(hours)小时\(rest)分钟"
}
