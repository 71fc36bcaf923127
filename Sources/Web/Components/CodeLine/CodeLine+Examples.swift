extension CodeLine: Exemplified {
  static var examples: [Example] {
    [Example("编号", CodeLine("2611-0427")), Example("查询码", CodeLine("7Q2K9D4XHP"))]
  }
}
