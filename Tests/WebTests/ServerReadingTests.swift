import Kernel
import Testing

@testable import Web

@Suite struct ServerReadingTests {
  private func fields(_ text: String) throws -> [String] {
    try Form(urlEncoded: Array(text.utf8)).fields.map { "\($0.name)=\($0.value)" }
  }

  @Test func encodedForms() throws {
    #expect(try fields("") == [])
    #expect(try fields("a=1&b=&c&&d=%E7%94%B5+%2B") == ["a=1", "b=", "c=", "d=电 +"])
    #expect(try fields("a=x%0D%0Ay%0Dz") == ["a=x\ny\rz"])
    #expect(throws: Refusal.invalid("form.encoding")) { try fields("a=%") }
    #expect(throws: Refusal.invalid("form.encoding")) { try fields("a=%C0%80") }
    #expect(throws: Refusal.invalid("form.fields")) {
      try fields(String(repeating: "a=1&", count: 501))
    }
  }

  private func json(_ text: String) throws -> [String] {
    try Form(json: Array(text.utf8)).fields.map { "\($0.name)=\($0.value)" }
  }

  @Test func flatJSON() throws {
    #expect(try json(" { } ") == [])
    #expect(
      try json(#"{"a":"\u7535\n\"\\","b":-1.5e3,"c":true,"d":null,"e":["x",2]}"#)
        == ["a=电\n\"\\", "b=-1.5e3", "c=true", "e=x", "e=2"])
    #expect(try json(#"{"a":"\ud83d\ude00"}"#) == ["a=😀"])
    for bad in [
      "", "{", "{\"a\"}", "{\"a\":1,}", "{\"a\":01}", "{\"a\":{}}", "{\"a\":1}x", "{'a':1}",
      "{\"a\":\"\\ud83d\"}", "{\"a\":\"\\x\"}", "{\"a\":nul}", "{\"a\":[[1]]}",
    ] {
      #expect(throws: Refusal.invalid("form.json")) { try json(bad) }
    }
    #expect(throws: Refusal.invalid("form.encoding")) { try json(#"{"a":"\u0000"}"#) }
  }

  private func parts(_ text: String, _ boundary: String = "b") throws -> Form {
    try Form(multipart: Array(text.utf8), boundary: boundary)
  }

  @Test func formsWithFiles() throws {
    let form = try parts(
      "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--c\r\n--b\r\n"
        + "content-type: image/jpeg\r\ncontent-disposition: form-data; name=f; filename=\"../e;vil\"\r\n"
        + "\r\n\r\n--b--")
    #expect(form["a"] == "x\n--c")
    #expect(form.files.map(\.name) == ["e;vil"])
    let disposition = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx"
    for torn in [
      "", "--b", "--b\r\n", "x--b--", disposition, disposition + "\r\n--b",
      disposition + "\r\n--b-",
      "--b\r\n:\r\n\r\nx\r\n--b--", "--b\r\nContent-Disposition: inline\r\n\r\nx\r\n--b--",
    ] {
      #expect(throws: Refusal.invalid("form.torn")) { try parts(torn) }
    }
    let many = String(repeating: disposition + "\r\n", count: 41) + "--b--"
    #expect(throws: Refusal.invalid("form.parts")) { try parts(many) }
  }

  @Test func attemptsAreBounded() throws {
    let attempts = Attempts(room: 7)
    let now = Instant(milliseconds: 0)
    let place = PlaceID(1)
    try attempts.count("a", from: "x", place: place, at: now)
    try attempts.count("b", from: "x", place: place, at: now)
    try attempts.count("c", from: "x", place: place, at: now)
    // No room is left for a new count, so a new try is refused; an old one goes on.
    #expect(throws: Refusal.self) { try attempts.count("d", from: "x", place: place, at: now) }
    try attempts.count("a", from: "x", place: place, at: now)
    try attempts.count("d", from: "x", place: place, at: now.advanced(minutes: 15))
  }

  /// Who guesses locks themselves out, not the one who knows; many together are stopped too.
  @Test func anotherOriginMayStillTry() throws {
    let (attempts, now, place) = (Attempts(), Instant(milliseconds: 0), PlaceID(1))
    for _ in 1...5 { try attempts.count("a", from: "x", place: place, at: now) }
    #expect(throws: Refusal.self) { try attempts.count("a", from: "x", place: place, at: now) }
    try attempts.count("a", from: "y", place: place, at: now)
    for n in 1...93 { try attempts.count("a", from: "many \(n)", place: place, at: now) }
    #expect(throws: Refusal.self) { try attempts.count("a", from: "z", place: place, at: now) }
  }

  @Test func rightTriesAreTakenBack() throws {
    let attempts = Attempts()
    let now = Instant(milliseconds: 0)
    for _ in 1...20 {
      try attempts.count("a", from: "x", place: PlaceID(1), at: now)
      attempts.forget("a", from: "x", place: PlaceID(1))
    }
  }

  @Test func cookiesAreFoundByTheirWholeName() {
    let cookies = Cookies("wzv=1; wz=2;wzd=big.dark; other=wz=3")
    #expect(cookies["wz"] == "2" && cookies["wzv"] == "1" && cookies["wzd"] == "big.dark")
    #expect(cookies["w"] == nil && Cookies(nil)["wz"] == nil)
  }
}
