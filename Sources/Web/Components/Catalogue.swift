/// All components with their examples, on one page: what can be used, and how it looks with the
/// reader's own size of text and colours.
public struct CataloguePage: Page {
  public init() {}

  public var title: String { "部件目录" }

  public var body: HTML {
    """
    <h1>部件目录</h1><p class="lead">页面由这些部件拼成。换“大字”和“深色”看看。</p>\
    \(each: Catalogue.all, section)
    """
  }

  public func write(to json: inout JSON) {
    json.object { json in
      json.list("components", Catalogue.all) { json, entry in
        json.object {
          $0.field("name", entry.name)
          $0.list("examples", entry.examples) { $0.value($1.words) }
        }
      }
    }
  }

  private func section(_ entry: Catalogue.Entry) -> HTML {
    """
    <section class="specimen"><h2>\(entry.name)</h2>\(each: entry.examples, figure)</section>
    """
  }

  private func figure(_ example: Example) -> HTML {
    "<figure><figcaption>\(example.words)</figcaption>\(example.html)</figure>"
  }
}

/// The components that the catalogue shows.
enum Catalogue {
  struct Entry {
    let name: String
    let examples: [Example]

    init<C: Exemplified>(_ component: C.Type) {
      name = String(describing: component)
      examples = component.examples
    }
  }

  static var all: [Entry] {
    [
      Entry(Button.self), Entry(Field.self), Entry(FormBox.self), Entry(ClockFace.self),
      Entry(Timeline.self), Entry(Table.self), Entry(Notice.self), Entry(Tag.self),
      Entry(Card.self), Entry(Facts.self), Entry(Filters.self), Entry(Pager.self),
      Entry(EmptyState.self), Entry(Stars.self), Entry(CodeLine.self), Entry(QR.self),
      Entry(Seal.self),
    ]
  }
}
