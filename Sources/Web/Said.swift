public import Kernel

/// Times as a neighbour would say them.
extension Instant {
  /// `今天 17:30`, `明天 9:00`, `11月26日 17:30`, with the year where it is another; midnight is
  /// said as the end of the day before.
  public func said(at now: Instant) -> String {
    let isMidnight = timeOfDay == .midnight
    let day = isMidnight ? self.day.advanced(days: -1) : self.day
    let time = isMidnight ? "24:00" : timeOfDay.description
    return "\(day.said(on: now.day)) \(time)"
  }

  /// `还有 3 小时`, `还有 2 天`, `超 40 分钟`: whole units, the largest that fits.
  public func left(at now: Instant) -> String {
    let milliseconds = self.milliseconds - now.milliseconds
    let words = milliseconds < 0 ? "超" : "还有"
    let minutes = abs(milliseconds) / 60_000
    switch minutes {
    case 2880...: return "\(words) \(minutes / 1440) 天"
    case 60...: return "\(words) \(minutes / 60) 小时"
    default: return "\(words) \(max(minutes, 1)) 分钟"
    }
  }
}

extension Day {
  public func said(on today: Day) -> String {
    switch number - today.number {
    case 0: "今天"
    case 1: "明天"
    case -1: "昨天"
    default: year == today.year ? "\(month)月\(dayOfMonth)日" : "\(year)年\(month)月\(dayOfMonth)日"
    }
  }
}
