import App
import Kernel
import TestKit
import Testing
import Web

/// Whoever is refused reads in Chinese what to do now: each reason in the code has its sentence.
@Suite struct RefusalSentenceTests {
  private let thrown = ThrownReasons.all(in: HouseTests.repository)
  private let sentences = Sentences(House.features)

  @Test func everyReasonHasItsSentence() {
    let missing = Set(sentences.missing(of: thrown.map { Refusal.Reason($0.code) }).map(\.code))
    let lines = thrown.filter { missing.contains($0.code) }.map {
      "\($0.path):\($0.line): \($0.code) has no sentence; give it one in the slice's +Wording"
    }
    #expect(lines.isEmpty, "\n\(lines.joined(separator: "\n"))")
  }

  /// The scan sees each way in which a reason is written.
  @Test func theReasonsAreFound() {
    let file = SourceText(
      path: "Sources/A/B.swift",
      text: """
        static let many: Refusal.Reason = "a.one"
        throw .invalid("a.two", field: "words")
        throw Refusal(.tooLate, "a.three", ["due": "x"])
        try flow.arc(step, from: state, else: "a.four")
        throw Refusal.forbidden("a.five")
        let name = call("not.this")
        """)
    let found = ThrownReasons.all(in: Repository(sources: [file]))
    #expect(found.map(\.code) == ["a.one", "a.two", "a.three", "a.four", "a.five"])
    #expect(thrown.count > 60)
    #expect(sentences.missing(of: found.map { Refusal.Reason($0.code) }).count == 5)
  }

  /// No sentence shows a hole that nothing fills: what a rule hands over stands beside it.
  @Test func sentencesAreChinese() {
    for reason in Set(thrown.map(\.code)) {
      let sentence = sentences.sentence(for: Refusal(.invalid, Refusal.Reason(reason)))
      #expect(
        sentence.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(reason)")
    }
  }
}
