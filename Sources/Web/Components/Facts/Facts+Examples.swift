extension Facts: Exemplified {
  static var examples: [Example] {
    [
      Example(
        "一件事的要点",
        Facts([
          ("地点", "7 号楼二单元"), ("来源", "手机"), ("在谁手里", "物业工程班（周师傅）"),
          ("首接人", "李网格员，有事找她"),
        ]))
    ]
  }
}
