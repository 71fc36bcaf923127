/// How long matters waited for their answer, by elapsed time: nights and rest days count.
///
/// An answer is the reply; where no reply is known, the closing. Figures of a term in working days
/// cannot be compared with another town's, whose calendar and hours differ; elapsed time can.
public struct Delays: Hashable, Sendable {
  /// The imported table alone, by its source; nil for all matters.
  public let source: String?
  /// Matters with an answer.
  public let count: Int
  /// The two in the middle, in milliseconds, the same one twice where the count is odd.
  private let middle: ClosedRange<Int64>
  /// The 90th percentile by nearest rank: the smallest that nine in ten do not exceed, in
  /// milliseconds; 0 where nothing is counted.
  public let ninetieth: Int64
  /// Strictly over ``limit``.
  public let over: Int
  /// Left out: their times contradict each other.
  public let doubtful: Int
  /// Left out: no answer yet, or taken back by the filer.
  public let unanswered: Int

  /// 15 × 24 hours, in milliseconds.
  public static let limit: Int64 = 15 * 86_400_000

  /// - Parameter elapsed: milliseconds from filing to answer, in any order.
  public init(
    _ elapsed: [Int64], source: String? = nil, doubtful: Int = 0, unanswered: Int = 0
  ) {
    let sorted = elapsed.sorted()
    self.source = source
    self.doubtful = doubtful
    self.unanswered = unanswered
    count = sorted.count
    over = sorted.reduce(0) { $1 > Delays.limit ? $0 + 1 : $0 }
    guard count > 0 else {
      (middle, ninetieth) = (0...0, 0)
      return
    }
    middle = sorted[(count - 1) / 2]...sorted[count / 2]
    ninetieth = sorted[(count * 9 + 9) / 10 - 1]
  }

  /// The mean of the middle two, in milliseconds, a half rounded up.
  public var median: Int64 { rounded(middle.lowerBound + middle.upperBound, over: 2) }

  /// In days of 24 hours, with two decimals: `11.06`. Nil where nothing is counted.
  public var medianDays: String? {
    count == 0 ? nil : decimals((middle.lowerBound + middle.upperBound) * 100, over: 2 * 86_400_000)
  }

  public var ninetiethDays: String? {
    count == 0 ? nil : decimals(ninetieth * 100, over: 86_400_000)
  }

  /// The share strictly over the limit, in percent with two decimals.
  public var overPercent: String? {
    count == 0 ? nil : decimals(Int64(over) * 10_000, over: Int64(count))
  }
}

/// To the nearest, a half up; for numbers that are not negative.
private func rounded(_ number: Int64, over divisor: Int64) -> Int64 {
  (number * 2 + divisor) / (divisor * 2)
}

/// Hundredths with a point.
private func decimals(_ hundredfold: Int64, over divisor: Int64) -> String {
  let hundredths = rounded(hundredfold, over: divisor)
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
