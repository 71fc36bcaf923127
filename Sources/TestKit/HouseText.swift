/// A Swift file as the house tests read it: its words, its literals and what it declares.
///
/// The reading is small on purpose: it knows comments, literals with their holes, braces and the
/// words that declare, and nothing of types. It is quick enough to read the whole house in a
/// second of a debug build.
public struct SourceText: Sendable {
  /// Below the root of the package, such as `Sources/Cases/Matter/Matter.swift`.
  public let path: String
  public let lineCount: Int
  /// All but comments.
  public let tokens: [SourceToken]
  public let comments: [SourceToken]
  public let outline: SourceOutline
  /// Written by `bin/embed`: its literals are not read and its length is nobody's style.
  public let isWritten: Bool

  public init(path: String, text: String) {
    self.path = path
    isWritten = text.hasPrefix("// swift-format-ignore-file\n// Written by bin/embed")
    var reader = SourceReader(Array((isWritten ? "" : text).utf8))
    reader.readAll()
    lineCount = reader.line
    tokens = reader.tokens
    comments = reader.comments
    outline = SourceOutline(reader.tokens)
  }

  /// The room that the file lies in, or its test target: `Cases`, `CasesTests`.
  public var room: String { String(folders.dropFirst().first ?? "") }
  public var isProduct: Bool { path.hasPrefix("Sources/") && room != "TestKit" }
  public var fileName: Substring { folders.last ?? "" }
  /// Lies in a folder of its room.
  public var isInSlice: Bool { folders.count > 3 }
  public var isStore: Bool { fileName.hasSuffix("+Store.swift") }
  public var isWeb: Bool { fileName.hasSuffix("+Web.swift") }

  /// The modules that the file imports, with the line of each.
  public var imports: [(module: String, line: Int)] {
    tokens.indices.dropLast().compactMap { i in
      guard tokens[i].isWord("import"), tokens[i + 1].kind == .word, !isMember(i) else {
        return nil
      }
      return (tokens[i + 1].text, tokens[i].line)
    }
  }

  /// The string literals of the file.
  public var literals: [SourceToken] { tokens.filter { $0.kind == .literal } }

  private var folders: [Substring] { path.split(separator: "/") }

  private func isMember(_ i: Int) -> Bool { i > 0 && tokens[i - 1].isMark(".") }
}

/// One word, mark or literal of a source file.
public struct SourceToken: Sendable {
  public enum Kind: Sendable { case word, number, literal, mark, comment }

  public let kind: Kind
  /// Of a literal, what stands between its quotes, each hole as ``hole``.
  public let text: String
  /// Counted from 1; of a literal, where it begins.
  public let line: Int
  /// Nothing stands between it and what is before.
  public var isTight = false

  /// What stands in a literal's text for `\(…)`.
  public static let hole: Character = "\u{1}"

  public func isWord(_ word: String) -> Bool { kind == .word && text == word }
  public func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
}

/// Cuts the bytes of a Swift file into tokens.
struct SourceReader {
  private let bytes: [UInt8]
  private var at = 0
  private(set) var line = 1
  private(set) var tokens: [SourceToken] = []
  private(set) var comments: [SourceToken] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func readAll() { read(untilParenthesis: false) }

  /// Reads to the end, or to the parenthesis that closes a hole.
  private mutating func read(untilParenthesis: Bool) {
    var depth = 0
    while at < bytes.count {
      let byte = bytes[at]
      if untilParenthesis {
        if byte == Ascii.open { depth += 1 }
        if byte == Ascii.close {
          if depth == 0 { return }
          depth -= 1
        }
      }
      readOne(byte)
    }
  }

  private mutating func readOne(_ byte: UInt8) {
    switch byte {
    case Ascii.newline:
      line += 1
      at += 1
    case 32, 9, 13: at += 1
    case Ascii.slash where peek(1) == Ascii.slash: readLineComment()
    case Ascii.slash where peek(1) == Ascii.star: readBlockComment()
    case Ascii.quote: readLiteral(hashes: 0)
    case Ascii.hash where literalHashes > 0: readLiteral(hashes: literalHashes)
    case _ where Ascii.beginsWord(byte): readRun(.word, while: Ascii.continuesWord)
    case Ascii.digits: readNumber()
    default:
      add(.mark, from: at, to: at + 1)
      at += 1
    }
  }

  private func peek(_ ahead: Int) -> UInt8 { at + ahead < bytes.count ? bytes[at + ahead] : 0 }

  /// How many `#` stand here before a quote; none where no literal begins.
  private var literalHashes: Int {
    var count = 0
    while peek(count) == Ascii.hash { count += 1 }
    return peek(count) == Ascii.quote ? count : 0
  }

  private mutating func add(_ kind: SourceToken.Kind, from: Int, to: Int) {
    let text = String(decoding: bytes[from..<to], as: UTF8.self)
    let isTight = from > 0 && bytes[from - 1] > 32
    tokens.append(SourceToken(kind: kind, text: text, line: line, isTight: isTight))
  }

  private mutating func readRun(_ kind: SourceToken.Kind, while belongs: (UInt8) -> Bool) {
    let start = at
    while at < bytes.count, belongs(bytes[at]) { at += 1 }
    add(kind, from: start, to: at)
  }

  private mutating func readNumber() {
    let start = at
    while at < bytes.count {
      let fraction = bytes[at] == Ascii.dot && Ascii.digits.contains(peek(1))
      guard fraction || Ascii.continuesWord(bytes[at]) else { break }
      at += 1
    }
    add(.number, from: start, to: at)
  }

  private mutating func readLineComment() {
    let start = at
    while at < bytes.count, bytes[at] != Ascii.newline { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    comments.append(SourceToken(kind: .comment, text: text, line: line))
  }

  private mutating func readBlockComment() {
    let (start, first) = (at, line)
    var depth = 0
    repeat {
      if bytes[at] == Ascii.newline { line += 1 }
      let (opens, closes) =
        (
          bytes[at] == Ascii.slash && peek(1) == Ascii.star,
          bytes[at] == Ascii.star && peek(1) == Ascii.slash
        )
      depth += opens ? 1 : closes ? -1 : 0
      at += opens || closes ? 2 : 1
    } while depth > 0 && at < bytes.count
    let text = String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self)
    comments.append(SourceToken(kind: .comment, text: text, line: first))
  }

  private mutating func readLiteral(hashes: Int) {
    let (place, first) = (tokens.count, line)
    at += hashes
    let quotes = peek(1) == Ascii.quote && peek(2) == Ascii.quote ? 3 : 1
    at += quotes
    var content: [UInt8] = []
    while at < bytes.count, !closes(quotes: quotes, hashes: hashes) {
      if bytes[at] == Ascii.backslash, (0..<hashes).allSatisfy({ peek(1 + $0) == Ascii.hash }) {
        at += 1 + hashes
        readEscape(into: &content)
      } else {
        if bytes[at] == Ascii.newline { line += 1 }
        content.append(bytes[at])
        at += 1
      }
    }
    at += quotes + hashes
    let text = String(decoding: content, as: UTF8.self)
    tokens.insert(SourceToken(kind: .literal, text: text, line: first), at: place)
  }

  private func closes(quotes: Int, hashes: Int) -> Bool {
    (0..<quotes).allSatisfy { peek($0) == Ascii.quote }
      && (0..<hashes).allSatisfy { peek(quotes + $0) == Ascii.hash }
  }

  private mutating func readEscape(into content: inout [UInt8]) {
    guard at < bytes.count else { return }
    if bytes[at] == Ascii.open {
      content.append(1)
      at += 1
      read(untilParenthesis: true)
    } else if bytes[at] == Ascii.newline {
      line += 1
      content.append(Ascii.newline)
    } else {
      content.append(bytes[at] == 0x6E ? Ascii.newline : bytes[at])
    }
    at += 1
  }
}

enum Ascii {
  static let newline: UInt8 = 10
  static let quote: UInt8 = 34
  static let hash: UInt8 = 35
  static let open: UInt8 = 40
  static let close: UInt8 = 41
  static let star: UInt8 = 42
  static let dot: UInt8 = 46
  static let slash: UInt8 = 47
  static let backslash: UInt8 = 92
  static let digits: ClosedRange<UInt8> = 48...57

  static func beginsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 65...90, 97...122, 95, 36, 96, 128...255: true
    default: false
    }
  }

  static func continuesWord(_ byte: UInt8) -> Bool {
    beginsWord(byte) || digits.contains(byte)
  }
}
