import Kernel
import TestKit
import Testing
import Web

@Suite struct ServerFormTests {
  @Test func aFormIsTakenOnce() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      _ = try await client.get(town.path("/note"))
      let first = try await client.post(town.path("/notes"), [("words", "楼道灯坏了")])
      #expect(first.status == 303)
      let second = try await client.post(town.path("/notes"), [("words", "楼道灯坏了")])
      #expect(second.location == first.location)
      #expect(try await town.notesKept() == 1)
      let next = try await client.get(try #require(first.location))
      #expect(next.text.contains("收到：楼道灯坏了"))
      #expect(!(try await client.get(try #require(first.location))).text.contains("收到"))
    }
  }

  @Test func whatTheSliceRefusesIsShownAgain() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      _ = try await client.get(town.path("/note"))
      let key = client.formFields.last { $0.0 == "key" }?.1
      let again = try await client.post(town.path("/notes"), [("words", "<")])
      #expect(again.status == 422)
      #expect(again.text.contains("&lt;") && again.text.contains("至少 2 个"))
      #expect(client.formFields.last { $0.0 == "key" }?.1 == key)
      #expect(try await client.post(town.path("/notes"), [("words", "写好了")]).status == 303)
    }
  }

  @Test func withoutItsTokenAFormIsShownAgain() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      let bare = try await client.post(town.path("/notes"), [("words", "别丢了")], hidden: false)
      #expect(bare.status == 403)
      #expect(bare.text.contains("别丢了") && bare.text.contains("再交一次"))
      #expect(try await town.notesKept() == 0)
      #expect(try await client.post(town.path("/notes"), [("words", "别丢了")]).status == 303)
      let plain = try await town.client().post(town.path("/bare"), [("words", "没有")])
      #expect(plain.status == 403 && plain.text.contains("什么都没有改动"))
    }
  }

  @Test func theTokenOfAnotherVisitorIsNone() async throws {
    try await TestSite.notes { town in
      let (one, other) = (town.client(), town.client())
      _ = try await one.get(town.path("/note"))
      _ = try await other.get(town.path("/note"))
      other.cookies = one.cookies
      let reply = try await other.post(town.path("/notes"), [("words", "冒名")])
      #expect(reply.status == 403)
    }
  }

  @Test func theTokenLooksDifferentOnEveryPage() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      _ = try await client.get(town.path("/note"))
      let first = client.formFields
      _ = try await client.get(town.path("/note"))
      #expect(client.formFields[0].1 != first[0].1)
      let old = first + [("words", "旧页面")]
      #expect(try await client.post(town.path("/notes"), old, hidden: false).status == 303)
    }
  }

  @Test(arguments: [
    ("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"),
    ("Sec-Fetch-Site", "same-site"),
  ])
  func aFormOfAnotherSiteIsRefused(name: String, value: String) async throws {
    try await TestSite.notes { town in
      let client = town.client()
      _ = try await client.get(town.path("/note"))
      let reply = try await client.post(
        town.path("/notes"), [("words", "外站")], headers: [(name, value)])
      #expect(reply.status == 403 && reply.text.contains("别的网站"))
      let own = try await client.post(
        town.path("/notes"), [("words", "本站")],
        headers: [("Origin", "http://127.0.0.1:\(town.port)"), ("Sec-Fetch-Site", "same-origin")])
      #expect(own.status == 303)
    }
  }

  @Test func jsonNeedsAHeaderThatNoOtherSiteCanSend() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      let json = [("Accept", "application/json"), ("Content-Type", "application/json")]
      let body = Array(#"{"words":"接口","key":"0123456789abcdef"}"#.utf8)
      let bare = try await client.send("POST", town.path("/notes"), headers: json, body: body)
      #expect(bare.status == 403 && bare.text.contains("form.token"))
      let marked = json + [("X-Wuzhi", "1")]
      let done = try await client.send("POST", town.path("/notes"), headers: marked, body: body)
      #expect(done.status == 200 && done.text.contains(#""said":"收到：接口""#))
      let again = try await client.send("POST", town.path("/notes"), headers: marked, body: body)
      #expect(again.text == done.text)
      #expect(try await town.notesKept() == 1)
      let no = try await client.send(
        "POST", town.path("/notes"), headers: marked, body: Array("{}".utf8))
      #expect(no.status == 422)
      #expect(no.text.hasSuffix(#""field":"words"}"#))
    }
  }

  @Test func aKeyMustBeLong() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      _ = try await client.get(town.path("/note"))
      let token = client.formFields.filter { $0.0 == "token" }
      let short = try await client.post(
        town.path("/notes"), token + [("words", "写好了"), ("key", "1")], hidden: false)
      #expect(short.status == 422 && short.text.contains("16 到 64"))
    }
  }

  @Test func tenMegabytesOfTextAreRefused() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      _ = try await client.get(town.path("/note"))
      let words = String(repeating: "a", count: 10 * 1024 * 1024)
      let reply = try await client.post(town.path("/notes"), [("words", words)])
      #expect(reply.status == 413 && reply.text.contains("最多 256 KB"))
      let field = try await client.post(
        town.path("/notes"), [("words", String(repeating: "a", count: 70_000))])
      #expect(field.status == 413 && field.text.contains("这一栏太长了"))
      #expect(try await town.notesKept() == 0)
    }
  }

  @Test func aBodyWithoutLengthIsCountedWhileItComes() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      let type = [
        ("Content-Type", "application/x-www-form-urlencoded"), ("Transfer-Encoding", "chunked"),
      ]
      let piece = Array("10000\r\n".utf8) + [UInt8](repeating: 97, count: 65_536) + [13, 10]
      let head = client.head("POST", town.path("/bare"), type)
      let long = try await client.raw(head + (1...6).flatMap { _ in piece } + "0\r\n\r\n".utf8)
      #expect(long.status == 413)
      let short = try await client.raw(head + "3\r\na=b\r\n0\r\n\r\n".utf8)
      #expect(short.status == 422)
    }
  }

  @Test func photosComeWhole() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      _ = try await client.get(town.path("/note"))
      let photo = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
      let reply = try await client.upload(
        town.path("/photos"), [("words", "两张")],
        files: [("photo", #"C:\照片\灯.jpg"#, photo), ("photo", "", [])])
      #expect(reply.status == 200)
      #expect(reply.text.contains("两张|灯.jpg:300000<"))
    }
  }

  @Test func aTornUploadIsNeverTakenForTheWhole() async throws {
    try await TestSite.notes { town in
      let client = town.client()
      _ = try await client.get(town.path("/note"))
      let whole = Client.multipart(client.formFields, [("photo", "a.jpg", Array("jpeg".utf8))])
      let type = [("Content-Type", "multipart/form-data; boundary=\(Client.boundary)")]
      for length in [10, whole.count / 2, whole.count - 5] {
        let reply = try await client.send(
          "POST", town.path("/photos"), headers: type, body: Array(whole.prefix(length)))
        #expect(reply.status == 422 && reply.text.contains("什么都没有收下"))
      }
      // The line breaks before the length that was promised.
      let head = client.head("POST", town.path("/photos"), type, length: whole.count)
      let reply = try await onThread {
        let line = try Line(port: town.port)
        line.send(head + whole.prefix(40))
        line.finish()
        return try line.readAll()
      }
      #expect(!String(decoding: reply, as: UTF8.self).hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test(arguments: [
    ("application/x-www-form-urlencoded", "words=%B5%C6", 422),
    ("application/x-www-form-urlencoded", "words=%00", 422),
    ("application/x-www-form-urlencoded", "words=%zz", 422),
    ("application/x-www-form-urlencoded; charset=gbk", "words=a", 422),
    ("text/plain", "words=a", 422), ("multipart/form-data", "words=a", 422),
    ("application/json", "{\"a\":{}}", 422), ("application/json", "[1]", 422),
  ])
  func whatIsNoFormIsRefused(type: String, body: String, status: Int) async throws {
    try await TestSite.notes { town in
      let reply = try await town.client().send(
        "POST", town.path("/bare"), headers: [("Content-Type", type), ("X-Wuzhi", "1")],
        body: Array(body.utf8))
      #expect(reply.status == status)
    }
  }
}
