// The only import of this room. GB 18030 has a table of 24,000 characters that the standard library
// lacks and that the C library of every Linux server carries; our own copy would have to follow
// each edition of the standard (2000, 2005, 2022).
import Glibc

/// The C library's converter from GB 18030 to UTF-8, closed when it is let go.
final class GB18030 {
  private let converter: iconv_t

  init() {
    guard let opened = iconv_open("UTF-8", "GB18030"), Int(bitPattern: opened) != -1 else {
      preconditionFailure("the C library does not know GB18030: its gconv modules are missing")
    }
    converter = opened
  }

  deinit { iconv_close(converter) }

  /// Appends what `bytes` say; stops before a character that is cut off by their end, or wrong.
  func decode(_ bytes: [UInt8], into out: inout [UInt8]) -> (used: Int, isWrong: Bool) {
    var used = 0
    while used < bytes.count {
      let (step, written, code) = convert(bytes[used...])
      used += step
      out += written
      switch code {
      case 0, EINVAL: return (used, false)
      case E2BIG: continue
      default: return (used, true)
      }
    }
    return (used, false)
  }

  /// One call, and the error number that it left.
  private func convert(_ bytes: ArraySlice<UInt8>) -> (used: Int, written: [UInt8], code: Int32) {
    var source = bytes.map { CChar(bitPattern: $0) }
    var left = source.count
    var code: Int32 = 0
    // Two bytes become at most three, four become four.
    let written = [UInt8](unsafeUninitializedCapacity: left * 2 + 8) { room, count in
      source.withUnsafeMutableBufferPointer { source in
        room.withMemoryRebound(to: CChar.self) { room in
          var from = source.baseAddress
          var to = room.baseAddress
          var free = room.count
          if iconv(converter, &from, &left, &to, &free) == -1 { code = errno }
          count = room.count - free
        }
      }
    }
    return (bytes.count - left, written, code)
  }
}
