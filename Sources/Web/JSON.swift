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

  public init() {}

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
  public mutating func field(_ name: String, _ instant: Instant?) { field(name, instant?.iso8601) }
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
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<32:
        let hex = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes += [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
