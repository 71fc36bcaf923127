extension Tag: Exemplified {
  static var examples: [Example] {
    [
      Example("平常的", Tag("手机")), Example("快到期", Tag("今天 17:30", .near)),
      Example("已超期", Tag("超 2 小时", .late)), Example("好了", Tag("已办结", .good)),
    ]
  }
}
