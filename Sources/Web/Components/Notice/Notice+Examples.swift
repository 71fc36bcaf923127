extension Notice: Exemplified {
  static var examples: [Example] {
    [
      Example("告诉一声", Notice(.info, "周三上午律师在", "<p>二楼调解室，不用预约。</p>")),
      Example("办妥了", Notice(.good, "收到了，编号 2611-0427", "<p>今天 17:30 前有人到场。</p>")),
      Example("超期了", Notice(.late, "已经超过期限 2 小时", "<p>社区主任已经知道，正在催。</p>")),
      Example(
        "没办成", Notice(.refused, "没有提交：还没写什么事", "<p>请在下面写一句话，再点“提交”。其他内容都还在。</p>")),
    ]
  }
}
