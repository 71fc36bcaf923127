/// Makes what someone typed fit to be kept, or says why it is not.
///
/// Line ends become LF, blanks around the text go, and so do marks that show nothing and only
/// deceive: zero-width spaces and direction overrides, which telephones put around copied numbers.
public enum Clean {
  /// Why a text is not taken.
  public enum Problem: Error, Hashable, Sendable {
    case empty
    /// With the number of characters it has.
    case tooLong(Int)
    /// A zero byte or another control character; PostgreSQL takes no NUL in text.
    case control
    /// The bytes are no UTF-8, such as GB 18030 or half of a surrogate pair.
    case notUTF8
  }

  /// A text of one or more lines.
  ///
  /// - Parameter max: characters as a person counts them; a family of four is one. Since one
  ///   character can be a thousand marks deep, four times `max` Unicode scalars are the end too.
  public static func text(_ text: String, max: Int) throws(Problem) -> String {
    guard text.utf8.count <= max * 64 + 1024 else { throw .tooLong(text.unicodeScalars.count) }
    var scalars = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if let kept = try keep(scalar), !(afterReturn && scalar == "\n") { scalars.append(kept) }
      afterReturn = scalar == "\r"
    }
    let trimmed = trim(scalars)
    guard !trimmed.isEmpty else { throw .empty }
    let count = String(trimmed).count
    guard count <= max, trimmed.count <= max * 4 + 64 else {
      throw .tooLong(Swift.max(count, trimmed.count / 4))
    }
    return String(trimmed)
  }

  /// A text of one line: line ends and tabs become a space.
  public static func line(_ text: String, max: Int) throws(Problem) -> String {
    let cleaned = try Clean.text(text, max: max)
    return cleaned.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  /// A text out of the bytes of a form.
  public static func text(utf8 bytes: some Collection<UInt8>, max: Int) throws(Problem) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return try Clean.text(text, max: max)
  }

  /// The scalar as it is kept; nil where it is dropped.
  private static func keep(_ scalar: Unicode.Scalar) throws(Problem) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x0A, 0x09: return scalar
    case 0x0D, 0x2028, 0x2029: return "\n"
    case 0x200B, 0x2060, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: return nil
    case 0..<0x20, 0x7F..<0xA0, 0xFFF9...0xFFFB: throw .control
    case let value where value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value):
      throw .control
    default: return scalar
    }
  }

  private static func trim(_ scalars: String.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var rest = scalars[...]
    while rest.last?.properties.isWhitespace == true { rest.removeLast() }
    return rest.drop { $0.properties.isWhitespace }
  }
}
