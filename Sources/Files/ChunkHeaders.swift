/// The chunks of a PNG file (ISO/IEC 15948), walked to the end.
enum PNGChunks {
  static func read(_ bytes: [UInt8]) -> (width: Int, height: Int, exif: ArraySlice<UInt8>?)? {
    let reader = ByteReader(bytes[...])
    guard reader.text(at: 12) == "IHDR", let width = reader.integer(at: 16, length: 4),
      let height = reader.integer(at: 20, length: 4)
    else { return nil }
    var exif: ArraySlice<UInt8>?
    let isWhole = each(reader) { name, body, _ in if name == "eXIf" { exif = body } }
    return isWhole ? (width, height, exif) : nil
  }

  /// The file with what is drawn alone: the critical chunks, and the transparency.
  ///
  /// libpng never sees the profiles, texts and marks of a stranger, and so has nothing to complain of
  /// in them, which it does on the standard error.
  static func essence(of bytes: [UInt8]) -> [UInt8] {
    var out = Array(bytes.prefix(8))
    each(ByteReader(bytes[...])) { name, _, chunk in
      if name == "tRNS" || name.utf8.first.map({ $0 & 0x20 == 0 }) == true { out += chunk }
    }
    return out
  }

  /// Whether the end was reached.
  @discardableResult
  private static func each(
    _ reader: ByteReader,
    _ take: (_ name: String, _ body: ArraySlice<UInt8>, _ chunk: ArraySlice<UInt8>) -> Void
  ) -> Bool {
    var place = 8
    while let length = reader.integer(at: place, length: 4), let name = reader.text(at: place + 4),
      let chunk = reader.slice(at: place, length: length + 12)
    {
      take(name, chunk.dropFirst(8).dropLast(4), chunk)
      if name == "IEND" { return true }
      place += length + 12
    }
    return false
  }
}

/// The chunks of a WebP file (RFC 9649).
enum WebPChunks {
  static func read(_ bytes: [UInt8]) -> (width: Int, height: Int, exif: ArraySlice<UInt8>?)? {
    let reader = ByteReader(bytes[...], isLittleEndian: true)
    guard let whole = reader.integer(at: 4, length: 4), whole + 8 <= bytes.count else { return nil }
    var size: (width: Int, height: Int)?
    var exif: ArraySlice<UInt8>?
    var place = 12
    while let name = reader.text(at: place), let length = reader.integer(at: place + 4, length: 4) {
      guard let body = reader.slice(at: place + 8, length: length) else { return nil }
      size = size ?? Self.size(name, ByteReader(body, isLittleEndian: true))
      if name == "EXIF" { exif = body.starts(with: "Exif".utf8) ? body.dropFirst(6) : body }
      place += 8 + length + length % 2
    }
    return size.map { ($0.width, $0.height, exif) }
  }

  private static func size(_ name: String, _ body: ByteReader) -> (width: Int, height: Int)? {
    switch name {
    case "VP8X":
      guard let width = body.integer(at: 4, length: 3), let height = body.integer(at: 7, length: 3)
      else { return nil }
      return (width + 1, height + 1)
    case "VP8 ":
      guard let width = body.integer(at: 6, length: 2), let height = body.integer(at: 8, length: 2)
      else { return nil }
      return (width & 0x3FFF, height & 0x3FFF)
    case "VP8L":
      guard let bits = body.integer(at: 1, length: 4) else { return nil }
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    default: return nil
    }
  }
}
