extension Gate {
  /// How a sign counts for the finders.
  enum Mark: UInt8 {
    case other, letter
    /// 0…9 in any width or script.
    case digit
    /// 一二三, 〇, 幺.
    case han
    /// 壹贰叁; apart, since 陆 and 伍 are surnames too.
    case formal
    /// ①⒈; apart, since they number the lines of a list.
    case ringed
    /// 十百千.
    case tens
    case blank, line, hyphen, dot, comma, slash, bracket, stop

    var isDigit: Bool { self == .digit || self == .han || self == .formal || self == .ringed }
    var isGap: Bool { rawValue >= Mark.blank.rawValue && self != .stop }
  }

  /// One character of a text as the finders see it, half-width.
  struct Sign {
    let scalar: UInt32
    let start: Int32
    let end: Int32
    let mark: Mark
    /// 0…9 where the mark is a digit; 1, 2 or 3 for 十, 百, 千.
    let digit: UInt8
  }

  /// A text without its invisible marks, each sign with its meaning and its place in UTF-8.
  struct Reading {
    private(set) var signs: [Sign] = []
    private(set) var hasNumbers = false
    /// Where a plate may begin.
    private(set) var provinces: [Int] = []
    private(set) var ats: [Int] = []

    init(_ text: String) {
      signs.reserveCapacity(text.utf8.count / 2 + 8)
      var place: Int32 = 0
      for scalar in text.unicodeScalars {
        let start = place
        place += Int32(UTF8.width(scalar))
        if scalar.value > 0x7F, Width.isInvisible(scalar) || scalar.value == 0x20E3 { continue }
        add(Width.half(scalar).value, start..<place)
      }
    }

    private mutating func add(_ scalar: UInt32, _ place: Range<Int32>) {
      let (mark, digit) = Gate.meaning(of: scalar)
      if mark.isDigit || mark == .tens { hasNumbers = true }
      if mark == .other {
        if scalar == 0x40 { ats.append(signs.count) }
        if scalar > 0x4E00, Gate.isProvince(scalar) { provinces.append(signs.count) }
      }
      signs.append(
        Sign(
          scalar: scalar, start: place.lowerBound, end: place.upperBound, mark: mark, digit: digit))
    }
  }

  private static func meaning(of scalar: UInt32) -> (Mark, UInt8) {
    switch scalar {
    case 0x30...0x39: (.digit, UInt8(scalar - 0x30))
    case 0x41...0x5A, 0x61...0x7A: (.letter, 0)
    case 0..<0x80: (punctuation(scalar), 0)
    case 0x4E00...0x9FFF: hanMeaning(of: scalar)
    default: rareMeaning(of: scalar)
    }
  }

  private static func punctuation(_ scalar: UInt32) -> Mark {
    switch Unicode.Scalar(scalar) {
    case " ", "\t": .blank
    case "\n", "\r", "\u{B}", "\u{C}": .line
    case "-", "_", "~": .hyphen
    case ".": .dot
    case ",": .comma
    case "/", "\\", "|": .slash
    case "(", ")", "[", "]": .bracket
    case ";", "!", "?": .stop
    default: .other
    }
  }

  private static func hanMeaning(of scalar: UInt32) -> (Mark, UInt8) {
    switch Unicode.Scalar(scalar) {
    case "零": (.han, 0)
    case "一", "幺": (.han, 1)
    case "二": (.han, 2)
    case "三": (.han, 3)
    case "四": (.han, 4)
    case "五": (.han, 5)
    case "六": (.han, 6)
    case "七": (.han, 7)
    case "八": (.han, 8)
    case "九": (.han, 9)
    case "十", "拾": (.tens, 1)
    case "百", "佰": (.tens, 2)
    case "千", "仟": (.tens, 3)
    default: formalMeaning(of: scalar)
    }
  }

  private static func formalMeaning(of scalar: UInt32) -> (Mark, UInt8) {
    switch Unicode.Scalar(scalar) {
    case "壹", "弌": (.formal, 1)
    case "贰", "貳": (.formal, 2)
    case "叁", "參", "叄": (.formal, 3)
    case "肆": (.formal, 4)
    case "伍": (.formal, 5)
    case "陆", "陸": (.formal, 6)
    case "柒": (.formal, 7)
    case "捌": (.formal, 8)
    case "玖": (.formal, 9)
    default: (.other, 0)
    }
  }

  private static func rareMeaning(of scalar: UInt32) -> (Mark, UInt8) {
    switch scalar {
    case 0x3007, 0x25CB, 0x25EF: (.han, 0)
    case 0x660...0x669: (.digit, UInt8(scalar - 0x660))
    case 0x6F0...0x6F9: (.digit, UInt8(scalar - 0x6F0))
    case 0x1D7CE...0x1D7FF: (.digit, UInt8((scalar - 0x1D7CE) % 10))
    case 0x2070, 0x2074...0x2079: (.digit, UInt8(scalar - 0x2070))
    case 0x2080...0x2089: (.digit, UInt8(scalar - 0x2080))
    case 0xB9: (.digit, 1)
    case 0xB2, 0xB3: (.digit, UInt8(scalar - 0xB0))
    case 0x24EA, 0x24FF: (.ringed, 0)
    case 0x2460...0x2468: (.ringed, UInt8(scalar - 0x245F))
    case 0x2474...0x247C: (.ringed, UInt8(scalar - 0x2473))
    case 0x2488...0x2490: (.ringed, UInt8(scalar - 0x2487))
    case 0x24F5...0x24FD: (.ringed, UInt8(scalar - 0x24F4))
    case 0x2776...0x277E: (.ringed, UInt8(scalar - 0x2775))
    case 0x2780...0x2788: (.ringed, UInt8(scalar - 0x277F))
    case 0x278A...0x2792: (.ringed, UInt8(scalar - 0x2789))
    case 0x3220...0x3228: (.ringed, UInt8(scalar - 0x321F))
    default: (rarePunctuation(scalar), 0)
    }
  }

  private static func rarePunctuation(_ scalar: UInt32) -> Mark {
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: .blank
    case 0x85, 0x2028, 0x2029: .line
    case 0x2010...0x2015, 0x2212, 0x2043, 0x301C, 0xFE58, 0xFE63: .hyphen
    case 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: .dot
    case 0x3001: .comma
    case 0x3002, 0x2026: .stop
    case 0x3008...0x3011, 0x3014, 0x3015: .bracket
    default: .other
    }
  }

  /// The first sign of a plate (GA 36-2018).
  private static func isProvince(_ scalar: UInt32) -> Bool {
    switch Unicode.Scalar(scalar) {
    case "京", "津", "沪", "渝", "冀", "豫", "云", "辽", "黑", "湘", "皖", "鲁", "新", "苏", "浙", "赣", "鄂", "桂",
      "甘", "晋", "蒙", "陕", "吉", "闽", "贵", "粤", "青", "藏", "川", "宁", "琼":
      true
    default: false
    }
  }
}

extension Gate.Reading {
  /// The spans in the order of the text; of two that overlap the first, then the longer one.
  func apart(_ spans: [Gate.Span]) -> [Gate.Span] {
    if spans.count < 2 { return spans }
    var kept: [Gate.Span] = []
    for span in spans.sorted(by: Self.isBefore) {
      if let last = kept.last, last.signs.upperBound > span.signs.lowerBound { continue }
      kept.append(span)
    }
    return kept
  }

  private static func isBefore(_ one: Gate.Span, _ other: Gate.Span) -> Bool {
    one.signs.lowerBound == other.signs.lowerBound
      ? one.signs.upperBound > other.signs.upperBound
      : one.signs.lowerBound < other.signs.lowerBound
  }

  func range(_ range: Range<Int>, of text: String) -> Range<String.Index> {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: Int(signs[range.lowerBound].start))
    let length = Int(signs[range.upperBound - 1].end - signs[range.lowerBound].start)
    return start..<utf8.index(start, offsetBy: length)
  }

  /// The signs without gaps, digits as 0…9 and letters as capitals.
  func key(_ range: Range<Int>) -> String {
    var out = String.UnicodeScalarView()
    for sign in signs[range] where !sign.mark.isGap {
      let scalar = sign.mark.isDigit ? UInt32(sign.digit) + 0x30 : sign.scalar
      if let scalar = Unicode.Scalar(scalar) { out.append(scalar) }
    }
    return String(out).uppercased()
  }

  /// The signs as they stand, but half-width.
  func string(_ range: Range<Int>) -> String {
    var out = String.UnicodeScalarView()
    out.append(contentsOf: signs[range].lazy.compactMap { Unicode.Scalar($0.scalar) })
    return String(out)
  }

  /// The sign at `place`, or nil outside the text.
  func scalar(_ place: Int) -> Unicode.Scalar? {
    signs.indices.contains(place) ? Unicode.Scalar(signs[place].scalar) : nil
  }

  func mark(_ place: Int) -> Gate.Mark {
    signs.indices.contains(place) ? signs[place].mark : .stop
  }
}
