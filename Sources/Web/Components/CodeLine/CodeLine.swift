/// A number or code that is read aloud over the telephone or typed from paper.
///
/// Large, in letters of one width, in groups of four where it is long; copied, it has no gaps.
public struct CodeLine: Component {
  let text: String

  public init(_ text: String) { self.text = text }

  public var html: HTML {
    "<span class=\"code\">\(each: groups, { "<span>\($0)</span>" })</span>"
  }

  private var groups: [String] {
    guard text.count > 6, text.allSatisfy({ $0.isLetter || $0.isNumber }) else { return [text] }
    var groups: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      groups.append(String(rest.prefix(4)))
      rest = rest.dropFirst(4)
    }
    return groups
  }
}
