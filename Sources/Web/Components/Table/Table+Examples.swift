extension Table: Exemplified {
  static var examples: [Example] {
    [
      Example(
        "按期限排的待办",
        Table(
          caption: "待办，最急的在前", columns: ["到期", "事项", "在谁手里", Column("关联", numeric: true)],
          rows: [
            [
              "\(Tag("超 2 小时", .late))",
              "<a href=\"#main\">地下车库积水漫到配电箱</a><small>紧急 · 已报供电</small>", "物业工程班", "5 户",
            ],
            [
              "\(Tag("今天 17:30", .near))",
              "<a href=\"#main\">楼道灯坏了，晚上下楼看不见</a><small>HP-2611-0427 · 手机</small>", "周师傅",
              "12 户",
            ],
            ["\(Tag("11 月 27 日"))", "<a href=\"#main\">高龄津贴，材料差一张照片</a>", "王社工", "–"],
          ]))
    ]
  }
}
