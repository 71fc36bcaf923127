public import Kernel
public import Registry

/// What surrounds a page: whose it is, who looks at it, and how they want it to look.
public struct Surroundings: Sendable {
  /// Nil for pages of no place, such as that of an address that does not exist.
  public let place: Place?
  public let session: SessionFace?
  /// Said once, as the outcome of what was just done.
  public let said: String?
  public let display: Display
  /// The address as it was asked for, to come back to.
  public let address: String
  /// The fields that every form carries, for the forms of the frame itself.
  public let formFields: HTML
  public let now: Instant
  public let isDemo: Bool

  public init(
    place: Place?, session: SessionFace? = nil, said: String? = nil, display: Display = Display(),
    address: String, formFields: HTML = "", now: Instant, isDemo: Bool = false
  ) {
    self.place = place
    self.session = session
    self.said = said
    self.display = display
    self.address = address
    self.formFields = formFields
    self.now = now
    self.isDemo = isDemo
  }
}

/// Puts a page into its frame.
public enum Layout {
  /// The whole document, ready to be sent.
  public static func page(_ page: any Page, in surroundings: Surroundings) -> [UInt8] {
    let document: HTML = """
      <!doctype html>
      <html lang="zh-Hans"\(surroundings.display.attributes)>\(head(page, in: surroundings))\
      <body class="\(page.frame.style)">\(framed(page, in: surroundings))</body></html>

      """
    return document.bytes
  }

  private static func head(_ page: any Page, in surroundings: Surroundings) -> HTML {
    """
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
    <meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no">\
    <title>\(page.title) · \(surroundings.place?.name ?? "五治")</title>\(links)</head>
    """
  }

  private static let links: HTML = """
    <link rel="stylesheet" href="\(Assets.path(of: "wuzhi.css"))">\
    <link rel="icon" type="image/svg+xml" href="\(Assets.path(of: "seal.svg"))">\
    <script src="\(Assets.path(of: "wuzhi.js"))" defer></script>
    """

  private static func framed(_ page: any Page, in surroundings: Surroundings) -> HTML {
    switch page.frame {
    case .neighbour: neighbour(page, in: surroundings)
    case .desk: desk(page, in: surroundings)
    case .print: "<main id=\"main\">\(ribbon(surroundings))\(page.body)</main>"
    }
  }
}

extension Frame {
  fileprivate var style: HTML {
    switch self {
    case .neighbour: "neighbour"
    case .desk: "desk"
    case .print: "print"
    }
  }
}
