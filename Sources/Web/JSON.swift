public import Kernel

/// Writes JSON (RFC 8259) by hand-written code, so that only what a page names can leave.
///
/// ```swift
/// func write(to json: inout JSON) {
///   json.object { $0.field("number", number); $0.list("steps", steps) { … } }
/// }
/// ```
public struct JSON: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// Whether the next value of the open list or object needs a comma before it.
  private var follows = false

  public init() { bytes.reserveCapacity(2048) }

  public mutating func object(_ body: (inout JSON) -> Void) { wrap("{", "}", body) }
  public mutating func list<S: Sequence>(_ things: S, _ each: (inout JSON, S.Element) -> Void) {
    wrap("[", "]") { json in for thing in things { each(&json, thing) } }
  }

  public mutating func field(_ name: String, _ text: String?) {
    key(name)
    value(text)
  }
  public mutating func field(_ name: String, _ number: Int64?) {
    key(name)
    value(number)
  }
  public mutating func field(_ name: String, _ number: Int?) { field(name, number.map(Int64.init)) }
  public mutating func field<Noun>(_ name: String, _ id: ID<Noun>?) { field(name, id?.rawValue) }
  public mutating func field(_ name: String, _ flag: Bool) {
    key(name)
    put(flag ? "true" : "false")
  }
  /// ISO 8601 with China's offset.
  public mutating func field(_ name: String, _ instant: Instant?) {
    key(name)
    guard let instant else { return put("null") }
    stamp(instant)
    follows = true
  }
  public mutating func field(_ name: String, _ day: Day?) { field(name, day?.description) }
  public mutating func object(_ name: String, _ body: (inout JSON) -> Void) {
    key(name)
    object(body)
  }
  public mutating func list<S: Sequence>(
    _ name: String, _ things: S, _ each: (inout JSON, S.Element) -> Void
  ) {
    key(name)
    list(things, each)
  }

  public mutating func value(_ text: String?) {
    guard let text else { return put("null") }
    comma()
    quote(text)
    follows = true
  }

  public mutating func value(_ number: Int64?) { put(number.map { String($0) } ?? "null") }

  private mutating func wrap(_ open: String, _ close: String, _ body: (inout JSON) -> Void) {
    comma()
    bytes.append(contentsOf: open.utf8)
    follows = false
    body(&self)
    bytes.append(contentsOf: close.utf8)
    follows = true
  }

  private mutating func key(_ name: String) {
    comma()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    follows = false
  }

  private mutating func put(_ literal: String) {
    comma()
    bytes.append(contentsOf: literal.utf8)
    follows = true
  }

  private mutating func comma() { if follows { bytes.append(UInt8(ascii: ",")) } }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var clean = 0
      for (i, byte) in utf8.enumerated() where JSON.mustEscape(byte) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[clean..<i]))
        escape(byte)
        clean = i + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[clean...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    guard byte < 32 else { return bytes.append(byte) }
    let hex = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "u00".utf8)
    bytes += [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
  }

  /// What ``Instant/iso8601`` says, digit by digit: a list holds two times a line.
  private mutating func stamp(_ instant: Instant) {
    let (day, time) = (instant.day, instant.timeOfDay)
    guard (0...9999).contains(day.year) else { return quote(instant.iso8601) }
    bytes.append(UInt8(ascii: "\""))
    twoDigits(day.year / 100)
    twoDigits(day.year % 100)
    for (sign, number) in [
      ("-", day.month), ("-", day.dayOfMonth), ("T", time.hour), (":", time.minute),
      (":", time.second),
    ] as [(Unicode.Scalar, Int)] {
      bytes.append(UInt8(ascii: sign))
      twoDigits(number)
    }
    bytes.append(contentsOf: "+08:00\"".utf8)
  }

  private mutating func twoDigits(_ number: Int) {
    bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
