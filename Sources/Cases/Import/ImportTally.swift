public import Kernel

/// How far an import has come: every row read is loaded, repeated or refused.
public struct ImportTally: Hashable, Sendable {
  /// A row that was not loaded, and why.
  public struct RefusedRow: Hashable, Sendable {
    /// Rows of data from 1, the heading not counted.
    public let row: Int
    /// The line of the file on which it begins, as an editor shows it.
    public let line: Int
    /// The row's key, where it can be told.
    public let key: String?
    public let refusal: Refusal

    public var reason: Refusal.Reason { refusal.reason }
  }

  public internal(set) var loaded = 0
  /// Rows that are known word for word, from this file or from an earlier run.
  public internal(set) var repeated = 0
  /// Of the loaded ones: closed before they were filed, or otherwise against themselves.
  public internal(set) var doubtful = 0
  /// How many rows were refused, by reason.
  public internal(set) var reasons: [Refusal.Reason: Int] = [:]
  /// The first ``refusalsMost`` of them.
  public internal(set) var refusals: [RefusedRow] = []
  /// Bytes of the file read so far, and in all where that is known.
  public internal(set) var bytes = 0
  public let totalBytes: Int?

  public var refused: Int { reasons.values.reduce(0, +) }
  public var rows: Int { loaded + repeated + refused }

  /// A file that is wrong throughout must not fill the memory with its reasons.
  public static let refusalsMost = 100

  init(totalBytes: Int?) { self.totalBytes = totalBytes }

  mutating func refuse(_ row: RefusedRow) {
    reasons[row.reason, default: 0] += 1
    if refusals.count < ImportTally.refusalsMost { refusals.append(row) }
  }
}
