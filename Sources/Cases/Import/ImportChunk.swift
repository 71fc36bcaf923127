public import Kernel
import Text

/// The rows that one act keeps: as many of these as fit into the time that the writer may be held.
struct ImportChunk: Sendable {
  /// A row on its way: a matter, or the reason why it is none.
  struct Line: Sendable {
    let row: Int
    let line: Int
    let key: String?
    let bytes: Int
    let matter: Result<ImportedMatter, Refusal>

    init(_ row: CSVReader.Row, by columns: MappedColumns) {
      self.row = row.number - 1
      line = row.line
      key = columns.key(of: row)
      bytes = row.next.offset - row.offset
      matter = Result { () throws(Refusal) in try columns.matter(row) }
    }
  }

  enum Outcome: Sendable {
    case loaded(isDoubtful: Bool)
    case repeated
    case refused(Refusal)
  }

  let lines: [Line]
  let source: String
  let mandate: Mandate
  /// What each open state's clock shows when it starts with this chunk.
  let clocks: [Matter.State: RunningClock]

  /// How long the writer may be held by one chunk: others wait that long.
  static let timeMost = Duration.milliseconds(20)
  static let rowsMost = 256
  /// Bytes of rows that wait; the longest row has one mebibyte.
  static let bytesMost = 1 << 22

  init(_ lines: some Sequence<Line>, of source: String, at place: PlaceID, now: Instant)
    throws(Refusal)
  {
    self.lines = Array(lines)
    self.source = source
    mandate = Mandate(
      place: place, actor: .import, powers: [.importMatters], channel: .system, arrivedAt: now)
    var clocks: [Matter.State: RunningClock] = [:]
    for state in Matter.State.allCases {
      guard let code = Matter.clock(in: state) else { continue }
      clocks[state] = try RunningClock.start(code, at: now)
    }
    self.clocks = clocks
  }
}

extension Matter {
  /// The clock that runs in an open state; nil for an ended one.
  static func clock(in state: State) -> String? {
    if state == flow.start { return firstClock }
    if flow.ends.contains(state) { return nil }
    return flow.arcs.first { $0.to == state && $0.clock != nil }?.clock
  }
}

extension Power {
  public static let importMatters = Power("matters.import")
}
