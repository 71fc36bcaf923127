extension ClockFace: Exemplified {
  static var examples: [Example] {
    [
      Example(
        "还有时间",
        ClockFace(
          until: "今天 17:30 前到场", left: "还有 3 小时", late: false, rule: "首次到场 4 工作时 · 本社区服务承诺第 12 项",
          isLaw: false, explain: "<p>今天 09:30 受理，中午 12:00–14:00 不算，到 17:30 满 4 个工作时。</p>",
          share: 62)),
      Example(
        "过了期限",
        ClockFace(
          until: "11 月 20 日前答复", left: "超了 2 天", late: true, rule: "五个工作日办结并回复 · 安阳市政务服务条例第五十条",
          isLaw: true, share: 100)),
    ]
  }
}
