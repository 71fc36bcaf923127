extension Gate.Reading {
  /// Homes: a room, or a unit with a floor and a side; never a building or a unit alone.
  func homes() -> [Gate.Span] {
    guard hasNumbers else { return [] }
    let numerals = numerals()
    var spans: [Gate.Span] = []
    var next = 0
    while next < numerals.count {
      var home = Gate.Home(reading: self, numerals: numerals, at: next)
      if home.isFound() {
        spans.append(home.span())
        next = home.next
      } else {
        next += 1
      }
    }
    return spans
  }
}

extension Gate {
  /// An address read from one numeral on.
  struct Home {
    let reading: Reading
    let numerals: [Numeral]
    /// The numeral to be read next, and after a find the first that is not part of it.
    private(set) var next: Int
    private let start: Int
    private var end: Int
    /// What a mask hides.
    private var hidden: [Range<Int>] = []
    private var seen: Set<Numeral.Role> = []

    init(reading: Reading, numerals: [Numeral], at next: Int) {
      (self.reading, self.numerals, self.next) = (reading, numerals, next)
      start = numerals[next].signs.lowerBound
      end = start
    }

    mutating func isFound() -> Bool {
      guard isDashed() || isChain() else { return false }
      if !seen.contains(.unit), reading.isOffice(before: start) { return false }
      addList()
      return true
    }

    func span() -> Span {
      var masked = ""
      var shown = start
      for range in hidden {
        masked += reading.string(shown..<range.lowerBound) + "**"
        shown = range.upperBound
      }
      return Span(kind: .room, signs: start..<end, masked: masked + reading.string(shown..<end))
    }

    /// Takes the next numeral, hidden or not, and goes on behind its word.
    mutating func take(hiding: Bool = true) {
      let numeral = numerals[next]
      if hiding { hidden.append(numeral.signs) }
      seen.insert(numeral.role)
      end = numeral.end
      next += 1
    }

    /// `301、302和401室`: the rooms that follow a room.
    private mutating func addList() {
      while next < numerals.count {
        let numeral = numerals[next]
        let gap = end..<max(end, numeral.signs.lowerBound)
        guard numeral.isRoom, numeral.role == .plain || numeral.role == .room, gap.count == 1,
          Self.listSigns.begin(at: end, in: reading.signs), !reading.isCounted(numeral)
        else { return }
        take()
      }
    }

    private static let listSigns = Words("、 , / 和 及 与 至 到 - ~ 或")
  }
}

extension Gate.Home {
  /// 栋, 单元, 楼 and 室 in this order, each but the last at will.
  private mutating func isChain() -> Bool {
    let first = next
    while next < numerals.count, next == first || isLinked() {
      let numeral = numerals[next]
      switch numeral.role {
      case .building where seen.isEmpty: take(hiding: false)
      case .unit where !seen.contains(.unit) && !seen.contains(.floor): take()
      case .gate where isRoomNext(): takeUnit()
      case .floor where !seen.contains(.floor):
        take()
        if isSide() { return true }
      default: return isDoor(numeral)
      }
    }
    return false
  }

  private mutating func isDoor(_ numeral: Gate.Numeral) -> Bool {
    guard isRoom(numeral) else {
      if numeral.role == .plain, seen == [.building], numeral.value < 20, isRoomNext() {
        takeUnit()
        return isDoor(numerals[next])
      }
      return false
    }
    take()
    return true
  }

  private func isRoom(_ numeral: Gate.Numeral) -> Bool {
    let isInside = !seen.isDisjoint(with: [.building, .unit])
    switch numeral.role {
    case .room:
      return numeral.isRoom || isInside && (3...4).contains(numeral.places)
        || seen.contains(.unit) && numeral.places < 3
        || seen.contains(.floor) && isInside && numeral.places < 3
    case .house:
      return seen.contains(.unit) || numeral.isRoom && isInside
        || isVillage(numeral)
    case .household:
      return isInside && numeral.isRoom && numeral.value % 100 < 13 && !reading.isCounted(numeral)
    case .plain:
      return numeral.isRoom && (isInside || isBare(numeral)) && !reading.isCounted(numeral)
    default: return false
    }
  }

  /// Nothing, a blank, a hyphen or 的 between what was taken and the next numeral.
  private func isLinked() -> Bool {
    let gap = end..<max(end, numerals[next].signs.lowerBound)
    guard gap.count < 3, gap.allSatisfy({ isLink($0) }) else { return false }
    let role = numerals[next].role
    return role == .unit || role == .room || !gap.contains { isBreak(reading.mark($0)) }
  }

  private func isLink(_ place: Int) -> Bool {
    reading.mark(place).isGap || reading.scalar(place) == "的" || reading.scalar(place) == "第"
  }

  private func isBreak(_ mark: Gate.Mark) -> Bool { mark == .comma || mark == .line }

  /// Whether a room follows the next numeral at once or after a hyphen.
  private func isRoomNext() -> Bool {
    guard next + 1 < numerals.count else { return false }
    let (unit, room) = (numerals[next], numerals[next + 1])
    let gap = unit.end..<max(unit.end, room.signs.lowerBound)
    guard gap.count < 2, gap.allSatisfy({ reading.mark($0).isGap && !isBreak(reading.mark($0)) })
    else { return false }
    return room.isRoom && [.plain, .room, .house, .household].contains(room.role)
      && !reading.isCounted(room) && (unit.role != .plain || gap.count == 1)
  }

  private mutating func takeUnit() {
    take()
    seen.insert(.unit)
  }

  /// 东户, 西边户, 左门: who lives on a floor that has two homes.
  private mutating func isSide() -> Bool {
    guard !seen.isDisjoint(with: [.building, .unit]),
      let side = reading.sideEnd(at: end)
    else { return false }
    hidden.append(end..<side)
    end = side
    return true
  }

  /// 三组15号: in a village the door of one home.
  private func isVillage(_ numeral: Gate.Numeral) -> Bool {
    seen.isEmpty && numeral.places < 4 && !numeral.hasLetter && next > 0
      && reading.isVillageGroup(before: numeral.signs.lowerBound)
      && numerals[next - 1].signs.upperBound + 1 == numeral.signs.lowerBound
  }

  /// A number without 室 that the words around call a room.
  private func isBare(_ numeral: Gate.Numeral) -> Bool {
    if seen.isEmpty, next > 0, numerals[next - 1].role == .house,
      numerals[next - 1].end == numeral.signs.lowerBound,
      reading.isStreet(before: numerals[next - 1].signs.lowerBound)
    {
      return true
    }
    return seen.isEmpty && reading.isDoorWord(before: numeral.signs.lowerBound)
      || numeral.value % 100 < 9
        && reading.isDweller(at: numeral.end, after: numeral.signs.lowerBound)
  }

  /// 7-2-301, and with a word that says so 7-301 and 7-2-3-1.
  private mutating func isDashed() -> Bool {
    let first = next
    guard seen.isEmpty, reading.isDashStart(numerals[first].signs.lowerBound) else { return false }
    var last = first
    while last + 1 < numerals.count, last < first + 4, isDash(after: last) { last += 1 }
    guard last > first, isDashed(first...last) else { return false }
    while next <= last { take() }
    if reading.scalar(end) == "号" { end += 1 }
    return true
  }

  private func isDash(after index: Int) -> Bool {
    let numeral = numerals[index]
    return numeral.role == .plain && reading.mark(numeral.end) == .hyphen
      && numerals[index + 1].signs.lowerBound == numeral.end + 1
  }

  private func isDashed(_ range: ClosedRange<Int>) -> Bool {
    let parts = numerals[range]
    guard let last = parts.last, ![.building, .unit, .floor, .gate].contains(last.role),
      parts.first?.places ?? 9 < 4, reading.mark(last.end) != .hyphen, !reading.isCounted(last)
    else { return false }
    let isSaid = isSaid(last)
    let inner = parts.dropFirst().dropLast()
    guard inner.allSatisfy({ $0.places < 3 && (1...20).contains($0.value) }) else { return false }
    switch parts.count {
    case 2: return last.isRoom && isSaid
    case 3: return last.isRoom && (isSaid || !(1990...2035).contains(last.value)) && !isLabelled
    case 4: return isSaid && (1...40).contains(last.value) && last.places < 3
    default: return false
    }
  }

  private func isSaid(_ last: Gate.Numeral) -> Bool {
    last.role == .room || last.role == .household && last.value % 100 < 13
      || reading.isDoorWord(before: numerals[next].signs.lowerBound)
      || reading.isEstate(before: numerals[next].signs.lowerBound)
      || reading.isDweller(at: last.end, after: numerals[next].signs.lowerBound)
  }

  private var isLabelled: Bool {
    reading.cue(before: numerals[next].signs.lowerBound) == .label
  }
}
