import CZlib
import Crypto
import Foundation
import Testing

@testable import Web

@Suite struct AssetTests {
  @Test func theProgramCarriesWhatStandsUnderAssets() throws {
    func source(_ path: String) throws -> String {
      try String(contentsOf: lookRoot.appending(path: "assets/\(path)"), encoding: .utf8)
        .trimmingCharacters(in: .newlines)
    }
    let parts = try FileManager.default
      .contentsOfDirectory(atPath: lookRoot.appending(path: "assets/css/components").path).sorted()
    let sheets =
      ["css/base.css", "css/frame.css"] + parts.map { "css/components/\($0)" } + ["css/print.css"]
    #expect(Embedded.stylesheet == (try sheets.map(source).joined(separator: "\n")))
    #expect(Embedded.script == (try source("wuzhi.js")))
    #expect(Embedded.favicon == (try source("seal.svg")))
  }

  @Test(arguments: Assets.all)
  func theAddressAndTheValidatorsComeFromTheBytes(asset: Asset) {
    let digest = SHA256.hash(data: asset.bytes).prefix(8).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }.joined()
    #expect(asset.path.hasPrefix("/assets/") && asset.path.contains("-\(digest)."))
    #expect(asset.etag == "\"\(digest)\"")
    #expect(asset.gzipETag != asset.etag && !asset.gzipETag.hasPrefix("W/"))
    #expect(Assets.at(asset.path)?.name == asset.name)
    #expect(Assets.path(of: asset.name) == asset.path)
  }

  @Test func anOldAddressIsNotThere() {
    #expect(Assets.at("/assets/wuzhi-0000000000000000.css") == nil)
    #expect(Assets.at("/assets/wuzhi.css") == nil)
  }

  @Test(arguments: Assets.all)
  func theGzipCopyUnpacksToTheSameBytes(asset: Asset) throws {
    #expect(asset.gzip.count < asset.bytes.count)
    #expect(try unpacked(asset.gzip) == asset.bytes)
  }

  @Test func theScriptStaysSmall() { #expect(Embedded.script.utf8.count <= 4096) }

  /// By zlib's reader of files, which checks the sum at the end.
  private func unpacked(_ gzip: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(gzip).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let handle = try #require(gzopen(file.path, "rb"))
    defer { gzclose(handle) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = gzread(handle, &bytes, UInt32(bytes.count))
    return Array(bytes.prefix(max(0, Int(count))))
  }
}
