/// How alike two texts are, by the pairs of characters that they share (Dice 1945).
///
/// Good for short Chinese texts, where two letters about one broken lamp share pairs and not
/// sentences. Punctuation, blanks, width and case do not count.
public struct Similarity: Sendable {
  /// Each pair as one number, sorted, repeats kept.
  private let pairs: [UInt64]

  /// Prepares a text, so that it is cut once and compared often.
  public init(_ text: String) {
    let scalars = text.unicodeScalars.lazy.map { Width.half($0).properties.lowercaseMapping }
      .flatMap(\.unicodeScalars)
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    let values = scalars.map { UInt64($0.value) }
    pairs = zip(values, values.dropFirst()).map { $0 << 32 | $1 }.sorted()
  }

  /// 0 for nothing shared (or a text under two characters), 1 for the same pairs.
  public func to(_ other: Similarity) -> Double {
    let total = pairs.count + other.pairs.count
    return total == 0 ? 0 : Double(2 * shared(with: other)) / Double(total)
  }

  private func shared(with other: Similarity) -> Int {
    var (mine, theirs, shared) = (0, 0, 0)
    while mine < pairs.count, theirs < other.pairs.count {
      if pairs[mine] == other.pairs[theirs] {
        shared += 1
        mine += 1
        theirs += 1
      } else if pairs[mine] < other.pairs[theirs] {
        mine += 1
      } else {
        theirs += 1
      }
    }
    return shared
  }
}
