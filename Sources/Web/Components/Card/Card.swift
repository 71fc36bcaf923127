/// What belongs together, on a sheet of its own.
public struct Card: Component {
  let title: String?
  let content: HTML

  public init(title: String? = nil, body: HTML) {
    self.title = title
    content = body
  }

  public var html: HTML {
    """
    <section class="card">\(title.map { "<h2>\($0)</h2>" as HTML })\(content)</section>
    """
  }
}
