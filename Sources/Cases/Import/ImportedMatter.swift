import Crypto
import Kernel

/// One row of another system's table, read as a matter and not yet kept.
struct ImportedMatter: Sendable {
  /// Rows of data from 1, the heading not counted.
  let row: Int
  let key: String
  /// SHA-256 of all cells of the row, also of those that no column of the map names.
  let digest: [UInt8]
  let words: String
  let spot: String
  let filedAt: Instant
  let repliedAt: Instant?
  let closedAt: Instant?
  let reply: String?
  let state: Matter.State

  /// Answered or closed before it was filed, or closed by its date and open by its state.
  var isDoubtful: Bool {
    if let repliedAt, repliedAt < filedAt { return true }
    guard let closedAt else { return false }
    return closedAt < filedAt || !Matter.flow.ends.contains(state)
  }

  /// Characters of words and of a reply. Above what a form takes: a history is not cut.
  static let textMost = 20_000
  static let spotMost = 500
  static let keyMost = 200

  /// Length and bytes of each cell, so that no two rows look the same that are not.
  static func digest(of cells: [String]) -> [UInt8] {
    var hash = SHA256()
    for cell in cells {
      withUnsafeBytes(of: UInt64(cell.utf8.count).bigEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: Array(cell.utf8))
    }
    return Array(hash.finalize())
  }
}

extension ImportedMatter {
  /// The steps that the table tells, in the order of the flow. A reply without a time of its own
  /// stands with the closing, or with the import where that has no time either.
  func way(importedAt now: Instant) -> [MatterStep] {
    var steps = [MatterStep(kind: .filed, at: filedAt, body: nil, words: nil)]
    if let repliedAt {
      steps.append(MatterStep(kind: .reply, at: repliedAt, body: nil, words: reply))
    }
    if let closedAt {
      let words = repliedAt == nil ? reply : nil
      steps.append(MatterStep(kind: .close, at: closedAt, body: nil, words: words))
    }
    let words = repliedAt == nil && closedAt == nil ? reply : nil
    return steps + [MatterStep(kind: .imported, at: now, body: nil, words: words)]
  }
}
