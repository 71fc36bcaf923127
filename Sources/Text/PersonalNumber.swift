/// Numbers that point to a person, told apart from other numbers by their own rules.
enum PersonalNumber {
  /// GB 11643: 17 digits and a check character by ISO 7064 MOD 11-2 (10 stands for X), with a
  /// province and a day of birth. The check keeps 18-digit matter and order numbers readable.
  static func isID18(_ digits: some Collection<UInt8>) -> Bool {
    let digits = Array(digits)
    guard isNearlyID18(digits) else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
    return (12 - sum % 11) % 11 == Int(digits[17])
  }

  /// Eighteen digits with a province and a day of birth, whatever their check digit is.
  static func isNearlyID18(_ digits: [UInt8]) -> Bool {
    digits.count == 18 && provinces.contains(digits[0] * 10 + digits[1])
      && isBirth(digits[6..<14]) && digits.prefix(17).allSatisfy { $0 < 10 }
  }

  /// The number of 15 digits given until 1999, without a check digit.
  static func isID15(_ digits: some Collection<UInt8>) -> Bool {
    let digits = Array(digits)
    return digits.count == 15 && digits.allSatisfy { $0 < 10 }
      && provinces.contains(digits[0] * 10 + digits[1]) && isBirth([1, 9] + digits[6..<12])
  }

  /// 11 digits from 13 to 19.
  static func isMobile(_ digits: some Collection<UInt8>) -> Bool {
    let digits = Array(digits)
    return digits.count == 11 && digits[0] == 1 && (3...9).contains(digits[1])
      && digits.allSatisfy { $0 < 10 }
  }

  /// An area code and seven or eight digits.
  static func isLandline(_ digits: some Collection<UInt8>) -> Bool {
    areaCodeLength(digits) != nil && digits.allSatisfy { $0 < 10 }
  }

  /// 3 for 010 and 02x, 4 for the others; nil where the digits are no landline number.
  static func areaCodeLength(_ digits: some Collection<UInt8>) -> Int? {
    let digits = Array(digits)
    guard digits.count >= 10, digits[0] == 0, digits[1] > 0 else { return nil }
    let area = digits[1] == 1 || digits[1] == 2 ? 3 : 4
    guard (7...8).contains(digits.count - area), (2...8).contains(digits[area]) else { return nil }
    return area
  }

  /// 16 to 19 digits of a card scheme with the check digit of ISO/IEC 7812-1 (Luhn).
  static func isCard(_ digits: some Collection<UInt8>) -> Bool {
    let digits = Array(digits)
    guard (16...19).contains(digits.count), (3...6).contains(digits[0]),
      digits.allSatisfy({ $0 < 10 })
    else { return false }
    return hasCardCheck(digits)
  }

  /// The check digit of ISO/IEC 7812-1 (Luhn).
  static func hasCardCheck(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = place % 2 == 1 ? Int(digit) * 2 : Int(digit)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }

  /// The digits without 86 or 0086 before a mobile number.
  static func withoutCountry(_ digits: [UInt8]) -> [UInt8] {
    for prefix: [UInt8] in [[8, 6], [0, 0, 8, 6]] where digits.starts(with: prefix) {
      let rest = Array(digits.dropFirst(prefix.count))
      if isMobile(rest) { return rest }
    }
    return digits
  }

  private static func isBirth(_ digits: some Collection<UInt8>) -> Bool {
    let d = digits.map(Int.init)
    guard d.count == 8, d.allSatisfy({ $0 < 10 }) else { return false }
    let (century, month, day) = (d[0] * 10 + d[1], d[4] * 10 + d[5], d[6] * 10 + d[7])
    return (18...20).contains(century) && (1...12).contains(month) && (1...31).contains(day)
  }

  /// GB/T 2260, first two digits; 91 stands on the permanent residence cards of foreigners.
  private static let provinces: Set<UInt8> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91,
  ]
}
