import Web

extension Delays {
  /// The report as lines, with what each figure means.
  public var text: String {
    let what = "答复时长：从反映到答复；没有答复记录的，到办结。按经过的时间计算，夜间和休息日也算。"
    let table = source.map { "来源：\($0)\n" } ?? ""
    let leftOut = "未计入：时间有疑 \(doubtful) 件，尚无答复或者已撤回 \(unanswered) 件"
    guard let medianDays, let ninetiethDays, let overPercent else {
      return "\(what)\n\(table)没有可计算的事项。\n\(leftOut)\n"
    }
    return """
      \(what)
      \(table)件数：\(count)
      中位数：\(medianDays) 天（排在正中的一件，双数时取中间两件的平均）
      九成位数：\(ninetiethDays) 天（九成的事项不超过这个时间，最近秩法）
      超过 15 个 24 小时：\(overPercent)%（\(over) 件；正好 15 个 24 小时不算超过）
      \(leftOut)

      """
  }

  /// The same figures for programs. Names stay as they are.
  public var json: String {
    var quoted = JSON()
    quoted.value(source)
    let name = String(decoding: quoted.bytes, as: UTF8.self)
    return """
      {"source":\(name),"count":\(count),\
      "median_ms":\(count == 0 ? "null" : String(median)),"median_days":\(medianDays ?? "null"),\
      "p90_ms":\(count == 0 ? "null" : String(ninetieth)),"p90_days":\(ninetiethDays ?? "null"),\
      "over_15x24h":\(over),"over_15x24h_percent":\(overPercent ?? "null"),\
      "left_out":{"doubtful":\(doubtful),"unanswered":\(unanswered)},\
      "definition":"elapsed time from filing to reply, or to closing where no reply is known; \
      median as the mean of the middle two; 90th percentile by nearest rank; \
      share strictly over 15 x 24 h"}
      """
  }
}
