import CGD
import Foundation
import Glibc
import Kernel

@testable import Files

/// Pictures made for tests: four quarters, red and green above, blue and white below.
enum Sample {
  static let red: Int32 = 0xFF0000
  static let green: Int32 = 0x00FF00
  static let blue: Int32 = 0x0000FF
  static let white: Int32 = 0xFFFFFF

  static func draw<T>(_ width: Int32, _ height: Int32, _ use: (gdImagePtr) -> T) -> T {
    let image = gdImageCreateTrueColor(width, height)!
    defer { gdImageDestroy(image) }
    let (x, y) = (width / 2, height / 2)
    gdImageFilledRectangle(image, 0, 0, x - 1, y - 1, red)
    gdImageFilledRectangle(image, x, 0, width - 1, y - 1, green)
    gdImageFilledRectangle(image, 0, y, x - 1, height - 1, blue)
    gdImageFilledRectangle(image, x, y, width - 1, height - 1, white)
    return use(image)
  }

  static func jpeg(_ width: Int32 = 160, _ height: Int32 = 80) -> [UInt8] {
    draw(width, height) { image in bytes { gdImageJpegPtr(image, $0, 95) } }
  }

  static func progressive(_ width: Int32 = 160, _ height: Int32 = 80) -> [UInt8] {
    draw(width, height) { image in
      gdImageInterlace(image, 1)
      return bytes { gdImageJpegPtr(image, $0, 95) }
    }
  }

  static func png(_ width: Int32 = 160, _ height: Int32 = 80) -> [UInt8] {
    draw(width, height) { image in bytes { gdImagePngPtr(image, $0) } }
  }

  static func webp(_ width: Int32 = 160, _ height: Int32 = 80) -> [UInt8] {
    draw(width, height) { image in bytes { gdImageWebpPtrEx(image, $0, 95) } }
  }

  /// A PNG through which one sees.
  static func glass() -> [UInt8] {
    let image = gdImageCreateTrueColor(40, 40)!
    defer { gdImageDestroy(image) }
    gdImageSaveAlpha(image, 1)
    gdImageAlphaBlending(image, 0)
    gdImageFilledRectangle(image, 0, 0, 39, 39, 0x7F00_0000)
    return bytes { gdImagePngPtr(image, $0) }
  }

  private static func bytes(_ make: (UnsafeMutablePointer<Int32>) -> UnsafeMutableRawPointer?)
    -> [UInt8]
  {
    var count: Int32 = 0
    let data = make(&count)!
    defer { gdFree(data) }
    return Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
  }

  /// A TIFF block with an orientation and a place on earth, in either order of bytes.
  static func tiff(_ orientation: UInt16, isLittle: Bool = true) -> [UInt8] {
    func integer(_ value: Int, _ length: Int) -> [UInt8] {
      let little = (0..<length).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
      return isLittle ? little : little.reversed()
    }
    func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
      integer(tag, 2) + integer(type, 2) + integer(count, 4) + value
    }
    return Array((isLittle ? "II" : "MM").utf8) + integer(42, 2) + integer(8, 4) + integer(2, 2)
      + entry(0x0112, 3, 1, integer(Int(orientation), 2) + [0, 0])
      + entry(0x8825, 4, 1, integer(38, 4)) + integer(0, 4)
      + integer(1, 2) + entry(0x001D, 2, 11, integer(56, 4)) + integer(0, 4)
      + Array("GPSLatitude-canary".utf8)
  }

  static func jpeg(held orientation: UInt16, isLittle: Bool = true) -> [UInt8] {
    let exif = Array("Exif\0\0".utf8) + tiff(orientation, isLittle: isLittle)
    let length = exif.count + 2
    let plain = jpeg()
    return plain[..<2] + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + exif + plain[2...]
  }

  static func png(held orientation: UInt16) -> [UInt8] {
    let plain = png()
    let exif = tiff(orientation)
    return plain[..<33] + [0, 0, 0, UInt8(exif.count)] + Array("eXIf".utf8) + exif + [0, 0, 0, 0]
      + plain[33...]
  }

  static func webp(held orientation: UInt16) -> [UInt8] {
    let plain = webp()
    let exif = tiff(orientation)
    let body =
      Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0x08, 0, 0, 0, 159, 0, 0, 79, 0, 0] + plain[12...]
      + Array("EXIF".utf8) + [UInt8(exif.count), 0, 0, 0] + exif
    return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: body.count >> ($0 * 8)) }
      + body
  }

  /// The colours of the four quarters of a JPEG: above left and right, below left and right.
  static func quarters(_ jpeg: [UInt8]) -> [Int32] {
    let image = jpeg.withUnsafeBytes {
      gdImageCreateFromJpegPtr(
        Int32($0.count), UnsafeMutableRawPointer(mutating: $0.baseAddress))!
    }
    defer { gdImageDestroy(image) }
    let (width, height) = (image.pointee.sx, image.pointee.sy)
    return [(1, 1), (3, 1), (1, 3), (3, 3)].map {
      plain(gdImageGetTrueColorPixel(image, width * $0.0 / 4, height * $0.1 / 4))
    }
  }

  /// Each part of a colour as all or nothing: JPEG keeps none exactly.
  private static func plain(_ color: Int32) -> Int32 {
    [16, 8, 0].reduce(0) { $0 | ((color >> $1 & 0xFF) > 127 ? 0xFF << $1 : 0) }
  }
}

/// A new, empty folder, removed with all that is in it at the end of the test.
final class Folder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/wuzhi_files_XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension [UInt8] {
  func holds(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return indices.contains { self[$0...].starts(with: wanted) }
  }
}
