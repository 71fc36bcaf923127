/// Made documents for the gate, the same for the same seed: sentences as they stand in notices, minutes
/// and filings, half of them with numbers of people who do not exist, all with numbers that look alike.
///
/// The ways of writing stand here once more and not in the finder's words, so that one does not grade
/// the other.
struct GateMade {
  struct Plant {
    let kind: String
    let bytes: Range<Int>
    let written: String
  }

  struct Document {
    var text = ""
    var plants: [Plant] = []

    mutating func plant(_ kind: String, _ written: String) {
      let start = text.utf8.count
      text += written
      plants.append(Plant(kind: kind, bytes: start..<text.utf8.count, written: written))
    }
  }

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func document(_ number: Int) -> Document {
    var document = Document()
    let persons = number.isMultiple(of: 2) ? 1 + below(3) : 0
    var turns =
      Array(repeating: true, count: persons) + Array(repeating: false, count: 2 + below(3))
    while !turns.isEmpty {
      if turns.remove(at: below(turns.count)) { person(&document) } else { lookAlike(&document) }
      document.text += pick(["。", "；", "\n", "。\n", "， "])
    }
    return document
  }

  private mutating func person(_ document: inout Document) {
    switch below(7) {
    case 0: place(&document, "identityNumber", identity(), GateMade.identityFrames)
    case 1, 2: place(&document, "phone", phone(), GateMade.phoneFrames)
    case 3: place(&document, "landline", landline(), GateMade.landlineFrames)
    case 4: place(&document, "bankCard", card(), GateMade.cardFrames)
    case 5: place(&document, "plate", plate(), GateMade.plateFrames)
    default:
      if below(4) == 0 {
        place(&document, "email", mail(), GateMade.mailFrames)
      } else {
        place(&document, "room", room(), GateMade.roomFrames)
      }
    }
  }

  private mutating func place(
    _ document: inout Document, _ kind: String, _ written: String, _ frames: [String]
  ) {
    let parts = pick(frames).split(separator: "@", omittingEmptySubsequences: false)
    document.text += parts[0]
    document.plant(kind, written)
    document.text += parts[1]
  }
}

// MARK: Numbers of people

extension GateMade {
  private mutating func identity() -> String {
    let area = pick([
      "340302", "110105", "310115", "440106", "650102", "510104", "330212", "420111",
    ])
    let (year, month, day) = (1931 + below(90), two(1 + below(12)), two(1 + below(28)))
    let order = String(String(1000 + below(999)).dropFirst())
    if below(8) == 0 {
      return styled(area + two((1931 + below(69)) % 100) + month + day + order, [6, 6, 3])
    }
    let body = area + "\(year)" + month + day + order
    var rest = 0
    for digit in body.utf8 { rest = (rest + Int(digit) - 48) * 2 % 11 }
    let check = (12 - rest) % 11
    let last = check == 10 ? pick(["X", "x", "Ｘ"]) : "\(check)"
    return styled(body, [6, 8, 3], tail: last)
  }

  private mutating func phone() -> String {
    let number =
      pick(["138", "139", "150", "155", "166", "177", "180", "189", "191", "199", "147"])
      + digits(8)
    switch below(9) {
    case 0: return "+86" + number
    case 1: return "+86 " + grouped(number, [3, 4, 4], "-")
    case 2: return "（86）" + number
    case 3: return "0" + number
    default:
      return styled(
        number, pick([[3, 4, 4], [3, 4, 4], [3, 8], [4, 3, 4], [3, 3, 5], [7, 4]]))
    }
  }

  private mutating func landline() -> String {
    let area = pick(["0552", "010", "021", "0731", "0551", "0371", "023"])
    let number = "\(2 + below(7))" + digits(area.count == 3 ? 7 : 6 + below(2))
    switch below(6) {
    case 0: return "(\(area))" + number
    case 1: return "（\(area)）" + grouped(number, [number.count - 4, 4], pick([" ", "-"]))
    case 2: return area + number
    case 3: return wide(area + "-" + number)
    case 4: return area + " " + number
    default: return area + pick(["-", "—", " - ", "－"]) + number
    }
  }

  private mutating func card() -> String {
    let head = pick([
      "622202", "621700", "623058", "436742", "955880", "621226", "601382", "552433",
    ])
    let length = head.hasPrefix("4") || head.hasPrefix("5") ? 16 : 19
    let body = head + digits(length - 7)
    var sum = 0
    for (place, digit) in body.utf8.reversed().enumerated() {
      let value = Int(digit - 48) * (place.isMultiple(of: 2) ? 2 : 1)
      sum += value / 10 + value % 10
    }
    return styled(body + "\((10 - sum % 10) % 10)", length == 16 ? [4, 4, 4, 4] : [4, 4, 4, 4, 3])
  }

  private mutating func plate() -> String {
    let letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    let place = pick(["皖", "京", "沪", "苏", "浙", "粤", "川", "新", "鄂", "湘", "豫", "鲁"])
    let office = String(letters.randomElement(using: &self) ?? "A")
    var body = digits(5)
    switch below(6) {
    case 0: body = "D" + digits(5)
    case 1: body = "F" + String(letters.randomElement(using: &self) ?? "A") + digits(4)
    case 2: body = digits(5) + pick(["D", "F"])
    case 3: body = String(letters.randomElement(using: &self) ?? "A") + digits(4)
    case 4: body = digits(4) + pick(["学", "挂", "警"])
    default: body = digits(3) + String(letters.randomElement(using: &self) ?? "A") + digits(1)
    }
    let plate = place + office + pick(["", "", "·", " ", "-", "•", " · "]) + body
    return pick([plate, plate, plate.lowercased(), wide(plate), place + " " + plate.dropFirst()])
  }

  private mutating func mail() -> String {
    let mail =
      pick(["wang", "li.na", "chen_88", "z-h", "u" + digits(6), digits(9)]) + "@"
      + pick(["qq.com", "163.com", "mail.example.cn", "sina.com.cn"])
    return pick([mail, mail.uppercased(), wide(mail)])
  }

  private mutating func room() -> String {
    let (house, unit) = (1 + below(40), 1 + below(6))
    let (floor, door) = (1 + below(28), 1 + below(4))
    let number = "\(floor)" + two(door)
    let spelled = han(number, zero: pick(["〇", "零", "○"]))
    switch below(16) {
    case 0: return "\(house)号楼\(unit)单元\(number)室"
    case 1: return "\(house)栋\(unit)单元\(number)"
    case 2: return "\(house)-\(unit)-\(number)"
    case 3: return "\(counting(house))栋\(counting(unit))单元\(spelled)"
    case 4: return "\(counting(house))号楼\(counting(unit))单元\(spelled)室"
    case 5: return "\(house)幢\(number)室"
    case 6: return "\(house)#\(unit)单元\(number)"
    case 7: return pick(["A", "B", "C"]) + "座\(number)室"
    case 8: return "\(unit)单元\(number)户"
    case 9: return wide("\(house)号楼\(unit)单元\(number)室")
    case 10:
      return "\(house)号楼\(unit)单元\(counting(1 + below(6)))楼" + pick(["东户", "西户", "中户", "左边户"])
    case 11: return "\(house) 号楼 \(unit) 单元 \(number) 室"
    case 12: return wide("\(house)-\(unit)-\(number)")
    case 13: return "\(house)号楼-\(unit)-\(number)"
    case 14: return "\(house)栋\(number)"
    default: return "\(house)号楼\(unit)单元\n\(number)室"
    }
  }

  /// The number in one of the ways in which people write it.
  private mutating func styled(_ number: String, _ groups: [Int], tail: String = "") -> String {
    let all = tail.isEmpty ? groups : groups + [1]
    switch below(14) {
    case 0...3: return number + tail
    case 4: return grouped(number, groups, " ") + tail
    case 5: return grouped(number, groups, pick(["-", "－", "—", "–", "_"])) + tail
    case 6:
      return grouped(number + tail, all.count > groups.count ? [6, 4, 4, 4] : groups, "\u{3000}")
    case 7: return wide(number + tail)
    case 8: return han(number, zero: pick(["〇", "零", "○"])) + tail
    case 9: return han(number, zero: "零").replacing("一", with: "幺") + tail
    case 10: return formal(number) + tail
    case 11: return grouped(number, groups, pick(["\n", "\r\n", "-\n", " \n"])) + tail
    case 12:
      return number.map(String.init).joined(separator: " ") + (tail.isEmpty ? "" : " " + tail)
    default: return number.map(String.init).joined(separator: "\u{200B}") + tail
    }
  }
}

// MARK: Writing

extension GateMade: RandomNumberGenerator {
  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

  mutating func digits(_ count: Int) -> String {
    (0..<count).map { _ in String(below(10)) }.joined()
  }

  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  func grouped(_ number: String, _ groups: [Int], _ gap: String) -> String {
    var rest = number[...]
    var parts: [Substring] = []
    for length in groups where !rest.isEmpty {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return (rest.isEmpty ? parts : parts + [rest]).joined(separator: gap)
  }

  func wide(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isPlain = (0x21...0x7E).contains(scalar.value)
      out.append(isPlain ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    return String(out)
  }

  func han(_ number: String, zero: String) -> String {
    let names = [zero, "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    return number.map { $0.wholeNumberValue.map { names[$0] } ?? String($0) }.joined()
  }

  func formal(_ number: String) -> String {
    let names = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
    return number.map { $0.wholeNumberValue.map { names[$0] } ?? String($0) }.joined()
  }

  /// 七, 十二, 三十一.
  func counting(_ number: Int) -> String {
    let ones = number % 10 == 0 ? "" : han("\(number % 10)", zero: "")
    if number < 10 { return ones }
    return (number < 20 ? "" : han("\(number / 10)", zero: "")) + "十" + ones
  }
}
