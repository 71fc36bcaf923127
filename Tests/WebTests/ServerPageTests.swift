import Kernel
import Registry
import Store
import TestKit
import Testing
import Web

@Suite struct ServerPageTests {
  @Test func aPageComesWithItsHeaders() async throws {
    try await TestSite.notes { town in
      let reply = try await town.client().get(town.path("/note"))
      #expect(reply.status == 200)
      #expect(reply["Content-Type"] == "text/html; charset=utf-8")
      #expect(reply["Cache-Control"] == "no-store")
      #expect(reply["X-Content-Type-Options"] == "nosniff")
      #expect(reply["X-Frame-Options"] == "DENY")
      let policy = try #require(reply["Content-Security-Policy"])
      #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
      #expect(reply["Strict-Transport-Security"] == nil)
      #expect(reply.text.contains("测试社区"))
    }
  }

  @Test func overHTTPSCookiesTravelEncryptedOnly() async throws {
    var settings = Site.Settings()
    settings.base = "https://example.cn"
    try await TestSite.notes(settings: settings) { town in
      let reply = try await town.client().get(town.path("/note"))
      #expect(reply["Strict-Transport-Security"] != nil)
      #expect(try #require(reply["Set-Cookie"]).contains("; HttpOnly; SameSite=Lax; Secure"))
    }
  }

  @Test func headIsGetWithoutBody() async throws {
    try await TestSite.notes { town in
      let page = try await town.client().get(town.path(""))
      let head = try await town.client().send("HEAD", town.path(""))
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head["Content-Length"] == page["Content-Length"])
      let gone = try await town.client().send("HEAD", town.path("/nowhere"))
      #expect(gone.status == 404 && gone.body.isEmpty)
    }
  }

  @Test(arguments: [
    ("PUT", "/note", "GET, HEAD"), ("DELETE", "/notes", "POST"), ("GET", "/notes", "POST"),
  ])
  func anotherMethodIsRefused(method: String, path: String, allowed: String) async throws {
    try await TestSite.notes { town in
      let reply = try await town.client().send(method, town.path(path))
      #expect(reply.status == 405)
      #expect(reply["Allow"] == allowed)
    }
  }

  @Test func pagesAreSqueezedForWhoAcceptsIt() async throws {
    try await TestSite.notes { town in
      let gzip = [("Accept-Encoding", "br, gzip")]
      let plain = try await town.client().get(town.path("/long"))
      let squeezed = try await town.client().get(town.path("/long"), headers: gzip)
      #expect(plain["Content-Encoding"] == nil)
      #expect(squeezed["Content-Encoding"] == "gzip")
      #expect(squeezed.body.prefix(2) == [0x1f, 0x8b])
      #expect(squeezed.body.count < plain.body.count / 2)
      let refused = try await town.client().get(
        town.path("/long"), headers: [("Accept-Encoding", "gzip;q=0")])
      #expect(refused["Content-Encoding"] == nil)
    }
  }

  @Test func theSamePageAsJSON() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      let json = [("Accept", "application/json")]
      let page = try await client.get(town.path(""), headers: json)
      #expect(page["Content-Type"] == "application/json; charset=utf-8")
      #expect(page.text == #"{"words":"首页"}"#)
      let gone = try await client.get(town.path("/refused/notFound"), headers: json)
      #expect(gone.status == 404)
      #expect(gone.text.hasPrefix(#"{"reason":"test.notFound","sentence":""#))
      let closed = try await client.get(town.path("/mine"), headers: json)
      #expect(closed.status == 401)
      let browser = try await client.get(
        town.path(""), headers: [("Accept", "text/html,application/json;q=0.9")])
      #expect(browser["Content-Type"] == "text/html; charset=utf-8")
    }
  }

  @Test func assetsKeepForEver() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      let path = Assets.path(of: "wuzhi.css")
      let plain = try await client.get(path)
      #expect(plain.status == 200)
      #expect(plain["Cache-Control"] == "public, max-age=31536000, immutable")
      let tag = try #require(plain["ETag"])
      #expect(!tag.hasPrefix("W/"))
      let squeezed = try await client.get(path, headers: [("Accept-Encoding", "gzip")])
      #expect(squeezed.body.prefix(2) == [0x1f, 0x8b] && squeezed["ETag"] != tag)
      let known = try await client.get(path, headers: [("If-None-Match", tag)])
      #expect(known.status == 304 && known.body.isEmpty)
      #expect(try await client.send("HEAD", path).status == 200)
      let old = try await client.get("/assets/wuzhi-0000000000000000.css")
      #expect(old.status == 404)
    }
  }

  @Test func theDoorsWithoutAPlace() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      let health = try await client.get("/health")
      #expect(health.status == 200 && health.text == #"{"status":"ok"}"#)
      #expect(try await client.send("POST", "/health").status == 405)
      let root = try await client.get("/")
      #expect(root.status == 303 || root.text.contains("测试社区"))
      #expect(try await client.get("/nowhere/at/all").status == 404)
    }
  }

  @Test func healthSaysWhenTheDatabaseIsGone() async throws {
    let database = try await TestDatabase.own(.sqlite, migrations: Notes.migrations)
    try await TestSite.run([], migrations: [], database: database) { town async throws in
      await town.database.close()
      #expect(try await town.client().get("/health").status == 503)
    }
  }

  @Test(arguments: ["/99999999/note", "/+1/note", "/01/note", "/1x/note", "/0/note"])
  func aPlaceHasOneAddress(path: String) async throws {
    try await TestSite.notes { town async throws in
      #expect(try await town.client().get(path).status == 404)
    }
  }

  @Test func whatStandsInTheAddress() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      let asked = try await client.get(town.path("/asked?words=%E7%94%B5%E6%A2%AF+%3Cb%3E"))
      #expect(asked.text.contains("电梯 &lt;b&gt;"))
      #expect(try await client.get(town.path("/notes/%E7%94%B5")).text.contains(">电<"))
      #expect(try await client.get(town.path("/asked?words=%FF")).status == 422)
      let long = String(repeating: "a", count: 3000)
      #expect(try await client.get(town.path("/asked?words=\(long)")).status == 414)
    }
  }

  @Test func aFileIsNoPageOfOurs() async throws {
    try await TestSite.notes { town in
      let reply = try await town.client().get(town.path("/file"))
      #expect(reply.body == [1, 2, 3])
      #expect(try #require(reply["Content-Security-Policy"]).hasPrefix("sandbox"))
      #expect(reply["Content-Disposition"] == "attachment; filename*=UTF-8''%E5%90%8D.html")
    }
  }

  @Test func howPagesLookIsKept() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      let back = town.path("/asked?words=1")
      let reply = try await client.post(
        town.path("/display"), [("big", "1"), ("back", back)], hidden: false)
      #expect(reply.status == 303 && reply.location == back)
      #expect(try await client.get(back).text.contains("data-size=\"big\""))
      let away = try await client.post(
        town.path("/display"), [("big", "0"), ("back", "//evil.example/")], hidden: false)
      #expect(away.location == town.path(""))
      #expect(client.cookies["wzd"] == nil)
    }
  }

  @Test func theLogHasNoAddresses() async throws {
    try await TestSite.notes { town in
      _ = try await town.client().get(town.path("/notes/abcdefgh"))
      _ = try await town.client().get("/health")
      let line = try #require(town.log.lines.last)
      #expect(line.contains("path=/{place}/notes/{note}") && line.contains("status=200"))
      #expect(!line.contains("abcdefgh"))
    }
  }

  @Test func twoRoutesOnOneAddressDoNotStart() async throws {
    let database = try await TestDatabase.shared(.sqlite, migrations: Notes.migrations)
    let twice = Feature(
      name: "twice", routes: { $0.get("/notes/{other}", .open) { _ in .page(NotePage()) } })
    await #expect(throws: Fault.self) {
      try await TestSite.run(
        [Notes.feature(), twice], migrations: Notes.migrations, database: database
      ) { _ in }
    }
  }
}
