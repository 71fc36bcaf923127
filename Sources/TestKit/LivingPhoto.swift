import CGD

/// Photos made for tests, and files that only say that they are photos.
public enum LivingPhoto {
  /// A JPEG as a camera makes it, with the place where it was taken written into it (EXIF).
  ///
  /// - Parameter seed: another number gives another picture.
  public static func jpeg(_ seed: Int = 0, width: Int32 = 320, height: Int32 = 240) -> [UInt8] {
    guard let image = gdImageCreateTrueColor(width, height) else {
      preconditionFailure("libgd makes no picture")
    }
    defer { gdImageDestroy(image) }
    for stripe in 0..<8 {
      let color = Int32(truncatingIfNeeded: (seed &+ 1) &* (stripe &+ 1) &* 2_654_435) & 0xFFFFFF
      let left = Int32(stripe) * width / 8
      gdImageFilledRectangle(image, left, 0, left + width / 8, height - 1, color)
    }
    var count: Int32 = 0
    guard let data = gdImageJpegPtr(image, &count, 90) else {
      preconditionFailure("libgd writes no JPEG")
    }
    defer { gdFree(data) }
    let plain = Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
    return plain[..<2] + located + plain[2...]
  }

  /// What an EXIF block holds that nobody may find again.
  public static let whereTaken = "GPSLatitude-32.9170N"

  /// A JPEG whose head says that it is another size than it is.
  public static func saying(width: UInt16, height: UInt16) -> [UInt8] {
    var bytes = jpeg()
    guard
      let frame = bytes.indices.dropLast().first(where: {
        bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0
      })
    else { preconditionFailure("libgd writes a baseline JPEG") }
    bytes.replaceSubrange(
      (frame + 5)..<(frame + 9),
      with: [height, width].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    return bytes
  }

  private static let located: [UInt8] = {
    let words = Array("Exif\0\0".utf8) + Array(whereTaken.utf8)
    return [0xFF, 0xE1, 0, UInt8(words.count + 2)] + words
  }()
}
