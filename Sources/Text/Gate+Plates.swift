extension Gate.Reading {
  /// Plates of GA 36-2018: a province, an authority, five signs, or six of a new-energy vehicle, or
  /// four and one of 学警挂港澳领试超. I and O are not used in them; at least two of the signs are digits.
  func plates() -> [Gate.Span] {
    guard hasNumbers else { return [] }
    return provinces.compactMap { start in
      let authority = skip(start + 1, atMost: 2)
      guard mark(authority) == .letter, scalar(authority) != "I", !isPartOfWord(start) else {
        return nil
      }
      let from = skip(authority + 1, atMost: 3)
      guard let end = bodyEnd(from) else { return nil }
      return Gate.Span(kind: .plate, signs: start..<end, masked: plateMask(start, authority, end))
    }
  }

  /// 皖C·***88: the last two signs stay.
  private func plateMask(_ start: Int, _ authority: Int, _ end: Int) -> String {
    let all = key(authority..<end)
    let stars = Mask.stars(all.unicodeScalars.count - 3)
    return string(start..<start + 1) + all.prefix(1) + "·" + stars + all.suffix(2)
  }

  /// 更新, 最新: the one province that often ends a word before a letter.
  private func isPartOfWord(_ start: Int) -> Bool {
    guard scalar(start) == "新", let before = scalar(start - 1) else { return false }
    return "更最全创高".unicodeScalars.contains(before)
  }

  private func skip(_ place: Int, atMost count: Int) -> Int {
    var end = place
    while end < place + count, mark(end).isGap { end += 1 }
    return end
  }

  private func bodyEnd(_ from: Int) -> Int? {
    var body: [Int] = []
    var place = from
    while body.count < 7 {
      if isPlateSign(place) {
        body.append(place)
      } else if body.isEmpty || body.count > 4 || !mark(place).isGap || !isPlateSign(place + 1) {
        break
      }
      place += 1
    }
    guard (4...6).contains(body.count), body.filter({ signs[$0].mark.isDigit }).count > 1 else {
      return nil
    }
    switch body.count {
    case 5: return place
    case 6: return isNewEnergy(body) ? place : nil
    default: return Self.plateEnds.begin(at: place, in: signs) ? place + 1 : nil
    }
  }

  private func isPlateSign(_ place: Int) -> Bool {
    switch mark(place) {
    case .digit, .han, .formal: true
    case .letter: scalar(place) != "I"
    default: false
    }
  }

  /// Small vehicles carry the letter in front and may have one more; large ones carry it at the end.
  private func isNewEnergy(_ body: [Int]) -> Bool {
    let digits = body.map { signs[$0].mark.isDigit }
    let small = isEnergyLetter(body[0]) && digits.dropFirst(2).allSatisfy { $0 }
    let large = isEnergyLetter(body[5]) && digits.dropLast().allSatisfy { $0 }
    return small || large
  }

  private func isEnergyLetter(_ place: Int) -> Bool {
    switch signs[place].scalar & ~0x20 {
    case 0x41...0x48, 0x4A, 0x4B: mark(place) == .letter
    default: false
    }
  }

  private static let plateEnds = Gate.Words("学 警 挂 港 澳 领 试 超")
}
