import Kernel
import Store
import TestKit
import Testing

@Suite struct ValueTests {
  @Test(arguments: Engines.available)
  func valuesComeBackAsTheyWentIn(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    let numbers: [Int64] = [0, -1, .max, .min, 1 << 53]
    let texts = ["", "五治 🏮", "it's \"$1\"", "a\nb"]
    let blobs: [[UInt8]] = [[], [0], Array(0...255)]
    let found = try await db.act(in: place) { db in
      var found: ([Int64], [String], [[UInt8]]) = ([], [], [])
      for number in numbers { found.0.append(try db.value("SELECT \(number)")!) }
      for text in texts { found.1.append(try db.value("SELECT \(text)")!) }
      for blob in blobs { found.2.append(try db.value("SELECT \(blob)")!) }
      return found
    }
    #expect(found.0 == numbers)
    #expect(found.1 == texts)
    #expect(found.2 == blobs)
  }

  @Test(arguments: Engines.available)
  func nothingIsNothing(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    let none: [Bool] = try await db.act(in: place) { db in
      try db.run(
        """
        INSERT INTO thing (community, id, name, amount, data)
        VALUES (\(place), 1, \(String?.none), \(Int64?.none), \([UInt8]?.none))
        """)
      return try db.one(
        "SELECT name, amount, data FROM thing WHERE community = \(place)"
      ) { row in
        [
          try row[0] as String? == nil, try row[1] as Int64? == nil, try row[2] as [UInt8]? == nil,
        ]
      }!
    }
    #expect(none == [true, true, true])
    #expect(
      await fault {
        _ = try await db.read {
          try $0.all("SELECT name FROM thing WHERE community = \(place)") { try $0[0] as String }
        }
      } == .broken)
  }

  @Test(arguments: Engines.available)
  func aZeroInTextIsRefused(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    await #expect(throws: Refusal.invalid("text.nul")) {
      try await db.act(in: place) { try $0.add("a\0b", id: 1, in: place) }
    }
    await #expect(throws: Refusal.invalid("text.nul")) {
      try await db.read { try $0.value("SELECT \("\0")", as: String.self) }
    }
    try await db.act(in: place) { try $0.add("ab", id: 1, in: place) }
    #expect(try await db.names(in: place) == ["ab"])
  }

  @Test(arguments: Engines.available)
  func changesAreCounted(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    let counts = try await db.act(in: place) { db in
      for i in 1...3 { try db.add("\(i)", id: Int64(i), in: place) }
      return [
        try db.run("UPDATE thing SET amount = 1 WHERE community = \(place)"),
        try db.run("DELETE FROM thing WHERE community = \(place) AND id = 9"),
        try db.run("DELETE FROM thing WHERE community = \(place) AND id = 2"),
        try db.run("SELECT id FROM thing WHERE community = \(place)"),
      ]
    }
    #expect(counts == [3, 0, 1, 0])
  }

  @Test func listsArePaddedToPowersOfTwo() {
    func list(_ values: [Int64]) -> SQL { "x IN \(list: values)" }
    #expect(list([7]).text == "x IN ($1)")
    #expect(list([7, 8, 9]).text == "x IN ($1, $2, $3, $4)")
    #expect(list([7, 8, 9]).values == [.integer(7), .integer(8), .integer(9), .integer(9)])
  }

  /// The empty list keeps its type: PostgreSQL does not compare a text with a number.
  @Test(arguments: Engines.available)
  func listsAreFoundAndTheEmptyListFindsNothing(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    try await db.act(in: place) { for i in 1...5 { try $0.add("\(i)", id: Int64(i), in: place) } }
    func found(_ names: [String]) async throws -> Int? {
      try await db.read {
        try $0.value(
          "SELECT COUNT(*) FROM thing WHERE community = \(place) AND name IN \(list: names)")
      }
    }
    #expect(try await found(["1", "3", "5"]) == 3)
    #expect(try await found([]) == 0)
  }

  @Test(arguments: Engines.available)
  func aStatementInAStatementKeepsItsValues(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    try await db.act(in: place) { for i in 1...5 { try $0.add("\(i)", id: Int64(i), in: place) } }
    let name = "4"
    let condition: SQL = "AND (id = \(Int64(2)) OR name = \(name))"
    let whole: SQL =
      "SELECT id FROM thing WHERE community = \(place) \(condition) AND id < \(Int64(4))"
    #expect(whole.text.hasSuffix("community = $1 AND (id = $2 OR name = $3) AND id < $4"))
    #expect(try await db.read { try $0.all(whole) { try $0[0] as Int64 } } == [2])
  }

  /// What follows the first statement would not run on SQLite.
  @Test(arguments: Engines.available)
  func twoStatementsInOneAreRefused(_ engine: Engine) async throws {
    let db = try await TestDatabase.shared(engine, migrations: tables)
    let place = TestDatabase.freshPlace()
    #expect(
      await fault { try await db.act(in: place) { _ = try $0.run("SELECT 1; SELECT 2") } }
        == .broken)
  }
}
