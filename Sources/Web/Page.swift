/// What a page shows, as a closed struct: what is no field of it cannot leave the server.
///
/// The same struct is the JSON answer, for whoever asks with `Accept: application/json`.
public protocol Page: Sendable {
  /// Said in the browser's tab before the place's name.
  var title: String { get }
  /// The room that the page stands in, which sets the frame around it.
  var frame: Frame { get }
  var body: HTML { get }
  func write(to json: inout JSON)
}

extension Page {
  public var frame: Frame { .neighbour }
}

/// The frame around a page: masthead, ways onward, telephone.
public enum Frame: Sendable, Hashable {
  /// For residents: one thing a page, a telephone always in sight.
  case neighbour
  /// For the desk: navigation to the inbox and the forms of the office.
  case desk
  /// For paper: black on white, nothing around.
  case print
}

/// What a slice answers.
public struct Answer: Sendable {
  public enum Content: Sendable {
    case page(any Page)
    case seeOther(Link)
    /// Bytes with their media type, such as a photo or a table to download.
    case bytes([UInt8], type: String, name: String?)
  }

  public let content: Content
  public var status: Int
  /// Said once, on the next page.
  public var said: String?
  /// For how long browsers may keep it, in seconds; 0 is never.
  public var keep: Int
  /// After how many seconds it may be tried again (RFC 9110 10.2.3).
  var waitSeconds: Int?
  var cookies: [NewCookie] = []

  public init(_ content: Content, status: Int = 200, said: String? = nil, keep: Int = 0) {
    self.content = content
    self.status = status
    self.said = said
    self.keep = keep
  }

  public static func page(_ page: some Page, status: Int = 200) -> Answer {
    Answer(.page(page), status: status)
  }
  public static func seeOther(_ link: Link, said: String? = nil) -> Answer {
    Answer(.seeOther(link), status: 303, said: said)
  }
  public static func bytes(_ bytes: [UInt8], type: String, name: String? = nil, keep: Int = 0)
    -> Answer
  { Answer(.bytes(bytes, type: type, name: name), keep: keep) }
}

/// How an act ended: where to go on, and what to say there. Kept under the form's key, so that a
/// form sent again gets the same answer.
public struct Done: Sendable, Hashable {
  public let location: String
  public let said: String?

  public init(_ link: Link, said: String? = nil) {
    location = link.path
    self.said = said
  }
  private init(location: String, said: String?) {
    self.location = location
    self.said = said
  }

  /// Two lines: where to go on, and what to say there.
  static func kept(_ done: Done) -> String {
    precondition(!done.location.contains("\n"), "an address holds no line feed")
    return done.location + "\n" + (done.said ?? "")
  }

  static func read(_ kept: String) -> Done {
    let lines = kept.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let said = lines.count > 1 ? String(lines[1]) : ""
    return Done(location: String(lines[0]), said: said.isEmpty ? nil : said)
  }

  var answer: Answer { .seeOther(Link(absolute: location), said: said) }
}
