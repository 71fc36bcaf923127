/// What a page says where there is nothing yet: what will stand here, and how it comes.
public struct EmptyState: Component {
  let title: String
  let words: String
  let link: (String, Link)?

  public init(_ title: String, _ words: String, link: (String, Link)? = nil) {
    self.title = title
    self.words = words
    self.link = link
  }

  public var html: HTML {
    """
    <div class="empty"><p class="title">\(title)</p><p>\(words)</p>\
    \(link.map { LinkButton($0.0, to: $0.1, kind: .quiet) })</div>
    """
  }
}
