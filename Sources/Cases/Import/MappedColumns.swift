import Kernel
import Text

/// A map laid over the heading of a file: where each column stands in it.
struct MappedColumns: Sendable {
  private let map: MatterMap
  private let zone: Zone
  private let places: [String: Int]
  private let key: String

  /// - Throws: ``Refusal`` `.invalid` "import.heading" (the first row cannot be read),
  ///   "import.column" (a column of the map or the key is not there), "import.column-twice".
  init(_ map: MatterMap, key: String, zone: Zone, heading: CSVReader.Row) throws(Refusal) {
    guard heading.problems.isEmpty else { throw .invalid("import.heading") }
    self.map = map
    self.zone = zone
    self.key = key
    var places: [String: Int] = [:]
    let names = heading.cells.map { MappedColumns.trimmed($0[...]) }
    for column in map.columns + [key] {
      guard let place = names.firstIndex(of: column) else {
        throw .invalid("import.column", field: column, ["column": column])
      }
      guard names.lastIndex(of: column) == place else {
        throw .invalid("import.column-twice", field: column, ["column": column])
      }
      places[column] = place
    }
    self.places = places
  }

  /// - Throws: ``Refusal`` `.invalid` "import.ragged" and the other problems of a row by their
  ///   names, "import.key", "import.words", "import.date", "import.state", "import.text-long",
  ///   "import.control", each with its column.
  func matter(_ row: CSVReader.Row) throws(Refusal) -> ImportedMatter {
    if let problem = row.problems.min(by: { $0.rawValue < $1.rawValue }) {
      throw .invalid(Refusal.Reason("import." + problem.rawValue))
    }
    let key = try keyCell(row)
    let words = try text(of: map.words, in: row, between: "\n", most: ImportedMatter.textMost)
    guard !words.isEmpty else { throw refusal("import.words", map.words[0]) }
    let spot = try text(of: map.spot, in: row, between: "，", most: ImportedMatter.spotMost)
    let reply = try text(of: map.reply, in: row, between: "\n", most: ImportedMatter.textMost)
    guard let filedAt = try time(map.filedAt, in: row) else {
      throw refusal("import.date", map.filedAt)
    }
    let repliedAt = try time(map.repliedAt, in: row)
    let closedAt = try time(map.closedAt, in: row)
    return ImportedMatter(
      row: row.number - 1, key: key, digest: ImportedMatter.digest(of: row.cells),
      words: words, spot: spot.isEmpty ? map.defaultSpot : spot, filedAt: filedAt,
      repliedAt: repliedAt, closedAt: closedAt, reply: reply.isEmpty ? nil : reply,
      state: try state(row, replied: repliedAt != nil, closed: closedAt != nil))
  }

  /// The key of a row, also of one that is refused, where it can be told.
  func key(of row: CSVReader.Row) -> String? { try? keyCell(row) }

  private func keyCell(_ row: CSVReader.Row) throws(Refusal) -> String {
    let key = cell(self.key, row) ?? ""
    guard !key.isEmpty, key.count <= ImportedMatter.keyMost,
      !key.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw refusal("import.key", self.key) }
    return key
  }

  private func text(
    of columns: [String], in row: CSVReader.Row, between: String, most: Int
  ) throws(Refusal) -> String {
    var parts: [String] = []
    for column in columns {
      guard let cell = cell(column, row) else { continue }
      do throws(Clean.Problem) {
        let part = try Clean.text(cell, max: most)
        if !parts.contains(part) { parts.append(part) }
      } catch {
        switch error {
        case .empty: continue
        case .tooLong: throw refusal("import.text-long", column)
        case .control, .notUTF8: throw refusal("import.control", column)
        }
      }
    }
    let whole = parts.joined(separator: between)
    guard whole.count <= most else { throw refusal("import.text-long", columns[0]) }
    return whole
  }

  private func time(_ column: String?, in row: CSVReader.Row) throws(Refusal) -> Instant? {
    guard let column, let text = cell(column, row), !text.isEmpty else { return nil }
    for form in map.dates {
      if let instant = form.instant(text, in: zone) { return instant }
    }
    throw refusal("import.date", column)
  }

  private func state(_ row: CSVReader.Row, replied: Bool, closed: Bool) throws(Refusal)
    -> Matter.State
  {
    guard let known = map.state, let word = cell(known.column, row), !word.isEmpty else {
      return map.defaultState ?? (closed ? .closed : replied ? .replied : .filed)
    }
    guard let state = known.values[word] ?? known.otherwise else {
      throw refusal("import.state", known.column)
    }
    return state
  }

  /// The cell without blanks around it, or nil where it holds what says nothing.
  private func cell(_ column: String, _ row: CSVReader.Row) -> String? {
    guard let place = places[column], place < row.cells.count else { return nil }
    let text = MappedColumns.trimmed(row.cells[place][...])
    return map.nothing.contains(text) ? nil : text
  }

  private func refusal(_ reason: Refusal.Reason, _ column: String) -> Refusal {
    .invalid(reason, field: column, ["column": column])
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

extension MatterMap {
  /// All columns that the map names.
  fileprivate var columns: [String] {
    words + spot + reply + [filedAt] + [repliedAt, closedAt, state?.column].compactMap(\.self)
  }
}
