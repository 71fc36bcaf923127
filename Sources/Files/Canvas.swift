internal import CGD

/// An image of libgd's, freed when it is let go.
///
/// The library is C and trusts what it is given. Nothing reaches it whose size ``PictureHeader`` has
/// not read and ``Picture`` not allowed, and what it makes of it must have that size.
final class Canvas {
  private let image: gdImagePtr

  private init?(_ image: gdImagePtr?) {
    guard let image else { return nil }
    self.image = image
  }

  deinit { gdImageDestroy(image) }

  /// Nil where the file does not decode to the size of its header.
  convenience init?(decoding bytes: [UInt8], _ header: PictureHeader) {
    _ = Canvas.silence
    let bytes = header.kind == .png ? PNGChunks.essence(of: bytes) : bytes
    let decoded = bytes.withUnsafeBytes { bytes -> gdImagePtr? in
      let data = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
      let count = Int32(bytes.count)
      return switch header.kind {
      case .jpeg: gdImageCreateFromJpegPtrEx(count, data, 1)
      case .png: gdImageCreateFromPngPtr(count, data)
      case .webp: gdImageCreateFromWebpPtr(count, data)
      case .heic: nil
      }
    }
    self.init(decoded)
    guard width == header.width, height == header.height else { return nil }
  }

  /// A white sheet.
  private convenience init?(width: Int, height: Int) {
    self.init(gdImageCreateTrueColor(Int32(width), Int32(height)))
    gdImageFilledRectangle(image, 0, 0, Int32(width) - 1, Int32(height) - 1, 0xFFFFFF)
  }

  var width: Int { Int(image.pointee.sx) }
  var height: Int { Int(image.pointee.sy) }

  /// A copy on white whose longer side is no longer than `side`; a smaller image keeps its size.
  func scaled(to side: Int) -> Canvas? {
    let longest = max(width, height)
    let (width, height) =
      longest <= side
      ? (width, height) : (max(1, width * side / longest), max(1, height * side / longest))
    guard let copy = Canvas(width: width, height: height) else { return nil }
    gdImageCopyResampled(
      copy.image, image, 0, 0, 0, 0, Int32(width), Int32(height), Int32(self.width),
      Int32(self.height))
    return copy
  }

  /// The image as it was seen, by how the camera was held.
  func upright(_ orientation: Orientation) -> Canvas? {
    let turned: Canvas?
    switch orientation {
    case .transposed, .quarterTurn, .transversed, .backTurn: turned = transposed()
    default: turned = self
    }
    guard let turned else { return nil }
    switch orientation {
    case .upright, .transposed: break
    case .mirrored, .quarterTurn: gdImageFlipHorizontal(turned.image)
    case .halfTurn, .transversed: gdImageFlipBoth(turned.image)
    case .halfTurnMirrored, .backTurn: gdImageFlipVertical(turned.image)
    }
    return turned
  }

  /// Rows become columns.
  private func transposed() -> Canvas? {
    guard let copy = Canvas(width: height, height: width), let from = image.pointee.tpixels,
      let to = copy.image.pointee.tpixels
    else { return nil }
    for y in 0..<height {
      guard let row = from[y] else { return nil }
      for x in 0..<width { to[x]?[y] = row[x] }
    }
    return copy
  }

  func jpeg(quality: Int) -> [UInt8]? {
    gdImageInterlace(image, 1)
    var count: Int32 = 0
    guard let data = gdImageJpegPtr(image, &count, Int32(quality)) else { return nil }
    defer { gdFree(data) }
    return Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
  }

  /// The library writes its complaints to the standard error, which a stranger's upload must not
  /// fill. Set once, since it is one setting for the whole process.
  private static let silence: Void = gdSetErrorMethod { _, _, _ in }
}
