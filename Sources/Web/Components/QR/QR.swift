/// A square that a telephone reads, for receipts and notices.
///
/// Black on white whatever the scheme of the page, since not every reader takes it inverted
/// (ISO/IEC 18004), with the quiet border of four modules that the standard asks for.
public struct QR: Component {
  let text: String
  let label: String

  /// - Parameters:
  ///   - text: an address of this program. A text of more than some 2,300 bytes does not fit; it
  ///     is printed instead.
  ///   - label: what it leads to, for those who do not see it.
  public init(_ text: String, label: String) {
    self.text = text
    self.label = label
  }

  public var html: HTML {
    guard let symbol = Symbol(text) else { return CodeLine(text).html }
    let side = symbol.side + 8
    return """
      <svg class="qr" role="img" aria-label="\(label)" viewBox="0 0 \(side) \(side)" \
      shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
      <path fill="#000" d="\(symbol.path(border: 4))"/></svg>
      """
  }
}
