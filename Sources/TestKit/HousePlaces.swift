// What stands where: imports go down the floors, no file is dead, no path is a machine's own.

extension HouseRule {
  /// The floor of each room; rooms of one floor never import each other, but for those below.
  private static let floorOf: [String: Int] = [
    "Kernel": 0, "Store": 1, "Text": 1, "Ledger": 10, "Law": 10, "Registry": 11, "Files": 11,
    "Web": 20, "Cases": 30, "Ballots": 30, "Activities": 30, "Publications": 30, "Messages": 30,
    "Insights": 30, "Party": 40, "Council": 40, "Justice": 40, "Civility": 40, "Service": 40,
    "Office": 40, "App": 50, "StoreSQLite": 12, "StorePostgres": 12, "wuzhi": 60,
  ]
  /// Who may import a library that one room wraps for all.
  private static let keepers: [String: Set<String>] = [
    "GRDB": ["StoreSQLite"], "GRDBSQLite": ["StoreSQLite"], "CPQ": ["StorePostgres"],
    "Hummingbird": ["Web"], "HummingbirdCore": ["Web"], "CGD": ["Files"], "CQR": ["Web"],
    "CZlib": ["Web"],
  ]
  /// Rooms that are pure: no files, no network, no frameworks.
  private static let pure: Set = ["Kernel", "Store", "Text"]

  static let floors = HouseRule.each("rooms import only lower floors") { file in
    file.imports.compactMap { module, line in
      if let keepers = keepers[module], !keepers.contains(file.room) {
        return Violation(
          file.path, line, "only \(keepers.sorted().joined()) imports \(module); ask that room")
      }
      if pure.contains(file.room), module.hasPrefix("Foundation") {
        return Violation(file.path, line, "\(file.room) is pure; the standard library does it")
      }
      guard let above = floorOf[module], let own = floorOf[file.room], above >= own else {
        return nil
      }
      return Violation(
        file.path, line,
        "\(file.room) imports \(module), which is not on a lower floor; glue them above")
    }
  }

  static let deadFiles = HouseRule(name: "no file is dead") { house in
    let stubs = house.sources.filter { $0.fileName == "_stub.swift" }.map {
      Violation($0.path, 1, "a placeholder; delete it with the first slice")
    }
    let mentions = wordCounts(house.product)
    return stubs
      + house.product.compactMap { file in
        let names = Set(file.outline.declarations.map(\.name))
        guard !names.isEmpty, !file.outline.extendsSilently, file.fileName != "main.swift",
          !file.tokens.contains(where: { $0.isWord("main") }),
          !names.contains(where: { (mentions[$0] ?? 0) > 1 })
        else { return nil }
        return Violation(
          file.path, 1,
          "nothing outside mentions \(names.sorted().prefix(3).joined(separator: ", ")); delete the file or use it"
        )
      }
  }

  /// In how many files each word stands.
  private static func wordCounts(_ files: [SourceText]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for file in files {
      let words = Set(file.tokens.filter { $0.kind == .word }.map(\.text))
      for word in words { counts[word.filter { $0 != "`" }, default: 0] += 1 }
    }
    return counts
  }

  /// Beginnings of paths that one machine has, and hosts that packages come from.
  private static let local = [
    "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/opt/sw" + "ift", "/Us" + "ers/",
    "pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "crates" + ".io",
    "proxy.golang" + ".org", "deb.debian" + ".org",
  ]

  static let localNames = HouseRule(name: "no path of one machine, no host of packages") { house in
    let literals = house.sources.flatMap { file in
      (file.tokens.filter { $0.kind == .literal } + file.comments).flatMap { token in
        found(in: token.text).map { (file.path, token.line, $0) }
      }
    }
    let papers = house.papers.flatMap { paper in
      paper.lines.enumerated().flatMap { number, line in
        found(in: line).map { (paper.path, number + 1, $0) }
      }
    }
    return (literals + papers).map {
      Violation(
        $0.0, $0.1,
        "\($0.2) is not the same elsewhere; write it relative, or leave it to the client's settings"
      )
    }
  }

  private static func found(in text: String) -> [String] {
    guard text.utf8.contains(0x2F) || text.utf8.contains(0x2E) else { return [] }
    return local.filter { text.contains($0) }
  }
}
