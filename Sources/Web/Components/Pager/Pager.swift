/// The ways to the pages before and after, where a list is longer than a page.
public struct Pager: Component {
  let newer: Link?
  let older: Link?
  let words: String?

  /// - Parameter words: where one stands, such as “第 21–40 件，共 128 件”.
  public init(newer: Link?, older: Link?, words: String? = nil) {
    self.newer = newer
    self.older = older
    self.words = words
  }

  /// Nothing at all where there is nowhere to go and nothing to say.
  public var html: HTML {
    guard newer != nil || older != nil || words != nil else { return "" }
    return """
      <nav class="pager" aria-label="翻页">\
      \(newer.map { "<a class=\"button quiet\" rel=\"prev\" href=\"\($0)\">← 较新的</a>" as HTML })\
      \(words.map { "<p>\($0)</p>" as HTML })\
      \(older.map { "<a class=\"button quiet\" rel=\"next\" href=\"\($0)\">较早的 →</a>" as HTML })\
      </nav>
      """
  }
}
