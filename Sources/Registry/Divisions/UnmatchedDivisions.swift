import Kernel

/// What of two lists of one level has not found its other half yet.
struct UnmatchedDivisions {
  struct Key: Hashable {
    let parent: DivisionCode?
    let name: String
  }

  /// Of the older list.
  var left: [Division]
  /// Of the newer list.
  var arrived: [Division]
  let codesBefore: Set<DivisionCode>
  let codesNow: Set<DivisionCode>

  /// Leaves out what has the same code and the same name in both.
  init(_ before: [Division], _ now: [Division]) {
    let old = Dictionary(uniqueKeysWithValues: before.map { ($0.code, $0) })
    let new = Dictionary(uniqueKeysWithValues: now.map { ($0.code, $0) })
    left = before.filter { !$0.isNamed(as: new[$0.code]) }
    arrived = now.filter { !$0.isNamed(as: old[$0.code]) }
    codesBefore = Set(old.keys)
    codesNow = Set(new.keys)
  }

  mutating func take(_ from: Division, _ to: Division) {
    left.removeAll { $0.code == from.code }
    arrived.removeAll { $0.code == to.code }
  }

  /// Pairs whose key stands once on either side. A division without a key is left out.
  func pairs(old: (Division) -> Key?, new: (Division) -> Key?) -> [(Division, Division)] {
    let before = UnmatchedDivisions.byKey(left, old)
    let now = UnmatchedDivisions.byKey(arrived, new)
    return left.compactMap { from in
      guard let key = old(from), before[key]?.count == 1, let to = now[key], to.count == 1 else {
        return nil
      }
      return (from, to[0])
    }
  }

  private static func byKey(_ divisions: [Division], _ key: (Division) -> Key?) -> [Key: [Division]]
  {
    var found: [Key: [Division]] = [:]
    for division in divisions { key(division).map { found[$0, default: []].append(division) } }
    return found
  }
}

/// Where what lay in a division lies now.
struct DivisionHeirs {
  private let before: [DivisionCode?: [Division]]
  private let standing: Set<UnmatchedDivisions.Key>
  private let now: [String: [DivisionCode]]

  init(from old: [Division], to new: [Division]) {
    before = Dictionary(grouping: old, by: \.code.parent)
    standing = Set(old.map { .init(parent: $0.code.parent, name: $0.name) })
    now = new.reduce(into: [:]) { found, child in
      child.code.parent.map { found[child.name, default: []].append($0) }
    }
  }

  /// The one division that took more than half of what lay in this one, by names, and in which
  /// no such name stood before.
  func heir(of gone: DivisionCode) -> DivisionCode? {
    guard let children = before[gone] else { return nil }
    var votes: [DivisionCode: Int] = [:]
    for child in children {
      for parent in Set(now[child.name] ?? [])
      where parent != gone && !standing.contains(.init(parent: parent, name: child.name)) {
        votes[parent, default: 0] += 1
      }
    }
    let most = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return most.flatMap { $0.value * 2 > children.count ? $0.key : nil }
  }
}

extension Division {
  /// The same characters, not only equal ones: a list that writes a compatibility character where
  /// another writes the common one has changed the name.
  func isNamed(as other: Division?) -> Bool {
    other.map { name.unicodeScalars.elementsEqual($0.name.unicodeScalars) } ?? false
  }

  /// The name without its kind (谢庄 of 谢庄乡); nil where that leaves less than two characters.
  var stem: String? {
    let kind = Division.kinds.first { name.hasSuffix($0) } ?? ""
    let stem = name.dropLast(kind.count)
    return stem.count < 2 ? nil : String(stem)
  }

  /// The longer before what they end in.
  private static let kinds = [
    "社区居民委员会", "社区居委会", "居民委员会", "村民委员会", "街道办事处", "居委会", "村委会", "街道", "社区",
    "镇", "乡", "村", "县", "市", "区",
  ]
}
