import TestKit
import Testing

/// What the small reader of Swift makes of a file.
@Suite struct SourceTextTests {
  private func read(_ text: String) -> SourceText {
    SourceText(path: "Sources/A/B.swift", text: text)
  }

  @Test func literalsKeepTheirHolesAndLines() {
    let file = read(#"let a = "x \(f("y")) z"; let b = """"# + "\n  k\n  \"\"\"\nlet c = 1")
    #expect(file.literals.map(\.text) == ["x \u{1} z", "y", "\n  k\n  "])
    #expect(file.tokens.last?.line == 4)
  }

  @Test func rawLiteralsAndCommentsAreNoCode() {
    let file = read("let a = #\"\"\\(b) \\#(c)\"#  // func d() {\n/* { /* } */ */ func e() {}")
    #expect(file.literals.map(\.text) == ["\"\\(b) \u{1}"])
    #expect(file.comments.count == 2)
    #expect(file.outline.functions.map(\.name) == ["e"])
  }

  @Test func functionsAreMeasuredFromNameToBrace() {
    let file = read(
      """
      struct A {
        init(
          b: () -> Void = { c() }
        ) {
          self.init()
        }
        var d: Int { 1 }
        func e()
          -> Int
        { 1 }
      }
      protocol F {
        func g()
        var h: Int { get }
      }
      """)
    #expect(file.outline.functions.map(\.name) == ["init", "e"])
    #expect(file.outline.functions.map(\.lines) == [5, 3])
  }

  @Test func declarationsKnowTheirDepth() {
    let file = read(
      """
      public struct A {
        static let b = 1
        func c() { let d = 2; struct E {} }
        enum F { case g, h }
      }
      let i = [1].map { let j = $0; return j }
      """)
    let found = file.outline.declarations
    #expect(found.map(\.name) == ["A", "b", "c", "F", "g", "i"])
    #expect(found.filter(\.isTopLevel).map(\.name) == ["A", "i"])
    #expect(found.filter(\.isPublic).map(\.name) == ["A"])
  }
}
