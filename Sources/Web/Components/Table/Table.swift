/// A column of a ``Table``.
public struct Column: Sendable, Hashable, ExpressibleByStringLiteral {
  let title: String
  let isNumeric: Bool

  /// - Parameter numeric: figures that are compared with those above and below stand flush right.
  public init(_ title: String, numeric: Bool = false) {
    self.title = title
    isNumeric = numeric
  }

  public init(stringLiteral title: String) { self.init(title) }
}

/// Rows that are compared. On a narrow screen each row becomes a card that names its columns.
///
/// On the desk J and K walk over the first link of each row.
public struct Table: Component {
  let caption: String
  let columns: [Column]
  let rows: [[HTML]]

  /// - Parameters:
  ///   - caption: what the table holds, for those who hear it instead of seeing it.
  ///   - rows: as many cells each as there are columns.
  public init(caption: String, columns: [Column], rows: [[HTML]]) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "a row has a cell for each column")
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  public var html: HTML {
    """
    <table class="table"><caption>\(caption)</caption>\
    <thead><tr>\(each: columns, head)</tr></thead>\
    <tbody>\(body)</tbody></table>
    """
  }

  private func head(_ column: Column) -> HTML {
    "<th scope=\"col\"\(when: column.isNumeric, " class=\"number\"")>\(column.title)</th>"
  }

  /// Written into one buffer, what opens a cell once for its column: lists are the pages that are
  /// asked for most.
  private var body: HTML {
    let opened = columns.map(opening)
    let room = rows.reduce(0) { $1.reduce($0 + 9) { $0 + $1.bytes.count + 64 } }
    let (rowBegins, rowEnds, cellEnds): (HTML, HTML, HTML) = ("<tr>", "</tr>", "</td>")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(room)
    for row in rows {
      bytes += rowBegins.bytes
      for (opening, cell) in zip(opened, row) {
        bytes += opening.bytes
        bytes += cell.bytes
        bytes += cellEnds.bytes
      }
      bytes += rowEnds.bytes
    }
    return HTML(markup: bytes)
  }

  private func opening(_ column: Column) -> HTML {
    "<td data-label=\"\(column.title)\"\(when: column.isNumeric, " class=\"number\"")>"
  }
}
