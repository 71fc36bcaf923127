import TestKit
import Testing

/// Each rule has a sample that fails it, and one beside it that passes: a rule that has gone blind
/// or sees ghosts is worse than none.
@Suite struct HouseSampleTests {
  @Test(arguments: HouseSample.all)
  func theRuleBites(_ sample: HouseSample) throws {
    let found = try sample.found(in: sample.bad)
    #expect(!found.isEmpty, "\(sample.rule) misses its sample")
    let first = try #require(found.first)
    #expect(first.line == sample.line, "\(first)")
    #expect(first.advice.contains(sample.says), "\(first)")
  }

  @Test(arguments: HouseSample.all)
  func theRuleLetsGoodCodePass(_ sample: HouseSample) throws {
    let found = try sample.found(in: sample.good)
    #expect(found.isEmpty, "\(found)")
  }

  @Test func everyRuleHasASample() {
    let without = Set(HouseRule.all.map(\.name)).subtracting(HouseSample.all.map(\.rule))
    #expect(without.isEmpty)
  }
}

/// Code that breaks a rule, and code that keeps it.
struct HouseSample: Sendable, CustomTestStringConvertible {
  let rule: String
  var path = "Sources/Cases/Matter/Matter.swift"
  let bad: String
  let good: String
  /// Where the rule finds it, and what it advises.
  var line = 1
  let says: String

  var testDescription: String { "\(rule): \(says)" }

  func found(in text: String) throws -> [Violation] {
    let rule = try #require(HouseRule.all.first { $0.name == self.rule }, "no rule \(self.rule)")
    let glossary = Repository.Paper(path: "docs/GLOSSARY.md", text: "| 事项 | `Matter` | custom |")
    if path.hasSuffix(".swift") {
      return rule.find(
        Repository(sources: [SourceText(path: path, text: text)], papers: [glossary]))
    }
    return rule.find(Repository(sources: [], papers: [Repository.Paper(path: path, text: text)]))
  }
}
