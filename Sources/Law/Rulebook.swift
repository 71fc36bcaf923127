public import Kernel

/// All rules that the program knows.
public enum Rulebook {
  /// In the order of the file: by law, then by article; promises last.
  public static let all: [Rule] = RuleText.rules(Embedded.rules)

  /// The versions of each code, the newest first.
  private static let byCode: [String: [Rule]] = Dictionary(grouping: all, by: \.code)
    .mapValues { $0.sorted { $0.inForceFrom > $1.inForceFrom } }

  /// The newest version of the rule with this code.
  public static func find(_ code: String) -> Rule? { byCode[code]?.first }

  /// The version in force on that day, on which what the rule is about began.
  ///
  /// - Throws: ``Refusal`` `.notFound` "law.unknown-rule" where no rule has this code, `.conflict`
  ///   "law.not-in-force" where none of its versions was in force.
  public static func find(_ code: String, on day: Day) throws(Refusal) -> Rule {
    guard let versions = byCode[code] else {
      throw Refusal(.notFound, "law.unknown-rule", ["rule": code])
    }
    guard let rule = versions.first(where: { $0.isInForce(on: day) }) else {
      throw Refusal(.conflict, "law.not-in-force", ["rule": code, "day": day.description])
    }
    return rule
  }

  /// What is in force on that day, in all territories.
  public static func inForce(on day: Day) -> [Rule] { all.filter { $0.isInForce(on: day) } }

  /// What binds a place of this territory on that day, with the community's own promises.
  public static func rules(binding place: String, on day: Day) -> [Rule] {
    all.filter { $0.isInForce(on: day) && $0.binds(place) }
  }
}
