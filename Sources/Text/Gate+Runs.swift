extension Gate {
  /// Digits with at most three blanks, hyphens or the like between neighbours.
  ///
  /// A group is what stands between two gaps; a number begins and ends with one. Digits of another
  /// script begin a group too, without a gap: `陆一三八…` or `电话一138…`.
  struct Run {
    struct Group {
      /// Index of its first digit.
      let start: Int
      /// What stands before it: `other` before the first group, `digit` where only the script changes.
      let gap: Mark
    }

    private(set) var digits: [UInt8] = []
    /// The sign of each digit.
    private(set) var places: [Int] = []
    private(set) var groups: [Group] = []

    mutating func clear() {
      digits.removeAll(keepingCapacity: true)
      places.removeAll(keepingCapacity: true)
      groups.removeAll(keepingCapacity: true)
    }

    mutating func append(_ digit: UInt8, at place: Int, after gap: Mark?) {
      if digits.isEmpty {
        groups.append(Group(start: 0, gap: .other))
      } else if let gap {
        groups.append(Group(start: digits.count, gap: gap))
      }
      digits.append(digit)
      places.append(place)
    }

    func end(of group: Int) -> Int {
      group + 1 < groups.count ? groups[group + 1].start : digits.count
    }

    /// The lengths of the groups as hexadecimal places, `0x344` for 138 1234 5678, without the first
    /// `skipped` digits; nil where a group is longer than fifteen digits or there are too many.
    func shape(_ range: Range<Int>, skipping skipped: Int = 0) -> Int? {
      var shape = 0
      var left = skipped
      for group in range {
        var length = end(of: group) - groups[group].start
        let gone = min(left, length)
        left -= gone
        length -= gone
        if length == 0 { continue }
        if groups[group].gap == .digit, shape > 0, shape & 15 + length < 16 {
          shape += length
        } else {
          guard length < 16, shape < 1 << 52 else { return nil }
          shape = shape << 4 + length
        }
      }
      return shape
    }

    /// Whether every group is one digit long.
    func isSpelled(_ range: Range<Int>) -> Bool {
      range.count > 8 && range.allSatisfy { end(of: $0) - groups[$0].start == 1 }
    }
  }
}

extension Gate.Reading {
  /// Calls `body` for each run that is long enough for a telephone.
  func eachRun(_ body: (Gate.Run) -> Void) {
    var run = Gate.Run()
    var last = -1
    for place in signs.indices {
      guard let digit = digit(at: place, after: run.digits.count, last) else { continue }
      let gap = gap(last, place)
      if last >= 0, gap == .stop {
        if run.digits.count > 6 { body(run) }
        run.clear()
      }
      run.append(digit, at: place, after: gap)
      last = place
    }
    if run.digits.count > 6 { body(run) }
  }

  /// 0…9, 10 for an X that ends an identity number, 0 and 1 for an O and an l between digits.
  private func digit(at place: Int, after count: Int, _ last: Int) -> UInt8? {
    let sign = signs[place]
    if sign.mark.isDigit { return sign.digit }
    guard sign.mark == .letter, count > 0, place - last < 3 else { return nil }
    switch Unicode.Scalar(sign.scalar) {
    case "X", "x": return count > 16 && gap(last, place) != .stop ? 10 : nil
    case "O", "o": return last == place - 1 && isInNumber(place) ? 0 : nil
    case "l", "I": return last == place - 1 && isInNumber(place) ? 1 : nil
    default: return nil
    }
  }

  private func isInNumber(_ place: Int) -> Bool {
    let next = scalar(place + 1)
    return mark(place + 1) != .letter || next == "O" || next == "o"
  }

  /// 零 is of both Chinese scripts, and an O or l of the digits around it.
  private func isSameScript(_ left: Gate.Sign, _ right: Gate.Sign) -> Bool {
    if left.mark == right.mark || left.mark == .letter || right.mark == .letter { return true }
    let isChinese = left.mark != .digit && right.mark != .digit
    return isChinese && (left.scalar == 0x96F6 || right.scalar == 0x96F6)
  }

  /// Nil between neighbours of one script, `stop` where a run ends, else what stands between.
  private func gap(_ last: Int, _ place: Int) -> Gate.Mark? {
    if last < 0 { return .stop }
    if last + 1 == place {
      return isSameScript(signs[last], signs[place]) ? nil : .digit
    }
    guard place - last < 5 else { return .stop }
    for between in last + 1..<place {
      let mark = signs[between].mark
      if !mark.isGap || mark == .comma && place - last > 2 { return .stop }
    }
    return place - last > 2 && signs[last + 1].mark == .blank
      ? signs[last + 2].mark : signs[last + 1].mark
  }
}
