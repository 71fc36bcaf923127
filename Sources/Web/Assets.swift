internal import CZlib
internal import Crypto
internal import Ledger

/// A file that pages ask for, kept in memory in both forms that browsers take.
///
/// Its address carries a digest of its bytes, so that a browser may keep it for ever and a new
/// version has a new address.
public struct Asset: Sendable {
  /// The name that pages know it by, such as `wuzhi.css`.
  public let name: String
  /// The media type, with its charset.
  public let type: String
  /// Where it is served: `/assets/wuzhi-0123456789abcdef.css`.
  public let path: String
  public let bytes: [UInt8]
  /// The same bytes in gzip (RFC 1952), for whoever accepts it.
  public let gzip: [UInt8]
  /// A strong validator of `bytes` (RFC 9110, 8.8.3), with its quotes.
  public let etag: String
  /// That of `gzip`: another representation, hence another validator.
  public let gzipETag: String

  init(name: String, type: String, text: String) {
    let bytes = Array(text.utf8)
    let digest = hexadecimal(SHA256.hash(data: bytes).prefix(8))
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    self.name = name
    self.type = type
    self.bytes = bytes
    path = "/assets/\(name[..<dot])-\(digest)\(name[dot...])"
    // The highest level: it is done once and sent a million times.
    gzip = squeeze(bytes, level: Z_BEST_COMPRESSION)
    etag = "\"\(digest)\""
    gzipETag = "\"\(digest)-gzip\""
  }
}

/// The assets of the program, made ready once.
public enum Assets {
  public static let all: [Asset] = [
    Asset(name: "wuzhi.css", type: "text/css; charset=utf-8", text: Embedded.stylesheet),
    Asset(name: "wuzhi.js", type: "text/javascript; charset=utf-8", text: Embedded.script),
    Asset(name: "seal.svg", type: "image/svg+xml", text: Embedded.favicon),
  ]

  /// What is served at the path; nil for an address of an older version too.
  public static func at(_ path: String) -> Asset? { byPath[path] }

  /// Where the asset of that name is served. A name that is not there is a bug.
  public static func path(of name: String) -> String {
    guard let asset = all.first(where: { $0.name == name }) else {
      preconditionFailure("no asset is called \(name)")
    }
    return asset.path
  }

  private static let byPath = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })
}
