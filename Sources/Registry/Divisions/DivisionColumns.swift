import Kernel
import Text

/// Where a list has its codes and its names.
struct DivisionColumns: Sendable {
  struct Line: Sendable {
    let line: Int
    let division: Division
  }

  private let code: Int
  private let name: Int

  private static let codeHeadings = ["code", "code12", "代码", "区划代码", "统计用区划代码", "行政区划代码"]
  private static let nameHeadings = ["name", "名称", "区划名称", "单位名称", "行政区划名称"]

  /// - Throws: ``Refusal`` `.invalid` "division.heading" where the first row names no column of
  ///   codes or none of names.
  init(heading: CSVReader.Row) throws(Refusal) {
    let titles = heading.cells.map { DivisionColumns.trimmed($0).lowercased() }
    guard heading.problems.isEmpty,
      let code = titles.firstIndex(where: DivisionColumns.codeHeadings.contains),
      let name = titles.firstIndex(where: DivisionColumns.nameHeadings.contains)
    else { throw .invalid("division.heading") }
    self.code = code
    self.name = name
  }

  /// - Throws: ``Refusal`` `.invalid` "division.row" (cells too few or too many, wrong bytes),
  ///   "division.code", "division.name" (empty, too long, a control character).
  func line(_ row: CSVReader.Row, _ system: PlaceCode.System, _ year: Int) throws(Refusal) -> Line {
    guard row.problems.isEmpty else { throw .invalid("division.row") }
    let code = try DivisionCode(DivisionColumns.trimmed(row.cells[code]))
    let name = DivisionColumns.ownName(DivisionColumns.trimmed(row.cells[name]))
    guard !name.isEmpty, name.count <= Division.nameMost,
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw .invalid("division.name", field: "name") }
    return Line(
      line: row.line, division: Division(system: system, year: year, code: code, name: name))
  }

  /// The last step where the list writes the whole way: `中国,,北京市,东城区`.
  private static func ownName(_ cell: String) -> String {
    guard cell.hasPrefix("中国,") else { return cell }
    return cell.split(separator: ",").last.map { trimmed(String($0)) } ?? cell
  }

  /// Without white space around it, the ideographic one included.
  private static func trimmed(_ cell: String) -> String {
    var rest = cell.unicodeScalars[...]
    while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
    while rest.last?.properties.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
