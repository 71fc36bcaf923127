import ArgumentParser
import Kernel
import Law

struct LawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law", abstract: "Shows rules with a term, and counts when a term ends.",
    subcommands: [List.self, Show.self, DueCommand.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "All rules, or those in force on a day.")

    @Option(help: "YYYY-MM-DD: only rules in force on that day.")
    var on: Day?
    @Flag var json = false

    func run() { print(json ? Rulebook.listJSON(on: on) : Rulebook.listText(on: on)) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One rule with its article.")

    @Argument(help: "The rule's code, such as weifang.12345.reply.")
    var rule: String
    @Flag var json = false

    func run() throws {
      try refusing { print(try json ? Rulebook.showJSON(rule) : Rulebook.showText(rule)) }
    }
  }

  struct DueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "due", abstract: "When a term ends, with the arithmetic day by day.")

    @Argument(help: "The rule's code.")
    var rule: String
    @Option(help: "When it began: 2026-09-29T16:40, by a clock in China.")
    var from: Instant
    @Option(help: "FROM..TO, or FROM.. for one that lasts; may be given several times.")
    var pause: [Pause] = []
    @Flag(help: "The one extension that the rule allows was taken.")
    var extended = false
    @Flag var json = false

    func run() throws {
      try refusing {
        print(
          try json
            ? Rulebook.dueJSON(rule, from: from, pauses: pause, extended: extended)
            : Rulebook.dueText(rule, from: from, pauses: pause, extended: extended))
      }
    }
  }
}

/// Says a refusal as the sentence that its reader understands, on standard error.
func refusing(_ body: () throws -> Void) throws {
  do { try body() } catch let refusal as Refusal {
    throw ValidationError(sentence(of: refusal))
  }
}

func sentence(of refusal: Refusal) -> String {
  let text = refusal.filled(into: Rulebook.refusals[refusal.reason] ?? "")
  return text.isEmpty ? "\(refusal.kind): \(refusal.reason)" : "\(text) (\(refusal.reason))"
}
