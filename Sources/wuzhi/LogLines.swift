import Foundation
import Kernel
import Logging
import Web

/// Writes the log to standard error, a line an event, to be read by people or by programs.
///
/// Lines carry patterns of addresses, numbers and codes, never names, words or secrets: what is
/// not logged need not be guarded.
struct LogLines: LogHandler {
  enum Format: String { case text, json }

  let format: Format
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  init(format: Format, level: Logger.Level) {
    self.format = format
    logLevel = level
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var fields = [("time", wallClock().iso8601), ("level", event.level.rawValue)]
    fields.append(("event", event.message.description))
    if let error = event.error { fields.append(("error", "\(error)")) }
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    fields += all.sorted { $0.key < $1.key }.map { ($0.key, $0.value.description) }
    var line = format == .json ? json(fields) : text(fields)
    // One call a line, so that lines of several threads do not mix.
    line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private func text(_ fields: [(String, String)]) -> String {
    fields.enumerated().map { $0 < 3 ? $1.1 : "\($1.0)=\($1.1)" }.joined(separator: " ") + "\n"
  }

  private func json(_ fields: [(String, String)]) -> String {
    var json = JSON()
    json.object { json in for (name, text) in fields { json.field(name, text) } }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}
