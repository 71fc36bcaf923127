import CPQ
import Kernel
import Store

/// One row of an answer. Columns come as text: numbers of any width and flags read alike, and the
/// server prints an int8 as fast as we would unpack it.
final class PostgresRow: Row.Source {
  var result: OpaquePointer?

  func isNull(_ column: Int) -> Bool { PQgetisnull(result, 0, Int32(column)) == 1 }

  func integer(_ column: Int) -> Int64 {
    let field = bytesOfField(column)
    if field.first == UInt8(ascii: "t") { return 1 }
    var value: Int64 = 0
    let isNegative = field.first == UInt8(ascii: "-")
    for byte in isNegative ? field.dropFirst() : field[...] {
      guard byte >= 48, byte <= 57 else { break }
      value = value &* 10 &- Int64(byte &- 48)
    }
    return isNegative ? value : 0 &- value
  }

  func text(_ column: Int) -> String { String(decoding: bytesOfField(column), as: UTF8.self) }

  /// `bytea_output` is `hex`: `\x` and two digits a byte.
  func bytes(_ column: Int) -> [UInt8] {
    let field = bytesOfField(column).dropFirst(2)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(field.count / 2)
    var i = field.startIndex
    while i + 1 < field.endIndex {
      bytes.append(PostgresRow.digit(field[i]) << 4 | PostgresRow.digit(field[i + 1]))
      i += 2
    }
    return bytes
  }

  private func bytesOfField(_ column: Int) -> UnsafeRawBufferPointer {
    let count = Int(PQgetlength(result, 0, Int32(column)))
    return UnsafeRawBufferPointer(start: PQgetvalue(result, 0, Int32(column)), count: count)
  }

  private static func digit(_ byte: UInt8) -> UInt8 { byte <= 57 ? byte &- 48 : byte &- 87 }
}
