internal import CQR

/// The modules of a QR code (ISO/IEC 18004), drawn by libqrencode.
struct Symbol {
  /// Modules on a side, without the quiet border.
  let side: Int
  /// Row by row, true where the module is dark.
  let dark: [Bool]

  /// Nil where the text does not fit, or holds a NUL.
  ///
  /// Correction level M lets 15 % of the code be dirty or torn, as it will be on a notice board.
  init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(0),
      let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
    else { return nil }
    defer { QRcode_free(code) }
    side = Int(code.pointee.width)
    dark = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
  }

  subscript(row: Int, column: Int) -> Bool { dark[row * side + column] }

  /// One path over all dark modules, each run of them a bar: small, and sharp at any size.
  func path(border: Int) -> HTML {
    var bytes: [UInt8] = []
    for row in 0..<side {
      var column = 0
      while column < side {
        guard self[row, column] else {
          column += 1
          continue
        }
        let start = column
        while column < side, self[row, column] { column += 1 }
        let run = column - start
        bytes += "M\(start + border) \(row + border)h\(run)v1h-\(run)z".utf8
      }
    }
    return HTML(markup: bytes)
  }
}
