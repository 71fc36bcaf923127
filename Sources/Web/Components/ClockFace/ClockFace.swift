/// A clock that runs, together with the rule that set it: until when, how long still, and why.
public struct ClockFace: Component {
  let until: String
  let left: String
  let late: Bool
  let rule: String
  let isLaw: Bool
  let explain: HTML?
  let share: Int?

  /// - Parameters:
  ///   - until: such as “今天 17:30 前”.
  ///   - left: such as “还有 3 小时” or “超了 2 小时”.
  ///   - rule: the term and where it comes from.
  ///   - isLaw: whether the law sets the term; otherwise it is the community's own promise, and is
  ///     never shown as law.
  ///   - explain: how the term is counted.
  ///   - share: percent of the time that has gone, 0 to 100.
  public init(
    until: String, left: String, late: Bool, rule: String, isLaw: Bool, explain: HTML? = nil,
    share: Int? = nil
  ) {
    self.until = until
    self.left = left
    self.late = late
    self.rule = rule
    self.isLaw = isLaw
    self.explain = explain
    self.share = share.map { min(max($0, 0), 100) }
  }

  public var html: HTML {
    """
    <div class="clock\(when: late, " late")"><p class="until"><strong>\(until)</strong> \
    \(Tag(left, kind))</p>\(share.map(bar))\
    <p class="rule">\(Tag(isLaw ? "法定期限" : "社区承诺")) \(rule)</p>\
    \(explain.map { "<details><summary>怎么算的</summary><div>\($0)</div></details>" as HTML })</div>
    """
  }

  private var kind: Tag.Kind {
    if late { return .late }
    return (share ?? 0) >= 60 ? .near : .plain
  }

  private func bar(_ share: Int) -> HTML {
    """
    <progress max="100" value="\(share)" aria-label="时间已过 \(share)%">\(share)%</progress>
    """
  }
}
