extension Mask {
  /// A number of a person that stands in a text.
  public struct Finding: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable { case idNumber, phone, card }
    public let kind: Kind
    /// Place in the text's Unicode scalars.
    public let scalars: Range<Int>
  }

  /// The text with the middle of each phone, ID and bank card number starred out.
  ///
  /// Nothing else is changed: what keeps a matter readable is that its other numbers stay.
  public static func text(_ text: String) -> String {
    guard mayHoldNumber(text) else { return text }
    let found = findings(in: text)
    if found.isEmpty { return text }
    var scalars = Array(text.unicodeScalars)
    for finding in found { star(&scalars, finding) }
    var out = String.UnicodeScalarView()
    out.append(contentsOf: scalars)
    return String(out)
  }

  /// Whether there are as many digits as the shortest number has, seven. Most texts have fewer.
  private static func mayHoldNumber(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 48...57, 0xFF10...0xFF19: digits += 1
      default: continue
      }
      if digits == 7 { return true }
    }
    return false
  }

  /// The phone, ID and bank card numbers in a text, in their order.
  ///
  /// Digits may be full-width and broken by single spaces, hyphens, dots or invisible marks, as
  /// people write them. Kept out of the findings: digits that fail the number's own rule, numbers
  /// glued to further digits, and numbers spelt in words.
  public static func findings(in text: String) -> [Finding] {
    var found: [Finding] = []
    for run in DigitRun.all(in: text) { found += run.findings() }
    return found
  }

  private static func star(_ scalars: inout [Unicode.Scalar], _ finding: Finding) {
    let places = finding.scalars.filter { DigitRun.digit(scalars[$0]) != nil }
    let (head, tail) = finding.kind.shown
    for place in places.dropFirst(head).dropLast(tail) { scalars[place] = "*" }
  }
}

extension Mask.Finding.Kind {
  /// How many digits stay at the beginning and at the end.
  fileprivate var shown: (head: Int, tail: Int) {
    switch self {
    case .idNumber: (1, 1)
    case .phone: (3, 4)
    case .card: (0, 4)
    }
  }

  fileprivate init?(_ digits: ArraySlice<UInt8>) {
    if PersonalNumber.isID18(digits) {
      self = .idNumber
    } else if PersonalNumber.isMobile(digits) || PersonalNumber.isLandline(digits)
      || PersonalNumber.isMobile(PersonalNumber.withoutCountry(Array(digits)))
    {
      self = .phone
    } else if PersonalNumber.isID15(digits) {
      self = .idNumber
    } else if PersonalNumber.isCard(digits) {
      self = .card
    } else {
      return nil
    }
  }
}

/// Digits with at most one separator between neighbours.
private struct DigitRun {
  /// What stands between two separators.
  private struct Group {
    /// Index of its first digit.
    let start: Int
    let isAfterDot: Bool
  }

  private var digits: [UInt8] = []
  /// Where each digit stands in the text.
  private var places: [Int] = []
  private var groups: [Group] = []

  /// 0…9, or 10 for an X that may end an ID number after `before` other digits.
  static func digit(_ scalar: Unicode.Scalar, before: Int = 17) -> UInt8? {
    if let digit = Width.digit(scalar) { return digit }
    guard before >= 17 else { return nil }
    return Width.half(scalar) == "X" || Width.half(scalar) == "x" ? 10 : nil
  }

  static func all(in text: String) -> [DigitRun] {
    var runs: [DigitRun] = []
    var run = DigitRun()
    var gap: [Unicode.Scalar] = []
    for (place, scalar) in text.unicodeScalars.enumerated() where !Width.isInvisible(scalar) {
      let isNear = gap.isEmpty || gap.count == 1 && isSeparator(gap[0])
      guard let digit = digit(scalar, before: isNear ? run.digits.count : 0) else {
        if gap.count < 2 { gap.append(Width.half(scalar)) }
        continue
      }
      if !isNear, !run.digits.isEmpty {
        runs.append(run)
        run = DigitRun()
      }
      run.append(digit, at: place, after: gap.last)
      gap = []
    }
    return run.digits.isEmpty ? runs : runs + [run]
  }

  private mutating func append(_ digit: UInt8, at place: Int, after gap: Unicode.Scalar?) {
    if digits.isEmpty || gap != nil {
      groups.append(Group(start: digits.count, isAfterDot: !digits.isEmpty && gap == "."))
    }
    digits.append(digit)
    places.append(place)
  }

  /// The numbers that begin and end with a group, the leftmost and longest first.
  func findings() -> [Mask.Finding] {
    var found: [Mask.Finding] = []
    var group = 0
    while group < groups.count {
      guard let (kind, next) = longest(from: group) else {
        group += 1
        continue
      }
      let last = places[end(of: next - 1) - 1]
      found.append(Mask.Finding(kind: kind, scalars: places[groups[group].start]..<last + 1))
      group = next
    }
    return found
  }

  /// A number from the start of `group`, and the group that follows it.
  private func longest(from group: Int) -> (Mask.Finding.Kind, next: Int)? {
    let start = groups[group].start
    var longest: (Mask.Finding.Kind, next: Int)?
    for next in (group + 1)...groups.count {
      let number = start..<end(of: next - 1)
      if number.count > 19 { break }
      guard let kind = Mask.Finding.Kind(digits[number]) else { continue }
      if isWritten(as: kind, group..<next, number.count) { longest = (kind, next) }
    }
    return longest
  }

  /// Cards are written in fours or sixes, and what follows a dot is a fraction, as of a coordinate,
  /// unless a rule as strict as that of a phone or of 18 digits says otherwise.
  private func isWritten(as kind: Mask.Finding.Kind, _ range: Range<Int>, _ count: Int) -> Bool {
    if kind == .card, range.dropLast().contains(where: { end(of: $0) - groups[$0].start < 4 }) {
      return false
    }
    return kind == .phone || kind == .idNumber && count == 18
      || !range.contains { groups[$0].isAfterDot }
  }

  private func end(of group: Int) -> Int {
    group + 1 < groups.count ? groups[group + 1].start : digits.count
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "-", ".", "_", "\u{A0}", "‐", "‑", "–", "—", "−", "·": true
    default: false
    }
  }
}
