public import Kernel

/// What an import of divisions did, and what is different from the list before.
public struct DivisionTally: Sendable {
  public struct RefusedRow: Hashable, Sendable {
    /// The line of the file, as an editor shows it.
    public let line: Int
    public let refusal: Refusal
  }

  public private(set) var loaded = 0
  public private(set) var repeated = 0
  public private(set) var refused = 0
  /// The first ``refusalsMost`` of them.
  public private(set) var refusals: [RefusedRow] = []
  /// Of the rows that were not refused: names that stand in for a character; see
  /// ``Division/isDoubtful``.
  public private(set) var doubtful = 0
  /// Rows that were loaded or repeated, by level.
  public private(set) var rowsByLevel: [DivisionCode.Level: Int] = [:]
  /// Changes of the file's levels and of the level above them, where what lay in a division tells
  /// that it was merged.
  public private(set) var changes: [DivisionChange] = []
  public private(set) var unchanged = 0
  public private(set) var uncompared = 0
  /// The years with which the levels were compared.
  public private(set) var comparedWith: [DivisionCode.Level: Set<Int>] = [:]
  private(set) var provinces: Set<String> = []

  public static let refusalsMost = 100

  public var rows: Int { loaded + repeated + refused }
  var levels: Set<DivisionCode.Level> { Set(rowsByLevel.keys) }

  public func count(_ kind: DivisionChange.Kind) -> Int { changes.count { $0.kind == kind } }

  mutating func refuse(_ line: Int, _ refusal: Refusal) {
    refused += 1
    if refusals.count < DivisionTally.refusalsMost {
      refusals.append(RefusedRow(line: line, refusal: refusal))
    }
  }

  mutating func count(_ line: DivisionColumns.Line, _ outcome: Division.Outcome) {
    switch outcome {
    case .loaded: loaded += 1
    case .repeated: repeated += 1
    case .refused(let refusal): return refuse(line.line, refusal)
    }
    let code = line.division.code
    if line.division.isDoubtful { doubtful += 1 }
    rowsByLevel[code.level, default: 0] += 1
    provinces.insert(code.province)
  }

  mutating func add(_ found: DivisionChanges, since years: [DivisionCode.Level: Int]) {
    changes += found.all.filter { change in
      guard let level = change.level else { return false }
      return levels.contains(level)
        || change.kind == .merged && levels.contains { $0.rawValue == level.rawValue + 1 }
    }
    for level in levels {
      unchanged += found.unchanged[level] ?? 0
      uncompared += found.uncompared[level] ?? 0
      years[level].map { _ = comparedWith[level, default: []].insert($0) }
    }
  }
}
