// How long things may be. The figures are drawn from codebases that good engineers hold up as
// models: a function is read at one glance, a slice without scrolling far.

extension HouseRule {
  private static let longestFunction = 60
  private static let middleFunction = 8
  private static let ninthFunction = 25

  static let longFunctions = HouseRule(name: "functions of at most 60 lines") { house in
    house.sources.flatMap { file in
      file.outline.functions.filter { $0.lines > longestFunction }.map {
        Violation(
          file.path, $0.first,
          "\($0.name) has \($0.lines) lines; cut it where its next step has a name (at most \(longestFunction))"
        )
      }
    }
  }

  static let functionSpread = HouseRule(name: "functions of 8 lines, nine in ten of 25") { house in
    let all = house.product.flatMap { file in file.outline.functions.map { (file.path, $0) } }
      .sorted { $0.1.lines < $1.1.lines }
    guard !all.isEmpty else { return [] }
    let (middle, ninth) = (all[(all.count - 1) / 2], all[(all.count - 1) * 9 / 10])
    let longest = all.last ?? middle
    return [(middle, "half of", middleFunction), (ninth, "nine in ten of", ninthFunction)]
      .filter { $0.0.1.lines > $0.2 }
      .map { found, share, limit in
        Violation(
          longest.0, longest.1.first,
          "\(share) all functions have up to \(found.1.lines) lines, not \(limit); begin with \(longest.1.name)"
        )
      }
  }

  static let longFiles = HouseRule(name: "files of 400 lines, in a slice of 200") { house in
    house.sources.compactMap { file in
      let isSlice = file.isInSlice && sliceRooms.contains(file.room) && file.isProduct
      let limit = isSlice ? 200 : 400
      guard file.lineCount - 1 > limit else { return nil }
      return Violation(
        file.path, limit,
        "the file has \(file.lineCount - 1) lines; give an ability a file of its own, Noun+Ability.swift (at most \(limit))"
      )
    }
  }

  static let longRooms = HouseRule(name: "rooms of at most 5,000 lines") { house in
    let rooms = Dictionary(grouping: house.product, by: \.room)
    return rooms.sorted { $0.key < $1.key }.compactMap { room, files in
      let lines = files.reduce(0) { $0 + $1.lineCount }
      guard lines > 5000, let first = files.first else { return nil }
      return Violation(first.path, 1, "the room \(room) has \(lines) lines; it is two rooms")
    }
  }

  /// Rooms that consist of slices.
  static let sliceRooms: Set = [
    "Cases", "Ballots", "Activities", "Publications", "Messages", "Insights", "Party", "Council",
    "Justice", "Civility", "Service", "Office",
  ]
}
