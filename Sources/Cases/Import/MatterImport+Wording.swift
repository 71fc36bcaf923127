public import Kernel

extension ImportTally {
  /// The count as one line.
  public var text: String {
    let doubt = doubtful == 0 ? "" : "（其中 \(doubtful) 行时间有疑，不计入时长）"
    return "共 \(rows) 行：导入 \(loaded) 行\(doubt)，重复 \(repeated) 行，退回 \(refused) 行"
  }

  /// How many rows each reason refused, the most frequent first.
  public var reasonLines: [String] {
    reasons.sorted { ($1.value, $0.key.code) < ($0.value, $1.key.code) }
      .map { "\($0.value) 行 \($0.key)" }
  }
}

extension ImportTally.RefusedRow {
  /// Why, and what to do: `第 12 行（文件第 30 行，编号 A7）：…`
  public var text: String {
    let known = key.map { "，编号 \($0)" } ?? ""
    return "第 \(row) 行（文件第 \(line) 行\(known)）：\(MatterImport.sentence(refusal))"
  }
}

extension MatterImport {
  /// The sentence of a refusal of this slice, with its facts filled in; otherwise the reason.
  public static func sentence(_ refusal: Refusal) -> String {
    refusal.filled(into: refusals[refusal.reason] ?? refusal.reason.code)
  }

  /// The sentence of each refusal, saying what to do now.
  public static let refusals: [Refusal.Reason: String] = [
    "import.empty": "文件里没有内容，连表头也没有。",
    "import.encoding-unknown": "看不出文件的编码。请另存为 UTF-8 编码的 CSV 再导入。",
    "import.encoding":
      "文件按 {encoding} 读到第 {offset} 字节读不下去了，前面的行已导入。请修好文件再运行一次，会接着导入。",
    "import.heading": "表头这一行读不出来，请检查引号和编码。",
    "import.column": "表头里没有“{column}”这一栏，请检查文件、对照表和 --key。",
    "import.column-twice": "表头里有两个“{column}”，分不清用哪一个，请改名。",
    "import.zone": "没有“{zone}”这个时区，请写 Asia/Shanghai 这样的名称。",
    "import.changed": "这一行以前导入过，现在内容不同。原来的没有改动，请人工核对。",
    "import.key": "“{column}”一栏是空的、太长或者含有控制符，认不出是哪一条。",
    "import.words": "“{column}”等栏都是空的，没有可导入的内容。",
    "import.date": "“{column}”一栏的时间是空的，或者与对照表写的格式不一样。",
    "import.state": "“{column}”一栏的状态在对照表里没有，请补进对照表。",
    "import.text-long": "“{column}”一栏太长，放不下。",
    "import.control": "“{column}”一栏含有看不见的控制符。",
    "import.ragged": "这一行的栏数和表头不一样，请检查逗号和引号。",
    "import.stray-quote": "这一行的引号不成对。",
    "import.open-quote": "到文件末尾引号还没有闭合，文件可能不完整。",
    "import.nul": "这一行含有空字节。",
    "import.not-utf8": "这一行有不是 UTF-8 的字节。",
    "import.too-long": "这一行太长，超过了一格 256 KB 或者一行 1 MB。",
    "map.json": "对照表不是一个 JSON 对象，请检查逗号、引号和括号。",
    "map.name": "没有名叫“{name}”的对照表。自带的有：{known}。",
    "map.missing": "对照表里缺少“{field}”。",
    "map.type": "对照表里“{field}”的写法不对，请对照说明。",
    "map.unknown-field": "对照表里的“{field}”是不认识的一项，请检查拼写。",
    "map.dates": "对照表里的时间格式“{value}”看不懂。",
    "map.state": "对照表里“{field}”写的“{value}”不是本系统的状态。",
    "map.long": "对照表的名称或者默认地点太长。",
  ]
}
