extension FormBox: Exemplified {
  static var examples: [Example] {
    [
      Example(
        "问一件事，一个按钮",
        FormBox(
          to: .nowhere, fields: "", keepsDraft: true,
          body: """
            \(Field("more", label: "补充一句", kind: .words(rows: 3, most: 300)))\
            \(Button("提交"))
            """))
    ]
  }
}
