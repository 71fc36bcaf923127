public import Kernel
public import Store
import Text

/// Brings the rows of another system's table in as matters.
///
/// The file is read piece by piece and kept chunk by chunk, each chunk one act of about 20 ms, so
/// that the desk goes on working meanwhile and memory does not grow with the file. A row is known
/// by the name of its source and its key: read again, it is counted as repeated, so that an import
/// which was stopped is simply run again. The same key with other cells is refused; nothing that
/// was loaded is ever overwritten.
///
/// An open matter gets the clock of its state from the moment of the import on: what we promise
/// did not bind us before the matter was ours, and many tables are older than the promise.
public struct MatterImport: Sendable {
  public let map: MatterMap
  /// The column whose cell tells rows apart.
  public let key: String
  public let zone: Zone
  public let place: PlaceID
  /// What the rows are known under, together with their keys.
  public let source: String

  /// - Parameter source: the map's name where nothing else is said. Two tables of the same form,
  ///   whose keys may collide, need a source each.
  public init(map: MatterMap, key: String, zone: Zone, place: PlaceID, source: String? = nil) {
    self.map = map
    self.key = key
    self.zone = zone
    self.place = place
    self.source = source ?? map.name
  }

  /// Reads the file to its end, or to what stops it.
  ///
  /// - Parameters:
  ///   - total: bytes of the file, for progress.
  ///   - next: the next bytes, some 64 KiB; nil at the end.
  ///   - now: the time of arrival of each chunk.
  ///   - progress: called after each chunk.
  /// - Throws: ``Refusal`` `.invalid` "import.empty", "import.heading", "import.column",
  ///   "import.column-twice", "import.encoding-unknown", "import.encoding"; what the database
  ///   throws. What was committed until then stays, and another run goes on from there.
  @discardableResult
  public func run(
    of total: Int? = nil, _ next: () async throws -> [UInt8]?, into database: any Database,
    now: @escaping @Sendable () -> Instant, progress: (ImportTally) -> Void = { _ in }
  ) async throws -> ImportTally {
    var reading = Reading(of: self, totalBytes: total)
    var table = CSVFile()
    while table.problem == nil, let bytes = try await next() {
      reading.tally.bytes += bytes.count
      try reading.take(table.feed(bytes))
      try await reading.keep(least: ImportChunk.rowsMost, database, now, progress)
    }
    try reading.take(table.finish())
    try await reading.keep(least: 1, database, now, progress)
    if let problem = table.problem { throw MatterImport.refusal(of: problem) }
    guard reading.hasHeading else { throw Refusal.invalid("import.empty") }
    return reading.tally
  }
}

extension MatterImport {
  private static func refusal(of problem: CSVFile.Problem) -> Refusal {
    switch problem {
    case .unknownEncoding: .invalid("import.encoding-unknown")
    case .wrongByte(let wrong):
      .invalid(
        "import.encoding", ["encoding": wrong.encoding.rawValue, "offset": String(wrong.offset)])
    }
  }

  /// A run under way: the heading, the count, and the rows that wait to be kept.
  private struct Reading {
    private let order: MatterImport
    private var columns: MappedColumns?
    private var waiting: [ImportChunk.Line] = []
    private var waitingBytes = 0
    var tally: ImportTally

    var hasHeading: Bool { columns != nil }

    init(of order: MatterImport, totalBytes: Int?) {
      self.order = order
      tally = ImportTally(totalBytes: totalBytes)
    }

    mutating func take(_ rows: [CSVReader.Row]) throws(Refusal) {
      for row in rows {
        guard let columns else {
          columns = try MappedColumns(
            order.map, key: order.key, zone: order.zone, heading: row)
          continue
        }
        waiting.append(ImportChunk.Line(row, by: columns))
        waitingBytes += row.next.offset - row.offset
      }
    }

    /// Commits chunk by chunk while `least` rows wait, or bytes enough.
    mutating func keep(
      least: Int, _ database: any Database, _ now: @Sendable () -> Instant,
      _ progress: (ImportTally) -> Void
    ) async throws {
      while !waiting.isEmpty, waiting.count >= least || waitingBytes >= ImportChunk.bytesMost {
        try Task.checkCancellation()
        let chunk = try ImportChunk(
          waiting.prefix(ImportChunk.rowsMost), of: order.source, at: order.place, now: now())
        let outcomes = try await database.act(in: order.place) { try chunk.keep(in: $0) }
        for (line, outcome) in zip(waiting, outcomes) { count(line, outcome) }
        waiting.removeFirst(outcomes.count)
        progress(tally)
      }
      if waiting.isEmpty { waitingBytes = 0 }
    }

    private mutating func count(_ line: ImportChunk.Line, _ outcome: ImportChunk.Outcome) {
      waitingBytes -= line.bytes
      switch outcome {
      case .loaded(let isDoubtful):
        tally.loaded += 1
        if isDoubtful { tally.doubtful += 1 }
      case .repeated: tally.repeated += 1
      case .refused(let refusal):
        tally.refuse(
          ImportTally.RefusedRow(
            row: line.row, line: line.line, key: line.key, refusal: refusal))
      }
    }
  }
}
