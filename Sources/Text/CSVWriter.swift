/// Writes rows of comma-separated cells (RFC 4180, lines end in CR LF).
public struct CSVWriter: Sendable {
  /// Put before the first row so that Excel in China reads UTF-8 and not GBK.
  public static let byteOrderMark = "\u{FEFF}"

  /// Whether a cell that a spreadsheet would run as a formula gets an apostrophe before it.
  ///
  /// Wanted wherever a person may open the file, since residents write the cells; not for a file
  /// that a program reads back.
  public let guardsFormulas: Bool

  public init(guardsFormulas: Bool = true) { self.guardsFormulas = guardsFormulas }

  public func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  public func cell(_ text: String) -> String {
    let text = guardsFormulas && Self.isFormula(text) ? "'" + text : text
    guard text.utf8.contains(where: Self.needsQuotes) else { return text }
    var out = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { out.unicodeScalars.append(scalar) }
      out.unicodeScalars.append(scalar)
    }
    return out + "\""
  }

  /// Whether the text begins, behind spaces and marks that do not show, with what starts a formula
  /// (OWASP ASVS 5.0.0, 1.2.10), also in full width. A plain negative number is none.
  static func isFormula(_ text: String) -> Bool {
    let shown = text.unicodeScalars.drop { $0 == " " || $0 == "\u{3000}" || Width.isInvisible($0) }
    guard let first = shown.first else { return false }
    switch Width.half(first) {
    case "=", "+", "@", "\t", "\r", "\n", "\0": return true
    case "-": return !isNumber(shown.dropFirst())
    default: return false
    }
  }

  private static func isNumber(_ scalars: some Collection<Unicode.Scalar>) -> Bool {
    scalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
      && scalars.contains { $0 != "." }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 10 || byte == 13
  }
}
