extension Card: Exemplified {
  static var examples: [Example] {
    [
      Example("有题目的", Card(title: "谁看得到", body: "<p>别人能看到：楼号、事情和进度。看不到：您是谁、电话、门牌。</p>")),
      Example("没有题目的", Card(body: "<p>三天内一定有人回您。</p>")),
    ]
  }
}
