/// The same list, by halves: each a link, so that it can be kept, sent and gone back to.
public struct Filters: Component {
  let ways: [(String, Link, current: Bool, count: Int?)]
  let label: String

  /// - Parameter ways: the words, where they lead, whether the page is that one, and how many
  ///   things stand there where that is known.
  public init(_ ways: [(String, Link, current: Bool, count: Int?)], label: String = "筛选") {
    self.ways = ways
    self.label = label
  }

  public var html: HTML {
    "<nav class=\"filters\" aria-label=\"\(label)\"><ul>\(each: ways, way)</ul></nav>"
  }

  private func way(_ way: (String, Link, current: Bool, count: Int?)) -> HTML {
    """
    <li><a href="\(way.1)"\(when: way.current, " aria-current=\"page\"")>\(way.0)\
    \(way.count.map { " <span class=\"count\">\($0)</span>" as HTML })</a></li>
    """
  }
}
