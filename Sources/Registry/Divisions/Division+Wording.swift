public import Kernel

extension Division {
  /// What is said to whoever brings in a list of divisions.
  public static let refusals: [Refusal.Reason: String] = [
    "division.code": "区划代码应当是 2、4、6、9 或 12 位数字。",
    "division.name": "这一行没有名称，或者名称太长、含有控制字符，请核对后再导入。",
    "division.row": "这一行的格数和表头对不上，或者有读不出的字，请核对后再导入。",
    "division.changed": "同一年里这个代码已经登记了另一个名称，没有改动。请核对年份和代码体系。",
    "division.year": "年份不对，应当在 1980 到 2100 之间。",
    "division.within": "范围应当是区划代码开头的 2 到 12 位数字。",
    "division.heading": "第一行应当是表头，要有“代码”和“名称”两列。",
    "division.encoding": "看不出文件的编码。请另存为 UTF-8 编码的 CSV 再导入。",
    "division.empty": "文件里没有内容，连表头也没有。",
  ]

  /// The sentence of a refusal of this slice.
  public static func sentence(_ refusal: Refusal) -> String {
    refusals[refusal.reason] ?? refusal.reason.code
  }

  /// `3403 蚌埠市`
  public var text: String { "\(code) \(name)" }
}

extension DivisionChange {
  /// One line: `更名 130125209 上闫庄乡 → 130125209 上阎庄乡`.
  public var text: String {
    [kind.text, [old, new].compactMap { $0?.text }.joined(separator: " → ")]
      .joined(separator: " ")
  }
}

extension DivisionChange.Kind {
  public var text: String {
    switch self {
    case .new: "新增"
    case .gone: "撤销"
    case .renamed: "更名"
    case .recoded: "换码"
    case .merged: "并入"
    }
  }
}

extension DivisionCode.Level {
  public var text: String {
    switch self {
    case .province: "省级"
    case .city: "地级"
    case .county: "县级"
    case .street: "乡级"
    case .community: "社区（村）"
    }
  }
}

extension DivisionTally {
  /// The count in a few lines, without the changes themselves.
  public var text: String {
    var lines = ["共 \(rows) 行：导入 \(loaded) 行，重复 \(repeated) 行，退回 \(refused) 行"]
    lines += rowsByLevel.sorted { $0.key < $1.key }.map { level, rows in
      let years = (comparedWith[level] ?? []).sorted().map { "\($0) 年" }
      return "\(level.text) \(rows) 个，"
        + (years.isEmpty ? "没有更早的名单可比" : "与 \(years.joined(separator: "、"))的名单相比")
    }
    let counts = DivisionChange.Kind.allCases.map { "\($0.text) \(count($0))" }
    lines.append(counts.joined(separator: "，") + "，未变 \(unchanged)，无从比较 \(uncompared)")
    if doubtful > 0 { lines.append("\(doubtful) 个名称含有问号或自造字，请核对") }
    return lines.joined(separator: "\n")
  }
}

extension DivisionTally.RefusedRow {
  /// `文件第 30 行：…`
  public var text: String {
    "文件第 \(line) 行：\(Division.sentence(refusal))"
  }
}
