import Kernel
import Testing

@testable import Files

@Suite struct PictureTests {
  @Test func whatIsSentIsScaledAndWrittenAnew() throws {
    for bytes in [Sample.jpeg(3200, 1000), Sample.png(3200, 1000), Sample.webp(3200, 1000)] {
      let picture = try Picture.prepare(bytes)
      #expect(picture.width == 1600 && picture.height == 500)
      #expect(PictureHeader(picture.jpeg, .jpeg)?.width == 1600)
      #expect(PictureHeader(picture.thumbnail, .jpeg)?.width == 320)
      #expect(PictureHeader(picture.thumbnail, .jpeg)?.height == 100)
      #expect(
        Sample.quarters(picture.jpeg) == [Sample.red, Sample.green, Sample.blue, Sample.white])
    }
  }

  @Test func aSmallPictureIsNotBlownUp() throws {
    let picture = try Picture.prepare(Sample.png(9, 1))
    #expect(picture.width == 9 && picture.height == 1)
    let strip = try Picture.prepare(Sample.png(8000, 2))
    #expect(strip.width == 1600 && strip.height == 1)
  }

  @Test func thePictureHasOneNameForItsBytes() throws {
    let (one, same) = (try Picture.prepare(Sample.jpeg()), try Picture.prepare(Sample.jpeg()))
    #expect(one == same)
    #expect(one.digest != (try Picture.prepare(Sample.jpeg(161, 80))).digest)
    #expect(PhotoDigest(one.digest.description) == one.digest)
    #expect(PhotoDigest("../../../../etc/passwd") == nil)
    #expect(PhotoDigest(one.digest.description.uppercased()) == nil)
    #expect(PhotoDigest(one.digest.description + "0") == nil)
  }

  static let turned: [(UInt16, [Int32])] = [
    (1, [Sample.red, Sample.green, Sample.blue, Sample.white]),
    (2, [Sample.green, Sample.red, Sample.white, Sample.blue]),
    (3, [Sample.white, Sample.blue, Sample.green, Sample.red]),
    (4, [Sample.blue, Sample.white, Sample.red, Sample.green]),
    (5, [Sample.red, Sample.blue, Sample.green, Sample.white]),
    (6, [Sample.blue, Sample.red, Sample.white, Sample.green]),
    (7, [Sample.white, Sample.green, Sample.blue, Sample.red]),
    (8, [Sample.green, Sample.white, Sample.red, Sample.blue]),
    (9, [Sample.red, Sample.green, Sample.blue, Sample.white]),
  ]

  @Test(arguments: turned)
  func isTurnedUpright(_ orientation: UInt16, _ quarters: [Int32]) throws {
    let little = Sample.jpeg(held: orientation)
    let big = Sample.jpeg(held: orientation, isLittle: false)
    for bytes in [little, big, Sample.png(held: orientation), Sample.webp(held: orientation)] {
      let picture = try Picture.prepare(bytes)
      #expect(Sample.quarters(picture.jpeg) == quarters)
      #expect(Sample.quarters(picture.thumbnail) == quarters)
      #expect((picture.width > picture.height) == !(5...8).contains(orientation))
    }
  }

  @Test func nothingOfTheCameraSurvives() throws {
    for bytes in [Sample.jpeg(held: 6), Sample.png(held: 6), Sample.webp(held: 6)] {
      #expect(bytes.holds("GPSLatitude-canary"), "the sample carries a place")
      let picture = try Picture.prepare(bytes)
      for kept in [picture.jpeg, picture.thumbnail] {
        #expect(!kept.holds("GPS") && !kept.holds("Exif") && !kept.holds("canary"))
      }
    }
  }

  @Test func whatHidesBehindThePictureIsGone() throws {
    let bytes = Sample.jpeg() + Array("<script>alert(1)</script>PK\u{3}\u{4}".utf8)
    let picture = try Picture.prepare(bytes)
    #expect(!picture.jpeg.holds("<script>"))
  }

  @Test func glassIsWhite() throws {
    #expect(
      Sample.quarters(try Picture.prepare(Sample.glass()).jpeg).allSatisfy { $0 == Sample.white })
  }

  @Test func progressiveIsRead() throws {
    #expect(try Picture.prepare(Sample.progressive()).width == 160)
  }
}

@Suite struct RefusedPictureTests {
  private func reason(_ bytes: [UInt8]) -> Refusal? {
    do throws(Refusal) {
      _ = try Picture.prepare(bytes)
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    [], Array("GIF89a\u{1}\0\u{1}\0".utf8), Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8),
    Array("%PDF-1.7".utf8), [0xFF, 0xD8], Array("RIFF\0\0\0\0WAVE".utf8),
    Array("PK\u{3}\u{4}".utf8),
    Array("\0\0\0\u{18}ftypmp42".utf8),
  ])
  func noPicture(_ bytes: [UInt8]) { #expect(reason(bytes)?.reason == Picture.Reason.kind) }

  @Test func tenMegabytesOfText() {
    let text = Array(repeating: UInt8(ascii: "a"), count: Picture.mostBytes)
    #expect(reason(text) == .invalid(Picture.Reason.kind))
    #expect(reason(text + [0])?.kind == .tooLarge)
    #expect(reason(text + [0])?.reason == Picture.Reason.bytes)
  }

  @Test func picturesOfAppleAreNamed() {
    let heic = Array("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic".utf8)
    #expect(reason(heic) == .invalid(Picture.Reason.heic))
  }

  /// Wherever an upload breaks off, what arrived is refused and not shown half grey.
  @Test func torn() {
    for bytes in [
      Sample.jpeg(), Sample.progressive(), Sample.jpeg(held: 6), Sample.png(), Sample.webp(),
      Sample.webp(held: 6),
    ] {
      #expect(reason(bytes) == nil)
      for length in stride(from: 16, to: bytes.count, by: 7) {
        #expect(reason(Array(bytes[..<length]))?.reason == Picture.Reason.broken, "\(length)")
      }
      #expect(reason(bytes.dropLast())?.reason == Picture.Reason.broken)
    }
  }

  /// The header of a JPEG and text behind it.
  @Test func forged() {
    let head = Sample.jpeg()[..<20]
    #expect(reason(head + Array(repeating: 65, count: 9000))?.reason == Picture.Reason.broken)
    #expect(reason([0xFF, 0xD8, 0xFF, 0xD9])?.reason == Picture.Reason.broken)
    #expect(
      reason(Array(Sample.png()[..<8]) + Array("hello".utf8))?.reason == Picture.Reason.broken)
  }

  @Test func sizesAreReadBeforeAnythingIsDecoded() {
    #expect(reason(resizedPNG(60_000, 60_000))?.reason == Picture.Reason.pixels)
    #expect(reason(resizedPNG(1, 30_000_000))?.reason == Picture.Reason.pixels)
    #expect(reason(resizedPNG(20_001, 1))?.reason == Picture.Reason.pixels)
    #expect(reason(resizedPNG(0, 80))?.reason == Picture.Reason.broken)
    #expect(reason(resizedPNG(0xFFFF_FFFF, 0xFFFF_FFFF))?.reason == Picture.Reason.pixels)
    #expect(reason(resizedPNG(159, 80))?.reason == Picture.Reason.broken)
    #expect(reason(resizedJPEG(65_000, 65_000))?.reason == Picture.Reason.broken)
    #expect(reason(resizedJPEG(20_001, 8))?.reason == Picture.Reason.pixels)
    #expect(reason(resizedJPEG(160, 0))?.reason == Picture.Reason.broken)
  }

  /// Each scan of a progressive file is a walk over the whole picture.
  @Test func aFileOfManyScansIsRefused() throws {
    let bytes = Sample.progressive()
    let place = try #require(
      bytes.indices.last { $0 + 1 < bytes.count && bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
    let scan = Array(bytes[place..<bytes.count - 2])
    func repeated(_ count: Int) -> [UInt8] {
      bytes[..<place] + (0..<count).flatMap { _ in scan } + [0xFF, 0xD9]
    }
    #expect(JPEGMarkers.read(repeated(1)) != nil)
    #expect(JPEGMarkers.read(repeated(JPEGMarkers.mostScans + 1)) == nil)
    #expect(reason(repeated(5000))?.reason == Picture.Reason.broken)
  }

  /// Bytes changed at random give a picture or a refusal by name, and the program lives.
  @Test func changedAtRandom() {
    var random = SystemRandomNumberGenerator()
    for bytes in [
      Sample.jpeg(held: 6), Sample.progressive(), Sample.png(held: 3), Sample.webp(held: 8),
    ] {
      for _ in 0..<150 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...12, using: &random) {
          let end = Bool.random(using: &random) ? changed.count : min(200, changed.count)
          changed[Int.random(in: 3..<end, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        let names = [Picture.Reason.broken, Picture.Reason.pixels, Picture.Reason.kind]
        if let refusal = reason(changed) { #expect(names.contains(refusal.reason)) }
      }
    }
  }

  private func resizedPNG(_ width: Int, _ height: Int) -> [UInt8] {
    var bytes = Sample.png()
    for place in 0..<4 {
      bytes[16 + place] = UInt8(truncatingIfNeeded: width >> (24 - place * 8))
      bytes[20 + place] = UInt8(truncatingIfNeeded: height >> (24 - place * 8))
    }
    return bytes
  }

  private func resizedJPEG(_ width: Int, _ height: Int) -> [UInt8] {
    var bytes = Sample.jpeg()
    let frame = bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 }!
    bytes[frame + 5] = UInt8(height >> 8)
    bytes[frame + 6] = UInt8(height & 255)
    bytes[frame + 7] = UInt8(width >> 8)
    bytes[frame + 8] = UInt8(width & 255)
    return bytes
  }
}
