extension Stars: Exemplified {
  static var examples: [Example] {
    [Example("请居民打分", Stars(name: "grade"))]
  }
}
