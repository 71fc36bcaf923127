import CPQ
import Kernel
import Store

/// The values of a statement as the wire wants them: binary, so that text needs no closing zero
/// and bytes no escapes. The types are Swift's and are told to the server.
struct PostgresParameters {
  private var bytes: [UInt8] = []
  private var starts: [Int?] = []
  private var lengths: [Int32] = []
  private let formats: [Int32]

  /// - Throws: ``Refusal`` `.invalid` "text.nul" where a text holds U+0000.
  init(_ values: [SQLValue]) throws {
    formats = Array(repeating: 1, count: values.count)
    starts.reserveCapacity(values.count)
    lengths.reserveCapacity(values.count)
    for value in values { try append(value) }
  }

  private mutating func append(_ value: SQLValue) throws {
    let start = bytes.count
    switch value {
    case .null: break
    case .integer(let number): withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    case .bytes(let blob): bytes += blob
    case .text(var text):
      try text.withUTF8 { utf8 in
        if utf8.contains(0) { throw Refusal.invalid("text.nul") }
        bytes += utf8
      }
    }
    if case .null = value { starts.append(nil) } else { starts.append(start) }
    lengths.append(Int32(bytes.count - start))
  }

  /// Hands count, values, lengths and formats to one of libpq's sending functions.
  func send(
    _ function: (
      Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> Int32
  ) -> Int32 {
    // One byte more, so that an empty last value has an address too.
    (bytes + [0]).withUnsafeBytes { buffer in
      let base = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
      let values = starts.map { start in start.map { base + $0 } }
      return function(Int32(values.count), values, lengths, formats)
    }
  }
}

extension SQLValue {
  /// The number of the type in PostgreSQL's catalog: int8, text, bytea.
  var type: Oid {
    switch self {
    case .integer, .null(.integer): 20
    case .text, .null(.text): 25
    case .bytes, .null(.bytes): 17
    }
  }
}
