import Synchronization

/// A browser whose requests are written down, one line each, to be compared with what a test
/// expects: `POST /{place}/matters → 303 /{place}/m/{secret}/receipt`.
public final class LivingTranscript: Sendable {
  private let written = Mutex<[String]>([])

  public init() {}

  /// What has happened so far.
  public var text: String { written.withLock { $0.joined(separator: "\n") } }

  public func note(_ line: String) { written.withLock { $0.append(line) } }

  public func get(_ path: String, by browser: Client) async throws -> Reply {
    keep("GET", path, try await browser.get(path))
  }

  public func post(_ path: String, _ fields: [(String, String)] = [], by browser: Client)
    async throws -> Reply
  { keep("POST", path, try await browser.post(path, fields)) }

  public func upload(
    _ path: String, _ fields: [(String, String)], files: [(String, String, [UInt8])],
    by browser: Client
  ) async throws -> Reply {
    keep("POST", path, try await browser.upload(path, fields, files: files))
  }

  private func keep(_ method: String, _ path: String, _ reply: Reply) -> Reply {
    let outcome = reply.location.map(LivingTranscript.plain) ?? reply.heading
    note("\(method) \(LivingTranscript.plain(path)) → \(reply.status) \(outcome)")
    return reply
  }

  /// The address with names in place of what is another at every run.
  public static func plain(_ path: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      switch part.utf8.count {
      case 22: "{secret}"
      case 8... where part.utf8.allSatisfy({ (48...57).contains($0) }): "{id}"
      default: String(part)
      }
    }
    if parts.count > 1 { parts[1] = "{place}" }
    return parts.joined(separator: "/")
  }
}
