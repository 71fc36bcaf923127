extension Seal: Exemplified {
  static var examples: [Example] {
    let words = ["先锋", "议事", "评理", "新风", "办事"]
    return zip(words, Pillar.allCases).map { Example($0, Seal($1)) }
      + [Example("本系统", Seal.house)]
  }
}
