extension Field: Exemplified {
  static var examples: [Example] {
    [
      Example(
        "写一段话",
        Field(
          "words", label: "什么事？", kind: .words(rows: 4, most: 500),
          hint: "像跟邻居说话一样写，比如：楼道灯坏了，老人晚上下楼看不清。", required: true)),
      Example("写一行", Field("spot", label: "在哪里？", hint: "哪栋楼、哪个单元，或旁边有什么。")),
      Example(
        "没填对",
        Field(
          "phone", label: "手机号", kind: .line(inputMode: .tel), value: "1381234",
          hint: "只有经办人看得到。", error: "手机号要 11 位，现在是 7 位，请补全。", autocomplete: "tel")),
      Example(
        "从几项里选",
        Field(
          "sort", label: "属于哪一类？",
          kind: .radios([
            Option(value: "light", words: "路灯、楼道灯"),
            Option(value: "noise", words: "噪声", hint: "正在吵的，请直接打电话"),
            Option(value: "other", words: "说不清"),
          ]), required: true)),
      Example(
        "从很多项里选",
        Field(
          "body", label: "交给谁办？",
          kind: .choice(
            [Option(value: "1", words: "物业工程班"), Option(value: "2", words: "第三网格")],
            blank: "请选一个"))),
      Example("照片", Field("photos", label: "照片", kind: .photos(most: 6), hint: "最多 6 张，拍照或从相册选。")),
      Example("打勾", Field("secret", label: "", kind: .check("不公开，只让经办人看"))),
      Example("一天", Field("day", label: "哪一天？", kind: .line(inputMode: .day), value: "2026-11-25")),
    ]
  }
}
