/// One form of a character for comparing: half width, lower case, invisible marks dropped.
///
/// Input methods switch between `Ａ` and `A` without the typist seeing it, so that search, masks
/// and similarity must not. Covers the width part of Unicode's NFKC (UAX #15): FF01–FF5E, the
/// ideographic space and the full-width signs. Half-width katakana stays as it is.
enum Width {
  /// The half-width form of a full-width character, or the character itself.
  static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    case 0xFFE0: "¢"
    case 0xFFE1: "£"
    case 0xFFE5: "¥"
    default: scalar
    }
  }

  /// Characters that leave no ink: zero-width spaces and joiners, the byte order mark, soft
  /// hyphens, direction marks and variation selectors.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }

  /// The ASCII digit that this character stands for, half or full width.
  static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    let value = half(scalar).value
    return (48...57).contains(value) ? UInt8(value - 48) : nil
  }
}
