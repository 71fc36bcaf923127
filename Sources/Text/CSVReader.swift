/// Reads comma-separated rows (RFC 4180) out of UTF-8 bytes that arrive piece by piece.
///
/// Takes what real files hold: a byte order mark, any line end, line ends and quotes inside
/// quotes, stray quotes, rows too short or too long, blank lines. What is odd about a row is
/// told beside the row, never thrown: the importer refuses that row by name and goes on. Memory
/// stays below the limits whatever the file is.
///
/// ```swift
/// var csv = CSVReader()
/// for chunk in chunks { for row in csv.feed(chunk) { … } }
/// for row in csv.finish() { … }
/// ```
public struct CSVReader: Sendable {
  public struct Row: Hashable, Sendable {
    public let cells: [String]
    /// Counts rows from 1, the heading included, blank lines not.
    public let number: Int
    /// The line of the file on which the row begins, from 1, as an editor shows it.
    public let line: Int
    /// Where the row begins, in bytes of what was fed.
    public let offset: Int
    public let problems: Set<Problem>
    /// Where to go on when this row was the last one taken.
    public let next: Mark
  }

  public enum Problem: String, Hashable, Sendable, CaseIterable {
    /// More or fewer cells than the first row.
    case ragged
    /// A quote within a cell that none opened, or text after the closing quote.
    case strayQuote = "stray-quote"
    /// The file ends inside quotes.
    case openQuote = "open-quote"
    /// A zero byte.
    case nul
    /// Bytes that are no UTF-8; they read as U+FFFD.
    case notUTF8 = "not-utf8"
    /// A cell or a row over the limits; what exceeds them is dropped.
    case tooLong = "too-long"
  }

  /// Sizes in bytes, quotes and separators not counted.
  public struct Limits: Hashable, Sendable {
    public var cellBytes: Int
    public var rowBytes: Int
    public var columns: Int

    public init(cellBytes: Int = 1 << 18, rowBytes: Int = 1 << 20, columns: Int = 512) {
      self.cellBytes = cellBytes
      self.rowBytes = rowBytes
      self.columns = columns
    }
  }

  /// A place between two rows, to go on from after an interruption.
  ///
  /// The line is one too low where lines end in a bare CR, as on the first Macintosh.
  public struct Mark: Hashable, Sendable {
    public let offset: Int
    public let row: Int
    public let line: Int
    /// Cells of the first row; nil before it.
    public let columns: Int?

    public init(offset: Int, row: Int, line: Int, columns: Int?) {
      self.offset = offset
      self.row = row
      self.line = line
      self.columns = columns
    }
    public static let start = Mark(offset: 0, row: 0, line: 1, columns: nil)
  }

  private enum State { case rowStart, cellStart, plain, quoted, quoteInQuoted }

  private let separator: UInt8
  private let limits: Limits
  private var state = State.rowStart
  private var cell: [UInt8] = []
  private var cells: [String] = []
  private var rowBytes = 0
  private var problems: Set<Problem> = []
  private var rows: [Row] = []
  private var columns: Int?
  private var number: Int
  private var line: Int
  private var offset: Int
  /// Line and offset of the row being read.
  private var begun: (line: Int, offset: Int)
  private var afterReturn = false
  /// Bytes of the byte order mark seen so far; nil once the text has begun.
  private var markBytes: Int?

  /// - Parameter mark: where the bytes to come begin; a byte order mark is looked for at 0 only.
  public init(
    separator: UInt8 = UInt8(ascii: ","), limits: Limits = Limits(), from mark: Mark = .start
  ) {
    self.separator = separator
    self.limits = limits
    columns = mark.columns
    number = mark.row
    line = mark.line
    offset = mark.offset
    begun = (mark.line, mark.offset)
    markBytes = mark.offset == 0 ? 0 : nil
  }

  /// Takes more bytes and answers the rows that they complete.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Row] {
    for byte in bytes {
      if markBytes == nil { take(byte) } else { takeMark(byte) }
    }
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  /// Ends the file and answers the last row, where no line end closed it.
  public mutating func finish() -> [Row] {
    endMark()
    if state == .quoted { problems.insert(.openQuote) }
    if state != .rowStart { endRow() }
    defer { rows = [] }
    return rows
  }

  private mutating func takeMark(_ byte: UInt8) {
    let seen = markBytes ?? 0
    guard byte == Self.byteOrderMark[seen] else {
      endMark()
      return take(byte)
    }
    markBytes = seen + 1
    if seen == 2 {
      markBytes = nil
      offset += 3
    }
  }

  /// What looked like a byte order mark and broke off is text.
  private mutating func endMark() {
    let seen = markBytes ?? 0
    markBytes = nil
    for byte in Self.byteOrderMark.prefix(seen) { take(byte) }
  }

  private mutating func take(_ byte: UInt8) {
    if state == .rowStart, byte != Self.feed, byte != Self.return {
      begun = (line + (afterReturn ? 1 : 0), offset)
      state = .cellStart
    }
    offset += 1
    if byte == Self.feed || afterReturn { line += 1 }
    afterReturn = byte == Self.return
    switch state {
    case .rowStart: break
    case .cellStart: startCell(byte)
    case .plain: plain(byte)
    case .quoted: quoted(byte)
    case .quoteInQuoted: quoteInQuoted(byte)
    }
  }

  private mutating func startCell(_ byte: UInt8) {
    if byte == Self.quote {
      state = .quoted
    } else {
      state = .plain
      plain(byte)
    }
  }

  private mutating func plain(_ byte: UInt8) {
    switch byte {
    case separator:
      endCell()
      state = .cellStart
    case Self.return, Self.feed: endRow()
    default:
      if byte == Self.quote { problems.insert(.strayQuote) }
      append(byte)
    }
  }

  private mutating func quoted(_ byte: UInt8) {
    if byte == Self.quote { state = .quoteInQuoted } else { append(byte) }
  }

  private mutating func quoteInQuoted(_ byte: UInt8) {
    switch byte {
    case Self.quote:
      append(byte)
      state = .quoted
    case separator, Self.return, Self.feed: plain(byte)
    default:
      problems.insert(.strayQuote)
      append(byte)
      state = .plain
    }
  }

  private mutating func append(_ byte: UInt8) {
    if byte == 0 { problems.insert(.nul) }
    guard cell.count < limits.cellBytes, rowBytes < limits.rowBytes else {
      problems.insert(.tooLong)
      return
    }
    cell.append(byte)
    rowBytes += 1
  }

  private mutating func endCell() {
    defer { cell.removeAll(keepingCapacity: true) }
    guard cells.count < limits.columns else {
      problems.insert(.tooLong)
      return
    }
    if let text = String(validating: cell, as: UTF8.self) {
      cells.append(text)
    } else {
      if !problems.contains(.tooLong) { problems.insert(.notUTF8) }
      cells.append(String(decoding: cell, as: UTF8.self))
    }
  }

  private mutating func endRow() {
    endCell()
    number += 1
    if let columns, columns != cells.count { problems.insert(.ragged) }
    columns = columns ?? cells.count
    rows.append(
      Row(
        cells: cells, number: number, line: begun.line, offset: begun.offset, problems: problems,
        next: Mark(offset: offset, row: number, line: line, columns: columns)))
    cells.removeAll(keepingCapacity: true)
    rowBytes = 0
    problems.removeAll()
    state = .rowStart
  }

  private static let quote = UInt8(ascii: "\"")
  private static let `return` = UInt8(ascii: "\r")
  private static let feed = UInt8(ascii: "\n")
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
