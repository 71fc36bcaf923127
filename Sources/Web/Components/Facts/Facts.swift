/// What is known about a thing: each fact with its name.
public struct Facts: Component {
  let facts: [(String, HTML)]

  public init(_ facts: [(String, HTML)]) { self.facts = facts }

  public var html: HTML { "<dl class=\"facts\">\(each: facts, fact)</dl>" }

  private func fact(_ fact: (String, HTML)) -> HTML {
    "<div><dt>\(fact.0)</dt><dd>\(fact.1)</dd></div>"
  }
}
