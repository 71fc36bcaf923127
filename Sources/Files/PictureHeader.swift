/// What a file is by its first bytes; the name that it came under is not asked.
enum PictureKind: Hashable {
  case jpeg, png, webp
  /// HEIF and its kin: the library would read it only with codecs that Debian does not carry whole.
  case heic

  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else if bytes.dropFirst(4).starts(with: "ftyp".utf8),
      Self.heicBrands.contains(where: { bytes.dropFirst(8).starts(with: $0.utf8) })
    {
      self = .heic
    } else {
      return nil
    }
  }

  /// ISO/IEC 23008-12, annex B, and AVIF.
  private static let heicBrands = [
    "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis",
  ]
}

/// What the header of a picture says, read without decoding: the libraries are handed nothing whose
/// size has not been checked.
struct PictureHeader: Hashable {
  let kind: PictureKind
  let width: Int
  let height: Int
  let orientation: Orientation

  /// Nil where the file is torn or its parts contradict each other.
  init?(_ bytes: [UInt8], _ kind: PictureKind) {
    let found: (width: Int, height: Int, exif: ArraySlice<UInt8>?)?
    switch kind {
    case .jpeg: found = JPEGMarkers.read(bytes)
    case .png: found = PNGChunks.read(bytes)
    case .webp: found = WebPChunks.read(bytes)
    case .heic: found = nil
    }
    guard let found, found.width > 0, found.height > 0 else { return nil }
    self.kind = kind
    width = found.width
    height = found.height
    orientation = found.exif.flatMap(Orientation.init(tiff:)) ?? .upright
  }
}

/// How the camera was held, by EXIF 2.32, tag 0x0112.
enum Orientation: UInt16, Hashable, CaseIterable {
  case upright = 1
  case mirrored, halfTurn, halfTurnMirrored, transposed, quarterTurn, transversed, backTurn

  /// Reads the tag out of a TIFF block; nil where there is none, or none that makes sense.
  init?(tiff bytes: ArraySlice<UInt8>) {
    let isLittle = bytes.starts(with: [0x49, 0x49, 0x2A, 0x00])
    guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) else { return nil }
    let reader = ByteReader(bytes, isLittleEndian: isLittle)
    guard let directory = reader.integer(at: 4, length: 4),
      let count = reader.integer(at: directory, length: 2)
    else { return nil }
    for entry in 0..<count {
      let place = directory + 2 + entry * 12
      guard let tag = reader.integer(at: place, length: 2) else { return nil }
      guard tag == 0x0112 else { continue }
      guard let value = reader.integer(at: place + 8, length: 2) else { return nil }
      self.init(rawValue: UInt16(value))
      return
    }
    return nil
  }
}

/// Whole numbers at places that may lie outside.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private let isLittleEndian: Bool

  init(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool = false) {
    self.bytes = bytes
    self.isLittleEndian = isLittleEndian
  }

  var count: Int { bytes.count }

  /// Nil where the bytes end before it.
  func integer(at place: Int, length: Int) -> Int? {
    guard let part = slice(at: place, length: length) else { return nil }
    let ordered = isLittleEndian ? Array(part.reversed()) : Array(part)
    return ordered.reduce(0) { $0 << 8 | Int($1) }
  }

  func slice(at place: Int, length: Int) -> ArraySlice<UInt8>? {
    guard place >= 0, length >= 0, place <= bytes.count, length <= bytes.count - place else {
      return nil
    }
    let start = bytes.startIndex + place
    return bytes[start..<start + length]
  }

  func text(at place: Int) -> String? {
    slice(at: place, length: 4).map { String(decoding: $0, as: UTF8.self) }
  }
}
