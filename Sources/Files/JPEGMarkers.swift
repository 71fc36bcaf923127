/// The markers of a JPEG file (ITU-T T.81, annex B), walked to the end without decoding.
///
/// libjpeg draws half a file and paints the rest grey, and it goes through the whole picture for
/// every scan that the file holds. So a file must end with its end marker, hold enough data for its
/// size, and have no more scans than a camera writes.
enum JPEGMarkers {
  /// The usual progressive script has ten.
  static let mostScans = 32

  static func read(_ bytes: [UInt8]) -> (width: Int, height: Int, exif: ArraySlice<UInt8>?)? {
    var walk = Walk(bytes)
    guard walk.toEnd(), let size = walk.size, walk.scanBytes * 8 >= size.blocks else { return nil }
    return (size.width, size.height, walk.exif)
  }

  private struct Size {
    let width: Int
    let height: Int
    /// Of 8 × 8 pixels; each takes at least one bit.
    var blocks: Int { (width + 7) / 8 * ((height + 7) / 8) }
  }

  private struct Walk {
    private let bytes: [UInt8]
    private var place = 2
    private var scans = 0
    private(set) var size: Size?
    private(set) var exif: ArraySlice<UInt8>?
    private(set) var scanBytes = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the end marker was reached.
    mutating func toEnd() -> Bool {
      while let marker = nextMarker() {
        if marker == 0xD9 { return scans > 0 }
        if marker == 0x01 || (0xD0...0xD8).contains(marker) { continue }
        guard let body = segment(), take(marker, body) else { return false }
      }
      return false
    }

    /// Skips to the next FF that neither fills nor is part of the data, as libjpeg does.
    private mutating func nextMarker() -> UInt8? {
      bytes.withUnsafeBufferPointer { bytes in
        while place + 1 < bytes.count {
          let next = bytes[place + 1]
          if bytes[place] == 0xFF, next != 0x00, next != 0xFF {
            place += 2
            return next
          }
          place += 1
        }
        return nil
      }
    }

    private mutating func segment() -> ArraySlice<UInt8>? {
      guard place + 1 < bytes.count else { return nil }
      let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
      guard length >= 2, place + length <= bytes.count else { return nil }
      defer { place += length }
      return bytes[place + 2..<place + length]
    }

    private mutating func take(_ marker: UInt8, _ body: ArraySlice<UInt8>) -> Bool {
      switch marker {
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker): return takeFrame(body)
      case 0xDA: return takeScan()
      case 0xE1 where body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]):
        exif = exif ?? body.dropFirst(6)
        return true
      default: return true
      }
    }

    private mutating func takeFrame(_ body: ArraySlice<UInt8>) -> Bool {
      let reader = ByteReader(body)
      guard size == nil, let height = reader.integer(at: 1, length: 2),
        let width = reader.integer(at: 3, length: 2)
      else { return false }
      size = Size(width: width, height: height)
      return true
    }

    /// Steps over the scan's data, restart markers included.
    private mutating func takeScan() -> Bool {
      scans += 1
      guard size != nil, scans <= JPEGMarkers.mostScans else { return false }
      let start = place
      while let marker = nextMarker() {
        guard (0xD0...0xD7).contains(marker) else {
          place -= 2
          break
        }
      }
      scanBytes += place - start
      return true
    }
  }
}
