extension Gate.Reading {
  /// Identity numbers, telephones and bank cards.
  func numbers() -> [Gate.Span] {
    guard hasNumbers else { return [] }
    var spans: [Gate.Span] = []
    eachRun { run in
      let numbers = Gate.Numbers(run: run, reading: self)
      spans += numbers.glued() ?? numbers.spans()
    }
    return spans
  }
}

extension Gate {
  /// The numbers in one run of digits.
  struct Numbers {
    let run: Run
    let reading: Reading

    /// The leftmost and longest numbers that begin and end with a group.
    func spans() -> [Span] {
      var spans: [Span] = []
      var group = 0
      while group < run.groups.count {
        guard let (kind, next) = longest(from: group) else {
          group += 1
          continue
        }
        if let kind { spans.append(span(kind, digits(group..<next))) }
        if kind == nil {
          spans.append(span(.phone, digits(group..<next), isNews: false))
        }
        group = next
      }
      return spans
    }

    /// Two numbers without anything between, which no rule of one number sees: 11 and 11 digits, 18
    /// and 11 in either order.
    func glued() -> [Span]? {
      let digits = run.digits
      guard run.groups.count == 1, digits.count == 22 || digits.count == 29 else { return nil }
      for length in [11, 18] {
        guard let first = strict(digits.prefix(length)),
          let second = strict(digits.dropFirst(length))
        else { continue }
        return [span(first, 0..<length), span(second, length..<digits.count)]
      }
      return nil
    }

    private func strict(_ digits: ArraySlice<UInt8>) -> Kind? {
      if PersonalNumber.isMobile(digits) { return .phone }
      return PersonalNumber.isID18(digits) ? .identityNumber : nil
    }

    /// A number from the start of `group` with the group that follows it; without a kind it is a
    /// public one.
    private func longest(from group: Int) -> (Kind?, next: Int)? {
      var longest: (Kind?, next: Int)?
      let start = run.groups[group].start
      for next in (group + 1)...run.groups.count {
        let count = run.end(of: next - 1) - start
        if count > 19 { break }
        guard count > 6 else { continue }
        if isPublic(group..<next, count) { return (nil, next) }
        if let kind = kind(group..<next, count) {
          longest = (kind, next)
        }
      }
      return longest
    }

    private func digits(_ groups: Range<Int>) -> Range<Int> {
      run.groups[groups.lowerBound].start..<run.end(of: groups.upperBound - 1)
    }

    private func span(_ kind: Kind, _ digits: Range<Int>, isNews: Bool = true) -> Span {
      let signs = run.places[digits.lowerBound]..<run.places[digits.upperBound - 1] + 1
      return Span(kind: kind, signs: signs, masked: "****", isNews: isNews)
    }
  }
}

extension Gate.Numbers {
  private func kind(_ groups: Range<Int>, _ count: Int) -> Gate.Kind? {
    let range = digits(groups)
    let number = run.digits[range]
    switch count {
    case 7, 8: return isLocal(groups, number) ? .landline : nil
    case 18 where PersonalNumber.isID18(number): return .identityNumber
    default: break
    }
    if isMobile(groups, number) { return .phone }
    if isLandline(groups, number) { return .landline }
    if isIdentity(groups, number) { return .identityNumber }
    return isCard(groups, number) ? .bankCard : nil
  }

  /// 400-820-8820 and 800-…, which firms and offices pay for.
  private func isPublic(_ groups: Range<Int>, _ count: Int) -> Bool {
    let start = run.groups[groups.lowerBound].start
    return count == 10 && (run.digits[start] == 4 || run.digits[start] == 8)
      && run.digits[start + 1] == 0 && run.digits[start + 2] == 0
  }

  private func signs(_ groups: Range<Int>) -> Range<Int> {
    let range = digits(groups)
    return run.places[range.lowerBound]..<run.places[range.upperBound - 1] + 1
  }

  private func cue(_ groups: Range<Int>) -> Gate.Cue {
    reading.cue(before: run.places[run.groups[groups.lowerBound].start])
  }

  private func isMobile(_ groups: Range<Int>, _ number: ArraySlice<UInt8>) -> Bool {
    let own = Array(number)
    let prefix = countryCode(own)
    guard own.count - prefix == 11, PersonalNumber.isMobile(own.dropFirst(prefix)),
      !isFraction(groups), !reading.isAmount(signs(groups))
    else { return false }
    let cue = cue(groups)
    if cue == .label { return false }
    if cue == .phone || run.isSpelled(groups) { return true }
    guard let shape = run.shape(groups, skipping: prefix) else { return false }
    if shape != 11, isInCode(groups) || shape != 0x344 && isList(groups) { return false }
    return Self.mobileShapes.contains(shape)
  }

  /// Commas or dots between the groups: 147、226、262、26 are bus lines, 159.121.41.105 is a machine.
  private func isList(_ groups: Range<Int>) -> Bool {
    groups.dropFirst().contains { run.groups[$0].gap == .comma || run.groups[$0].gap == .dot }
  }

  /// How many digits of 86, 0086 or 0 stand before a number of eleven.
  private func countryCode(_ digits: [UInt8]) -> Int {
    switch digits.count {
    case 12 where digits[0] == 0: 1
    case 13 where digits.starts(with: [8, 6]): 2
    case 15 where digits.starts(with: [0, 0, 8, 6]): 4
    default: 0
    }
  }

  /// An area code with its number, also after 86 without its nought.
  private func isLandline(_ groups: Range<Int>, _ number: ArraySlice<UInt8>) -> Bool {
    var own = Array(number)
    if own.starts(with: [8, 6]), own.count > 11 { own = [0] + own.dropFirst(own[2] == 0 ? 3 : 2) }
    guard (10...12).contains(own.count), let area = PersonalNumber.areaCodeLength(own),
      PersonalNumber.isLandline(own), !isFraction(groups), cue(groups) != .label
    else { return false }
    if groups.count == 1 { return !reading.isAmount(signs(groups)) }
    let before = number.count - own.count + area
    guard isGroupEnd(before, of: groups), !isInCode(groups),
      let shape = run.shape(groups, skipping: before)
    else { return false }
    return Self.localShapes.contains(shape) || isAlone(groups) && run.isSpelled(groups)
  }

  /// Seven or eight digits that the words before call a telephone.
  private func isLocal(_ groups: Range<Int>, _ number: ArraySlice<UInt8>) -> Bool {
    guard let first = number.first, (2...8).contains(first), number.allSatisfy({ $0 < 10 }),
      let shape = run.shape(groups), Self.localShapes.contains(shape), !isInCode(groups),
      !isDateOrMatter(number, shape), !reading.isAmount(signs(groups))
    else { return false }
    return cue(groups) == .phone
  }

  /// 20261104 and 2611-0427.
  private func isDateOrMatter(_ number: ArraySlice<UInt8>, _ shape: Int) -> Bool {
    let d = number.map(Int.init)
    guard d.count == 8, d[0] == 2 else { return false }
    let isDate = d[1] == 0 && d[4] * 10 + d[5] <= 12 && d[6] * 10 + d[7] <= 31
    return isDate || shape == 0x44 && (1...12).contains(d[2] * 10 + d[3])
  }

  /// By the check digit; where the words before say so, also a number with a mistake in it.
  private func isIdentity(_ groups: Range<Int>, _ number: ArraySlice<UInt8>) -> Bool {
    if number.count == 18 {
      return cue(groups) == .identity && PersonalNumber.isNearlyID18(Array(number))
    }
    guard number.count == 15, PersonalNumber.isID15(number), Gate.isDay(number, from: 6) else {
      return false
    }
    switch cue(groups) {
    case .identity: return true
    case .label: return false
    default: break
    }
    let start = number.startIndex
    guard number[start + 6] > 2 || number[start + 6] == 2 && number[start + 7] > 4 else {
      return false
    }
    return run.isSpelled(groups) || run.shape(groups).map(Self.identityShapes.contains) ?? false
  }

  private func isCard(_ groups: Range<Int>, _ number: ArraySlice<UInt8>) -> Bool {
    guard (16...19).contains(number.count), Gate.isIssued(Array(number)) else { return false }
    let cue = cue(groups)
    if cue == .label || cue == .identity || reading.isAmount(signs(groups)) { return false }
    if !PersonalNumber.hasCardCheck(number) { return cue == .card && groups.count == 1 }
    return cue == .card || isAlone(groups) && run.isSpelled(groups)
      || groups.allSatisfy {
        run.end(of: $0) - run.groups[$0].start > ($0 + 1 < groups.upperBound ? 3 : 2)
      }
  }

  /// Whether a group ends after so many digits, or goes on as far as in 0552301 2345.
  private func isGroupEnd(_ count: Int, of groups: Range<Int>) -> Bool {
    let start = run.groups[groups.lowerBound].start
    return run.end(of: groups.lowerBound) - start > count + 2
      || groups.contains { run.groups[$0].start == start + count }
  }

  /// Whether no single digits before or behind belong to the same row of single digits.
  private func isAlone(_ groups: Range<Int>) -> Bool {
    !isRow(groups.lowerBound - 1, groups.lowerBound)
      && !isRow(groups.upperBound, groups.upperBound)
  }

  private func isRow(_ group: Int, _ gap: Int) -> Bool {
    run.groups.indices.contains(group) && run.end(of: group) - run.groups[group].start == 1
      && run.groups[gap].gap != .line
  }

  /// The decimals of a coordinate: 117.13812345678.
  private func isFraction(_ groups: Range<Int>) -> Bool {
    let group = groups.lowerBound
    guard group > 0, run.groups[group].gap == .dot else { return false }
    let start = run.groups[group].start
    guard run.places[start] - run.places[start - 1] == 2 else { return false }
    let whole = run.digits[run.groups[group - 1].start..<start].reduce(0) { $0 * 10 + Int($1) }
    return (18...54).contains(whole) || (73...136).contains(whole)
  }

  /// Part of a longer code with hyphens, as an ISBN.
  private func isInCode(_ groups: Range<Int>) -> Bool {
    let (first, next) = (groups.lowerBound, groups.upperBound)
    let before = first > 0 && run.groups[first].gap == .hyphen && !isCountry(first - 1)
    let after = next < run.groups.count && run.groups[next].gap == .hyphen
    return (before || after && run.end(of: next) - run.groups[next].start > 4)
      && reading.cue(before: run.places[run.groups[first].start]) != .phone
  }

  private func isCountry(_ group: Int) -> Bool {
    let digits = run.digits[run.groups[group].start..<run.end(of: group)]
    return digits.elementsEqual([8, 6]) || digits.elementsEqual([0, 0, 8, 6])
  }

  private static let mobileShapes: Set<Int> = [
    0xB, 0x344, 0x335, 0x353, 0x434, 0x443, 0x38, 0x74, 0x47, 0x56, 0x65, 0x32222, 0x3233, 0x3332,
    0x3323, 0x533, 0x83, 0x3224,
  ]
  private static let localShapes: Set<Int> = [
    7, 8, 0x34, 0x43, 0x44, 0x322, 0x2222, 0x35, 0x53, 0x332,
  ]
  private static let identityShapes: Set<Int> = [
    15, 0x663, 0x69, 0x62223, 0x33333, 0x555, 0x4443, 0x96,
  ]
}
