extension Filters: Exemplified {
  static var examples: [Example] {
    [
      Example(
        "待办的几种看法",
        Filters([
          ("全部", .nowhere, current: true, count: 14), ("快到期", .nowhere, current: false, count: 3),
          ("已超期", .nowhere, current: false, count: 1),
          ("等居民补", .nowhere, current: false, count: nil),
        ]))
    ]
  }
}
