/// All that the house tests read: the Swift files, and the other papers of the repository.
public struct Repository: Sendable {
  /// A text that is no Swift: a script, a page of the documents.
  public struct Paper: Sendable {
    public let path: String
    public let lines: [String]

    public init(path: String, text: String) {
      self.path = path
      lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  public let sources: [SourceText]
  public let papers: [Paper]

  public init(sources: [SourceText], papers: [Paper] = []) {
    self.sources = sources
    self.papers = papers
  }

  /// The product's own files, without tests and what tests are made with.
  public var product: [SourceText] { sources.filter { $0.isProduct && !$0.isWritten } }
}

/// One thing that is not as the house wants it, with what to do instead.
public struct Violation: Sendable, CustomStringConvertible {
  public let path: String
  public let line: Int
  public let advice: String

  public init(_ path: String, _ line: Int, _ advice: String) {
    self.path = path
    self.line = line
    self.advice = advice
  }

  public var description: String { "\(path):\(line): \(advice)" }
}

/// A rule of the house that a machine can check.
///
/// Each has a sample that fails it, so that a rule which has gone blind is noticed.
public struct HouseRule: Sendable, CustomStringConvertible {
  public let name: String
  public let find: @Sendable (Repository) -> [Violation]

  public var description: String { name }

  /// A rule that looks at one file at a time.
  static func each(
    _ name: String, _ find: @escaping @Sendable (SourceText) -> [Violation]
  ) -> HouseRule {
    HouseRule(name: name) { $0.product.flatMap(find) }
  }

  public static let all: [HouseRule] = [
    longFunctions, functionSpread, longFiles, longRooms, typeNames, bannedWords, glossary,
    sqlPlaces, tenancy, checkedAtOnce, portableSQL, personalColumns, webWithoutStore, safePages,
    floors, deadFiles, localNames,
  ]
}
