public import Kernel
import Text

/// What a neighbour tells us, checked and ready to be filed.
public struct Filing: Sendable {
  public let words: String
  public let spot: String
  public let building: BuildingID?
  /// Only given by those who want to be rung back.
  public let name: String?
  public let telephone: String?

  /// - Throws: ``Refusal`` `.invalid` "filing.words-short" (under 5 characters), "text.long",
  ///   "text.control", "filing.spot", "filing.telephone", each with its field.
  public init(
    words: String, spot: String, building: BuildingID? = nil, name: String = "",
    telephone: String = ""
  ) throws(Refusal) {
    self.words = try cleaned(
      words, field: "words", most: Matter.wordsMost, empty: "filing.words-short")
    guard self.words.count >= Filing.wordsLeast else {
      throw .invalid("filing.words-short", field: "words")
    }
    self.spot = try cleaned(spot, field: "spot", most: Matter.spotMost, empty: "filing.spot")
    self.building = building
    self.name =
      name.isEmpty ? nil : try cleaned(name, field: "name", most: 30, empty: "filing.name")
    self.telephone = telephone.isEmpty ? nil : try Filing.dialable(telephone)
  }

  /// Below this nobody knows what to see to.
  public static let wordsLeast = 5

  /// Digits with an optional `+` before and blanks or hyphens between; 7 to 15 of them (ITU-T E.164).
  private static func dialable(_ typed: String) throws(Refusal) -> String {
    let text = Matter.halfWidth(typed).filter { $0 != " " && $0 != "-" }
    let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard (7...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { throw .invalid("filing.telephone", field: "telephone") }
    return text
  }
}

/// Text from a form made fit to keep, or the refusal for its field.
func cleaned(_ text: String, field: String, most: Int, empty: Refusal.Reason) throws(Refusal)
  -> String
{
  do throws(Clean.Problem) { return try Clean.text(text, max: most) } catch {
    switch error {
    case .empty: throw .invalid(empty, field: field)
    case .tooLong(let count):
      throw .invalid("text.long", field: field, ["most": String(most), "count": String(count)])
    case .control, .notUTF8: throw .invalid("text.control", field: field)
    }
  }
}
