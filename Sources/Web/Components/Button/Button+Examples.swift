extension Button: Exemplified {
  static var examples: [Example] {
    [
      Example("一页上最要紧的一步", Button("提交")),
      Example("也可以做的", Button("撤回", kind: .quiet, name: "step", value: "withdraw")),
      Example("不显眼的", Button("换一个", kind: .plain)),
      Example("去别的页", LinkButton("我要反映", to: .nowhere)),
      Example("工作台上的快捷键", LinkButton("代居民登记", to: .nowhere, kind: .quiet, key: "n")),
    ]
  }
}

extension Link {
  /// Where the links of examples lead.
  static let nowhere = Link(absolute: "#main")
}
