extension Pager: Exemplified {
  static var examples: [Example] {
    [Example("一页放不下时", Pager(newer: .nowhere, older: .nowhere, words: "第 21–40 件，共 128 件"))]
  }
}
