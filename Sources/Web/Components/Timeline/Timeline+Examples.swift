extension Timeline: Exemplified {
  static var examples: [Example] {
    [
      Example(
        "一件事走到哪一步",
        Timeline([
          Step(words: "<b>您报了这件事</b>，附 2 张照片", time: "今天 08:12", who: "手机"),
          Step(words: "<b>社区受理</b>，同楼 3 户说的是同一件事，已合在一起", time: "08:31", who: "李网格员"),
          Step(words: "<b>在物业工程班手里</b>，有事找李网格员", time: "08:33 起", kind: .now),
          Step(words: "<b>到场</b>", time: "最迟今天 17:30", kind: .next),
          Step(words: "<b>办结，请您打分</b>", time: "最迟 11 月 26 日", kind: .next),
        ]))
    ]
  }
}
