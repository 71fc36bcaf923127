import Kernel

/// One difference between two lists.
public struct DivisionChange: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A code that names a division which the older list does not have.
    case new
    /// A division that the newer list does not have, and of which nothing tells where it went.
    case gone
    /// The same code, another name, and neither name stands elsewhere in the other list.
    case renamed
    /// The same division under another code.
    case recoded
    /// A division that is gone while most of what lay in it now lies in another.
    case merged
  }

  public let kind: Kind
  /// Nil where it is new.
  public let old: Division?
  /// What it is now, or what it was merged into; nil where it is gone.
  public let new: Division?

  public var level: DivisionCode.Level? { (old ?? new)?.code.level }
}

/// What differs between two lists of one province, each told by a rule that can be checked.
///
/// Lists carry no word of what became of a division, only codes and names, and codes are given
/// anew: in 2022 three towns of one county exchanged theirs. From the province down, level by
/// level, and only where both lists have the level:
///
/// 1. The code has the same name: unchanged.
/// 2. *Recoded*: a name that lost its code stands, once, under another code of the same parent (or
///    of that parent's new code); for codes that the other list does not have at all, the name
///    without 街道, 镇, 乡 and the like is enough, so 谢庄乡 that became 谢庄镇 is one division.
/// 3. *Renamed*: the code stands in both, with names that rule 2 did not find elsewhere.
/// 4. *Merged*: more than half of what lay in a gone division, by name, lies in one other division
///    in which it did not lie before. Where that one is itself new and takes from no other, the
///    division was recoded instead. Communities have nothing below them: they are never merged.
/// 5. *Gone* and *new*: the rest.
///
/// Silence is no absence: a community is told as gone or new only where both lists name others of
/// the same street.
public struct DivisionChanges: Sendable {
  public private(set) var all: [DivisionChange] = []
  /// How many divisions of a level stand unchanged in both lists.
  public private(set) var unchanged: [DivisionCode.Level: Int] = [:]
  /// How many of the newer list the older has nothing to compare with.
  public private(set) var uncompared: [DivisionCode.Level: Int] = [:]

  private let old: [DivisionCode.Level: [Division]]
  private let new: [DivisionCode.Level: [Division]]
  /// New codes of divisions that were recoded.
  private var moves: [DivisionCode: DivisionCode] = [:]

  /// - Parameter prefixes: where not empty, only codes that begin with one of these are compared:
  ///   for lists that hold a part of a province.
  public init(from old: [Division], to new: [Division], within prefixes: [String] = []) {
    let within = { (division: Division) in
      prefixes.isEmpty || prefixes.contains { division.code.digits.hasPrefix($0) }
    }
    self.old = Dictionary(grouping: old.filter(within), by: \.code.level)
    self.new = Dictionary(grouping: new.filter(within), by: \.code.level)
    for level in DivisionCode.Level.allCases { compare(level) }
  }

  public func count(_ kind: DivisionChange.Kind) -> Int { all.count { $0.kind == kind } }

  private mutating func compare(_ level: DivisionCode.Level) {
    guard let now = new[level] else { return }
    guard let before = old[level] else {
      uncompared[level] = now.count
      return
    }
    var rest = UnmatchedDivisions(before, now)
    unchanged[level] = now.count - rest.arrived.count
    pairByName(&rest)
    pairByStem(&rest)
    pairByCode(&rest)
    merge(&rest, at: level)
    tell(rest, level, Set(before.map(parentNow)), Set(now.map(\.code.parent)))
  }

  /// Rule 2, by the whole name.
  private mutating func pairByName(_ rest: inout UnmatchedDivisions) {
    let pairs = rest.pairs(
      old: { .init(parent: parentNow($0), name: $0.name) },
      new: { .init(parent: $0.code.parent, name: $0.name) })
    for (from, to) in pairs { recode(from, to, &rest) }
  }

  /// Rule 2, by the name without its kind.
  private mutating func pairByStem(_ rest: inout UnmatchedDivisions) {
    let (before, now) = (rest.codesBefore, rest.codesNow)
    let pairs = rest.pairs(
      old: {
        guard !now.contains($0.code), let stem = $0.stem else { return nil }
        return .init(parent: parentNow($0), name: stem)
      },
      new: {
        guard !before.contains($0.code), let stem = $0.stem else { return nil }
        return .init(parent: $0.code.parent, name: stem)
      })
    for (from, to) in pairs { recode(from, to, &rest) }
  }

  /// Rule 3.
  private mutating func pairByCode(_ rest: inout UnmatchedDivisions) {
    let arrived = Dictionary(uniqueKeysWithValues: rest.arrived.map { ($0.code, $0) })
    for from in rest.left {
      guard let to = arrived[from.code] else { continue }
      all.append(DivisionChange(kind: .renamed, old: from, new: to))
      rest.take(from, to)
    }
  }

  /// Rule 4.
  private mutating func merge(_ rest: inout UnmatchedDivisions, at level: DivisionCode.Level) {
    guard let below = DivisionCode.Level(rawValue: level.rawValue + 1),
      let oldChildren = old[below], let newChildren = new[below]
    else { return }
    let heirs = DivisionHeirs(from: oldChildren, to: newChildren)
    let here = Dictionary(uniqueKeysWithValues: (new[level] ?? []).map { ($0.code, $0) })
    let found = rest.left.compactMap { from in
      heirs.heir(of: from.code).flatMap { here[$0] }.map { (from, $0) }
    }
    let takers = Dictionary(grouping: found, by: \.1.code)
    for (from, to) in found {
      if takers[to.code]?.count == 1, rest.arrived.contains(to) {
        recode(from, to, &rest)
      } else {
        all.append(DivisionChange(kind: .merged, old: from, new: to))
        rest.left.removeAll { $0 == from }
      }
    }
  }

  /// Rule 5.
  private mutating func tell(
    _ rest: UnmatchedDivisions, _ level: DivisionCode.Level,
    _ parentsBefore: Set<DivisionCode?>, _ parentsNow: Set<DivisionCode?>
  ) {
    let isPatchy = level == .community
    for from in rest.left where !isPatchy || parentsNow.contains(parentNow(from)) {
      all.append(DivisionChange(kind: .gone, old: from, new: nil))
    }
    for to in rest.arrived {
      if isPatchy, !parentsBefore.contains(to.code.parent) {
        uncompared[level, default: 0] += 1
      } else {
        all.append(DivisionChange(kind: .new, old: nil, new: to))
      }
    }
  }

  private mutating func recode(
    _ from: Division, _ to: Division, _ rest: inout UnmatchedDivisions
  ) {
    all.append(DivisionChange(kind: .recoded, old: from, new: to))
    moves[from.code] = to.code
    rest.take(from, to)
  }

  /// The code that the division's parent has in the newer list.
  private func parentNow(_ division: Division) -> DivisionCode? {
    division.code.parent.map { moves[$0] ?? $0 }
  }
}
