extension EmptyState: Exemplified {
  static var examples: [Example] {
    [
      Example(
        "还没有内容",
        EmptyState("手上没有待办", "居民报的事受理后会出现在这里，最急的排在最前。", link: ("看全部", .nowhere)))
    ]
  }
}
