public import Kernel

/// A piece of a page, kept as bytes.
///
/// Write it as a string literal: what stands in the literal is markup, what comes through a hole
/// is text and escaped. There is no way to make markup of a string outside this room, so that
/// what a resident typed can never become a tag.
///
/// ```swift
/// let line: HTML = "<li>\(matter.words)</li>"
/// ```
public struct HTML: Sendable, ExpressibleByStringInterpolation {
  public private(set) var bytes: [UInt8]

  public init() { bytes = [] }

  public init(stringLiteral markup: String) { bytes = Array(markup.utf8) }

  public init(stringInterpolation built: Interpolation) { bytes = built.bytes }

  /// Markup made elsewhere in this room, such as a drawn QR code.
  init(markup: [UInt8]) { bytes = markup }

  public var isEmpty: Bool { bytes.isEmpty }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  public static func += (page: inout HTML, part: HTML) { page.bytes += part.bytes }

  public struct Interpolation: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 64)
    }

    public mutating func appendLiteral(_ markup: String) {
      var markup = markup
      markup.withUTF8 { bytes.append(contentsOf: $0) }
    }

    public mutating func appendInterpolation(_ text: String) { escape(text) }
    public mutating func appendInterpolation(_ text: String?) { if let text { escape(text) } }
    public mutating func appendInterpolation(_ part: HTML) { take(part) }
    public mutating func appendInterpolation(_ part: HTML?) { if let part { bytes += part.bytes } }
    public mutating func appendInterpolation(_ parts: [HTML]) {
      for part in parts { bytes += part.bytes }
    }
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      decimal(Int64(number))
    }
    public mutating func appendInterpolation<Noun>(_ id: ID<Noun>) { decimal(id.rawValue) }
    public mutating func appendInterpolation(_ link: Link) { escape(link.path) }
    public mutating func appendInterpolation(_ day: Day) { escape(day.description) }

    /// A piece for each thing of a list.
    public mutating func appendInterpolation<S: Sequence>(
      each things: S, _ part: (S.Element) -> HTML
    ) {
      for thing in things { bytes += part(thing).bytes }
    }

    /// A piece that is there only when the condition holds.
    public mutating func appendInterpolation(
      when condition: Bool, _ part: @autoclosure () -> HTML
    ) {
      if condition { bytes += part().bytes }
    }

    /// The first piece is taken over whole, with the room that it has.
    private mutating func take(_ part: HTML) {
      if bytes.isEmpty { bytes = part.bytes } else { bytes += part.bytes }
    }

    private mutating func escape(_ text: String) {
      var text = text
      text.withUTF8 { utf8 in
        var clean = 0
        for (i, byte) in utf8.enumerated() {
          guard let entity = entity(of: byte) else { continue }
          bytes.append(contentsOf: utf8[clean..<i])
          bytes.append(contentsOf: entity.utf8)
          clean = i + 1
        }
        bytes.append(contentsOf: utf8[clean...])
      }
    }

    private mutating func decimal(_ number: Int64) { bytes.append(contentsOf: String(number).utf8) }
  }
}

/// Quotes are escaped too, so that a hole may stand in an attribute, which is always quoted.
@inline(__always)
private func entity(of byte: UInt8) -> StaticString? {
  switch byte {
  case 0x26: "&amp;"
  case 0x3C: "&lt;"
  case 0x3E: "&gt;"
  case 0x22: "&quot;"
  case 0x27: "&#39;"
  default: nil
  }
}

extension StaticString {
  fileprivate var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

/// An address inside a place, made by the slice that answers it: `/1/matters/7`.
public struct Link: Hashable, Sendable, CustomStringConvertible {
  public let path: String

  /// - Parameter path: what follows the place, beginning with `/`; pieces from outside are escaped
  ///   by ``piece(_:)``.
  public init(_ place: PlaceID, _ path: String) { self.path = "/\(place)\(path)" }

  /// An address outside of any place, such as an asset.
  init(absolute path: String) { self.path = path }

  public var description: String { path }

  /// Percent-encodes all but unreserved characters (RFC 3986 2.3).
  public static func piece(_ text: some StringProtocol) -> String {
    var out: [UInt8] = []
    let hex = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95, 126: out.append(byte)
      default: out += [37, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The same address with `?name=value&…`, leaving out empty values.
  public func query(_ fields: KeyValuePairs<String, String?>) -> Link {
    let pairs = fields.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : "\(name)=\(Link.piece($0))" }
    }
    return pairs.isEmpty ? self : Link(absolute: path + "?" + pairs.joined(separator: "&"))
  }
}
