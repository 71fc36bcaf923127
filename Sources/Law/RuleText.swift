import Kernel

/// Reads the blocks of the rule file: `[code]`, then lines of a key, a space and a value.
///
/// The file is part of the program, so what cannot be read is a bug and traps.
enum RuleText {
  static func rules(_ text: String) -> [Rule] {
    var rules: [Rule] = []
    var fields: [Substring: [Substring]] = [:]
    for line in text.split(separator: "\n") {
      if line.hasPrefix("[") {
        if !fields.isEmpty { rules.append(rule(fields)) }
        fields = ["code": [line.dropFirst().dropLast()]]
      } else if !fields.isEmpty, let space = line.firstIndex(of: " ") {
        fields[line[..<space], default: []].append(line[line.index(after: space)...])
      }
    }
    if !fields.isEmpty { rules.append(rule(fields)) }
    return rules
  }

  private static func rule(_ fields: [Substring: [Substring]]) -> Rule {
    let block = Block(fields: fields)
    let force = block.required("force").split(separator: " ")
    let rule = Rule(
      code: block.required("code"), title: block.required("title"),
      starts: block.required("starts"), kind: block.choice("kind"), source: block.source,
      also: block.also, territory: block.required("place"), inForceFrom: block.day(force[0]),
      inForceTo: force.count > 1 ? block.day(force[1]) : nil,
      term: block.term(block.required("term")),
      extension: block.optional("extension").map(block.term),
      owes: block.choice("owes"),
      bound: block.optional("bound") == nil ? .latest : block.choice("bound"))
    precondition(
      rule.extension.map { $0.isOfHours == rule.term.isOfHours } ?? true,
      "\(rule.code): hours are extended by hours, days by days")
    return rule
  }

  private struct Block {
    let fields: [Substring: [Substring]]

    func optional(_ key: Substring) -> String? { fields[key].map { String($0[0]) } }

    func required(_ key: Substring) -> String {
      guard let value = optional(key) else { preconditionFailure("\(fields["code"]!): no \(key)") }
      return value
    }

    func choice<Choice: RawRepresentable<String>>(_ key: Substring) -> Choice {
      guard let choice = Choice(rawValue: required(key)) else {
        preconditionFailure("\(fields["code"]!): \(key) \(required(key))")
      }
      return choice
    }

    func day(_ text: Substring) -> Day {
      guard let day = Day(text) else { preconditionFailure("\(fields["code"]!): day \(text)") }
      return day
    }

    func term(_ text: String) -> Term {
      let parts = text.split(separator: " ")
      guard parts.count == 2, let amount = Int(parts[0]),
        let unit = Term.Unit(rawValue: String(parts[1]))
      else { preconditionFailure("\(fields["code"]!): term \(text)") }
      return Term(amount, unit)
    }

    var source: Rule.Source {
      guard let from = optional("from")?.split(separator: " ") else {
        return Rule.Source(law: "社区服务承诺", article: "", text: required("quote"))
      }
      return Rule.Source(law: String(from[0]), article: String(from[1]), text: required("quote"))
    }

    var also: [Rule.Source] {
      (fields["also"] ?? []).map { line in
        let parts = line.split(separator: " ", maxSplits: 2)
        return Rule.Source(law: source.law, article: String(parts[0]), text: String(parts[2]))
      }
    }
  }
}

/// The articles by law and number.
struct Articles: Sendable {
  static let embedded = Articles(Embedded.articles)

  private var texts: [String: String] = [:]

  init(_ text: String) {
    var key = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("@ ") {
        key = String(line.dropFirst(2))
      } else {
        texts[key] = texts[key].map { $0 + "\n" + line } ?? String(line)
      }
    }
  }

  func text(_ law: String, _ article: String) -> String? { texts[law + " " + article] }
}
