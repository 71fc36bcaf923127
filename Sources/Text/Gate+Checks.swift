extension Gate {
  /// Whether six digits from `place` are a day as YYMMDD; a leap day passes in every year.
  static func isDay(_ digits: ArraySlice<UInt8>, from place: Int) -> Bool {
    let d = digits.dropFirst(place).prefix(6).map(Int.init)
    guard d.count == 6 else { return false }
    let (month, day) = (d[2] * 10 + d[3], d[4] * 10 + d[5])
    guard (1...12).contains(month), day > 0 else { return false }
    return day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Whether cards begin so (ISO/IEC 7812-1): UnionPay's 62 and 60, Visa, Mastercard, JCB, and the
  /// older domestic series 9558 and 9400.
  static func isIssued(_ d: [UInt8]) -> Bool {
    guard d.count >= 16, d.allSatisfy({ $0 < 10 }) else { return false }
    switch d[0] {
    case 3: return d.count == 16 && d[1] == 5
    case 4, 5: return d.count == 16
    case 6: return d[1] != 4
    case 9: return d[1] == 5 && d[2] == 5 || d[1] == 4 && d[2] == 0 || d[1] == 9 && d[2] == 8
    case 2: return (22...27).contains(d[0] * 10 + d[1]) && d.count == 16 && !isDated(d)
    default: return false
    }
  }

  /// 2611041234567890: begins as a number by month and day does.
  private static func isDated(_ d: [UInt8]) -> Bool {
    let (month, day) = (d[2] * 10 + d[3], d[4] * 10 + d[5])
    return (1...12).contains(month) && (1...31).contains(day)
  }
}
