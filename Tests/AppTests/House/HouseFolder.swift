import Foundation
import TestKit

/// The repository on disk, found from where this file was compiled.
struct HouseFolder {
  let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  var repository: Repository {
    Repository(
      sources: (files(below: "Sources") + files(below: "Tests"))
        .filter { $0.hasSuffix(".swift") }.map { SourceText(path: $0, text: text(of: $0)) },
      papers: papers.map { Repository.Paper(path: $0, text: text(of: $0)) })
  }

  func text(of path: String) -> String {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
  }

  func write(_ text: String, to path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private var papers: [String] {
    let top = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let folders = ["bin", ".ci", "docs", "Tests/browser"].flatMap { files(below: $0) }
    return (top.filter { $0.hasSuffix(".md") } + folders).filter {
      !$0.hasSuffix(".png") && !$0.hasSuffix(".pyc")
    }.sorted()
  }

  private func files(below folder: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (found?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(
        atPath: root.appending(path: $0).path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }
}
