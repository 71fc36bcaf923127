import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel
import NIOCore
import Store
import Synchronization

/// A body whose end never came: there is nobody left to answer.
struct CutOff: Error {
  let reason: any Error
}

extension Knock {
  /// The form that the body holds, and how many bytes of `hands` it takes until it is answered.
  ///
  /// - Parameter limit: the most bytes. A body that says it is longer is refused before it is read.
  /// - Throws: ``Refusal`` `.tooLarge` "form.large"; `.invalid` "form.type" and what the three
  ///   readings of a form refuse. ``CutOff`` where the line broke. ``Fault`` `.busy` where the
  ///   bodies of all requests together would take too much memory.
  func form(limit: Int, hands: Hands) async throws -> (form: Form, isJSON: Bool, held: Int) {
    let length = request.headers[.contentLength].flatMap { Int($0) }
    let type = ContentType(request.headers[.contentType] ?? "")
    // Only a form of several parts holds files; every other is text.
    let limit = type.name == "multipart/form-data" ? limit : min(limit, Routes.formLimit)
    guard (length ?? 0) <= limit else { throw Knock.tooLarge(limit) }
    let isEmpty = length ?? 0 == 0 && !request.headers.contains(.transferEncoding)
    if isEmpty { return (Form(), type.name == "application/json", 0) }
    let bytes = try await read(limit: limit, expecting: length, hands: hands)
    do {
      guard length.map({ $0 == bytes.count }) ?? true else { throw Refusal.invalid("form.torn") }
      let form = try parse(bytes, as: type, hasLength: length != nil)
      return (form, type.name == "application/json", bytes.count)
    } catch {
      hands.release(bytes.count)
      throw error
    }
  }

  private func parse(_ bytes: [UInt8], as type: ContentType, hasLength: Bool) throws(Refusal)
    -> Form
  {
    let charset = type["charset"]?.lowercased() ?? "utf-8"
    guard charset == "utf-8" || charset == "utf8" else { throw .invalid("form.encoding") }
    switch type.name {
    case "application/x-www-form-urlencoded":
      // Nothing marks the end of such a form but its length.
      guard hasLength else { throw .invalid("form.torn") }
      return try Form(urlEncoded: bytes)
    case "multipart/form-data":
      guard let boundary = type["boundary"], (1...70).contains(boundary.utf8.count) else {
        throw .invalid("form.torn")
      }
      return try Form(multipart: bytes, boundary: boundary)
    case "application/json":
      return try Form(json: bytes)
    default:
      throw .invalid("form.type")
    }
  }

  /// The caller releases from `hands` what is answered.
  private func read(limit: Int, expecting length: Int?, hands: Hands) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      for try await piece in request.body {
        guard bytes.count + piece.readableBytes <= limit else { throw Knock.tooLarge(limit) }
        try hands.take(piece.readableBytes)
        if bytes.isEmpty { bytes.reserveCapacity(length ?? piece.readableBytes) }
        bytes += piece.readableBytesView
      }
    } catch {
      hands.release(bytes.count)
      throw error is Refusal || error is Fault ? error : CutOff(reason: error)
    }
    return bytes
  }

  private static func tooLarge(_ limit: Int) -> Refusal {
    let kilobytes = limit / 1024
    let most = kilobytes < 1024 ? "\(kilobytes) KB" : "\(kilobytes / 1024) MB"
    return Refusal(.tooLarge, "form.large", ["most": most])
  }
}

/// How many bytes of bodies are held at a time, all requests together, so that a crowd with large
/// photos waits its turn and the program keeps its memory.
final class Hands: Sendable {
  private let held = Atomic<Int>(0)
  private let most: Int

  init(most: Int) { self.most = most }

  /// - Throws: ``Fault`` `.busy`; nothing is taken then.
  func take(_ bytes: Int) throws {
    let (_, held) = held.add(bytes, ordering: .relaxed)
    guard held <= most else {
      release(bytes)
      throw Fault(.busy, "the bodies under way fill \(most) bytes")
    }
  }

  func release(_ bytes: Int) { held.subtract(bytes, ordering: .relaxed) }
}
