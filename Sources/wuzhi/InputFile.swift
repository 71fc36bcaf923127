import ArgumentParser
import Foundation

/// A file named on the command line, read piece by piece.
struct InputFile {
  private let handle: FileHandle
  /// In bytes; nil where nobody knows, as of a pipe.
  let size: Int?

  /// - Throws: ``ValidationError`` where it cannot be opened.
  init(_ path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ValidationError("cannot read \(path)")
    }
    self.handle = handle
    size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
  }

  /// The next 64 KiB; nil at the end.
  func next() throws -> [UInt8]? { try handle.read(upToCount: 65_536).map { [UInt8]($0) } }
}
