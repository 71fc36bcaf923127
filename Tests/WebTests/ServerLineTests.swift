import Kernel
import TestKit
import Testing
import Web

/// What happens on the line itself: slow, endless and broken requests, and the end of the program.
@Suite struct ServerLineTests {
  private static func settings(_ change: (inout Limits) -> Void) -> Site.Settings {
    var settings = Site.Settings()
    change(&settings.limits)
    return settings
  }

  /// What comes back on a line that a test holds open until the other side ends it.
  private static func held(_ port: Int, _ bytes: [UInt8]) async throws -> String {
    try await onThread {
      let line = try Line(port: port)
      line.send(bytes)
      return String(decoding: try line.readAll(), as: UTF8.self)
    }
  }

  @Test func aHeadThatDoesNotEndIsCutOff() async throws {
    let settings = ServerLineTests.settings { $0.head = .milliseconds(150) }
    try await TestSite.notes(settings: settings) { town async throws in
      let half = Array("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ".utf8)
      #expect(try await ServerLineTests.held(town.port, half) == "")
      #expect(try await ServerLineTests.held(town.port, []) == "")
      #expect(try await town.client().get("/health").status == 200)
    }
  }

  @Test func aBodyThatDoesNotEndIsCutOff() async throws {
    let settings = ServerLineTests.settings {
      $0.request = .milliseconds(150)
      $0.requestWithFiles = .milliseconds(150)
    }
    try await TestSite.notes(settings: settings) { town async throws in
      for type in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"] {
        let head = town.client().head(
          "POST", town.path("/bare"), [("Content-Type", type)], length: 100)
        #expect(try await ServerLineTests.held(town.port, head + [97]) == "")
      }
      #expect(try await town.notesKept() == 0)
    }
  }

  @Test func anOverlongHeadIsRefusedAndCutOff() async throws {
    try await TestSite.notes { town in
      let long = String(repeating: "a", count: 20_000)
      let field = try await town.client().get("/health", headers: [("X-Long", long)])
      #expect(field.status == 431)
      let many = (0..<100).map { ("X-\($0)", "a") }
      #expect(try await town.client().get("/health", headers: many).status == 431)
      let endless = Array("GET /\(long)\(long)".utf8)
      #expect(try await town.client().raw(endless).status == 431)
    }
  }

  @Test func whatIsNoHTTPIsRefused() async throws {
    try await TestSite.notes { town async throws in
      #expect(
        try await town.client().raw(Array("\u{16}\u{3}\u{1}hello\r\n\r\n".utf8)).status == 400)
      let two = "POST /bare HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc"
      #expect(try await town.client().raw(Array(two.utf8)).status == 400)
    }
  }

  @Test func oneLineServesManyRequests() async throws {
    try await TestSite.notes { town in
      let one = "GET \(town.path("")) HTTP/1.1\r\nHost: a\r\n\r\n"
      let last = "GET \(town.path("")) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
      let replies = try await ServerLineTests.held(town.port, Array((one + one + last).utf8))
      #expect(replies.split(separator: "HTTP/1.1 200 OK").count == 3)
    }
  }

  @Test func aRequestUnderWayIsFinishedBeforeTheEnd() async throws {
    let gate = Gate()
    try await TestSite.notes(gate: gate) { town async throws in
      async let reply = town.client().get(town.path("/slow"))
      await gate.arrived()
      async let stopped: Void = town.site.stop()
      gate.open()
      #expect(try await reply.text.contains("做完了"))
      await stopped
    }
  }
}
