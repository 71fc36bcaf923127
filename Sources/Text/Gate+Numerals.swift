extension Gate {
  /// A number of up to six signs in a text, with the word that says what it counts.
  struct Numeral {
    /// What a number of an address counts.
    enum Role {
      case building, unit, gate, floor, room, household, house, plain
    }

    let signs: Range<Int>
    let value: Int
    /// Written decimal places; of 三百零一 three.
    let places: Int
    let hasLetter: Bool
    let role: Role
    /// Where the word ends.
    let end: Int

    /// Floor 1 to 60 and door 1 to 40 in three or four places, as 301 and 1204.
    var isRoom: Bool {
      (3...4).contains(places) && (1...60).contains(value / 100) && (1...40).contains(value % 100)
    }
  }
}

extension Gate.Reading {
  func numerals() -> [Gate.Numeral] {
    var found: [Gate.Numeral] = []
    var place = 0
    while place < signs.count {
      guard let range = numeralSigns(at: place) else {
        place += 1
        continue
      }
      if range.count < 8 { found.append(numeral(range)) }
      place = range.upperBound
    }
    return found
  }

  /// Digits with one letter before or behind, Chinese numerals, or the letter of 栋 and 座.
  private func numeralSigns(at start: Int) -> Range<Int>? {
    switch signs[start].mark {
    case .digit: return digits(from: start)
    case .han, .formal, .tens:
      var end = start + 1
      while mark(end) == .han || mark(end) == .tens || mark(end) == .formal { end += 1 }
      return start..<end
    case .letter:
      if mark(start - 1) == .letter { return nil }
      if mark(start + 1) == .digit { return start..<digits(from: start + 1).upperBound }
      return Self.letterHouses.begin(at: start + 1, in: signs) ? start..<start + 1 : nil
    default: return nil
    }
  }

  private func digits(from start: Int) -> Range<Int> {
    var end = start + 1
    while mark(end) == .digit { end += 1 }
    let hasLetter = mark(end) == .letter && mark(end + 1) != .letter && mark(end + 1) != .digit
    return start..<(hasLetter && scalar(end) != "F" && scalar(end) != "m" ? end + 1 : end)
  }

  private func numeral(_ range: Range<Int>) -> Gate.Numeral {
    var (value, places) = (0, 0)
    let hasTens = range.contains { signs[$0].mark == .tens }
    if hasTens {
      value = spoken(range)
      places = String(value).utf8.count
    } else {
      for place in range where signs[place].mark.isDigit {
        value = value * 10 + Int(signs[place].digit)
        places += 1
      }
    }
    let (role, end) = role(at: range.upperBound)
    let hasLetter = range.contains { signs[$0].mark == .letter }
    return Gate.Numeral(
      signs: range, value: value, places: places, hasLetter: hasLetter, role: role, end: end)
  }

  /// 三百零一, 一千二百零四, 十二.
  private func spoken(_ range: Range<Int>) -> Int {
    var (sum, digit) = (0, 0)
    for sign in signs[range] {
      if sign.mark == .tens {
        sum += max(digit, 1) * [1, 10, 100, 1000][Int(sign.digit)]
        digit = 0
      } else {
        digit = Int(sign.digit)
      }
    }
    return sum + digit
  }

  private func role(at place: Int) -> (Gate.Numeral.Role, Int) {
    let start = mark(place) == .blank ? place + 1 : place
    guard let sign = scalar(start) else { return (.plain, place) }
    let next = scalar(start + 1)
    switch sign {
    case "栋", "幢", "座", "棟": return (.building, start + 1)
    case "#": return (.building, start + (next == "楼" || next == "栋" ? 2 : 1))
    case "号": return number(start, next)
    case "单" where next == "元": return (.unit, start + 2)
    case "梯": return (.unit, start + 1)
    case "门" where !Self.doors.begin(at: start, in: signs): return (.gate, start + 1)
    case "F" where mark(start + 1) == .digit: return (.plain, place)
    case "楼", "层", "F": return (.floor, start + 1)
    case "室": return (.room, start + 1)
    case "房": return Self.noRooms.begin(at: start, in: signs) ? (.plain, place) : (.room, start + 1)
    case "户": return (.household, start + 1)
    default: return (.plain, place)
    }
  }

  private func number(_ start: Int, _ next: Unicode.Scalar?) -> (Gate.Numeral.Role, Int) {
    switch next {
    case "楼", "栋", "幢": (.building, start + 2)
    case "房" where scalar(start + 2) == "地": (.house, start + 1)
    case "房", "室", "屋": (.room, start + (scalar(start + 2) == "间" ? 3 : 2))
    case "门": (.gate, start + 2)
    case "车", "线", "文", "院", "商", "铺", "机", "电", "井", "桥", "令", "公", "口", "地", "馆", "厅", "岗", "窗":
      (.plain, start)
    default: (.house, start + 1)
    }
  }

  private static let letterHouses = Gate.Words("栋 幢 座 号楼 单元 #")
  private static let noRooms = Gate.Words("房源 房价 房贷 房产 房地 房补 房改")
  private static let doors = Gate.Words("门口 门前 门外 门窗 门锁 门铃 门禁 门面 门店 门后 门牌")
}
