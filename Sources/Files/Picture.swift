internal import Crypto
public import Kernel
internal import Ledger

/// A picture that a resident sends, made safe to keep and to show.
///
/// Only what is drawn on it survives: it is decoded and written anew as JPEG, which drops the place
/// and the time that a camera writes into it (EXIF, GPS), whatever else hides in the file, and any
/// script that a browser might find there. It is turned upright first, since the mark that says how
/// it was held goes too.
public struct Picture: Hashable, Sendable {
  /// The names under which a picture is refused.
  public enum Reason {
    public static let bytes: Refusal.Reason = "photo.bytes"
    public static let pixels: Refusal.Reason = "photo.pixels"
    public static let kind: Refusal.Reason = "photo.kind"
    public static let heic: Refusal.Reason = "photo.heic"
    public static let broken: Refusal.Reason = "photo.broken"
  }

  /// 10 MiB of file.
  public static let mostBytes = 10 << 20
  public static let mostPixels = 40_000_000
  /// A picture of one by forty million would be small by area and still fill the memory by rows.
  public static let longestSide = 20_000
  public static let shownSide = 1600
  public static let thumbnailSide = 320

  public let digest: PhotoDigest
  public let width: Int
  public let height: Int
  public let jpeg: [UInt8]
  public let thumbnail: [UInt8]

  /// Decodes, turns, scales and writes anew. Takes up to some seconds and 400 MB: never call it
  /// within a transaction or on a server's thread; ``PhotoShelf/keep(_:for:)`` does it rightly.
  ///
  /// - Throws: ``Refusal`` `.tooLarge` "photo.bytes" over 10 MiB; `.invalid` "photo.pixels" over 40
  ///   million pixels by the header, before anything is decoded; "photo.heic" for the format of
  ///   Apple's cameras, which the telephone itself turns into JPEG when a form asks for JPEG;
  ///   "photo.kind" for what is no JPEG, PNG or WebP; "photo.broken" for what does not decode.
  public static func prepare(_ bytes: [UInt8]) throws(Refusal) -> Picture {
    try Picture(bytes, check(bytes))
  }

  /// The header of a file that may be decoded.
  static func check(_ bytes: [UInt8]) throws(Refusal) -> PictureHeader {
    guard bytes.count <= mostBytes else {
      throw Refusal(.tooLarge, Reason.bytes, ["mostMiB": String(mostBytes >> 20)])
    }
    guard let kind = PictureKind(bytes) else { throw .invalid(Reason.kind) }
    if kind == .heic { throw .invalid(Reason.heic) }
    guard let header = PictureHeader(bytes, kind) else { throw .invalid(Reason.broken) }
    guard max(header.width, header.height) <= longestSide,
      header.width * header.height <= mostPixels
    else {
      throw .invalid(Reason.pixels, ["mostMegapixels": String(mostPixels / 1_000_000)])
    }
    return header
  }

  init(_ bytes: [UInt8], _ header: PictureHeader) throws(Refusal) {
    guard let source = Canvas(decoding: bytes, header),
      let shown = source.scaled(to: Self.shownSide)?.upright(header.orientation),
      let small = shown.scaled(to: Self.thumbnailSide),
      let jpeg = shown.jpeg(quality: 82), let thumbnail = small.jpeg(quality: 76)
    else { throw .invalid(Reason.broken) }
    digest = PhotoDigest(bytes: Array(SHA256.hash(data: jpeg)))
    width = shown.width
    height = shown.height
    self.jpeg = jpeg
    self.thumbnail = thumbnail
  }
}

/// SHA-256 of a picture as it is kept: its name on the shelf.
public struct PhotoDigest: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) {
    precondition(bytes.count == 32, "SHA-256 has 32 bytes")
    self.bytes = bytes
  }

  /// Reads 64 lower-case hexadecimal digits; anything else is nil, so that a digest out of an
  /// address is safe in a path.
  public init?(_ text: some StringProtocol) {
    let digits = text.utf8.compactMap { digit -> UInt8? in
      switch digit {
      case 48...57: digit - 48
      case 97...102: digit - 87
      default: nil
      }
    }
    guard digits.count == 64, text.utf8.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  public var description: String { hexadecimal(bytes) }
}
