import Cases
import Kernel
import Store
import TestKit
import Testing
import Text

@Suite struct ImportRefusalTests {
  @Test(arguments: [
    ("A1,路灯不亮,,2025/3/1 9:00:00,,new,", "import.ragged"),
    ("A1,路灯不亮,,2025/3/1 9:00:00,,,new,,", "import.ragged"),
    (",路灯不亮,,2025/3/1 9:00:00,,,new,", "import.key"),
    ("  ,路灯不亮,,2025/3/1 9:00:00,,,new,", "import.key"),
    ("A1,, ,2025/3/1 9:00:00,,,new,", "import.words"),
    ("A1,路灯不亮,,,,,new,", "import.date"),
    ("A1,路灯不亮,,2025/2/29 9:00:00,,,new,", "import.date"),
    ("A1,路灯不亮,,2025-03-01,,,new,", "import.date"),
    ("A1,路灯不亮,,2025/3/1 9:00:00,昨天,,new,", "import.date"),
    ("A1,路灯不亮,,2025/3/1 9:00:00,,1900/1/1 0:00:00,done,", "import.date"),
    ("A1,路灯不亮,,2025/3/1 9:00:00,,,lost,", "import.state"),
    ("A1,路灯\u{1}不亮,,2025/3/1 9:00:00,,,new,", "import.control"),
    ("A1,路灯\"不亮,,2025/3/1 9:00:00,,,new,", "import.stray-quote"),
    ("A1,路灯不亮,,2025/3/1 9:00:00,,,new,\"没有完", "import.open-quote"),
    ("A1,路\0灯不亮,,2025/3/1 9:00:00,,,new,", "import.nul"),
  ])
  func aRowIsRefusedByName(row: String, reason: String) async throws {
    let desk = try await Desk.open(.sqlite)
    let tally = try await desk.run(oneRow(row))
    #expect(tally.reasons == [Refusal.Reason(reason): 1])
    #expect(tally.loaded == 0 && tally.rows == 1)
    #expect(tally.refusals[0].row == 1 && tally.refusals[0].line == 2)
    #expect(MatterImport.refusals[Refusal.Reason(reason)] != nil)
    #expect(!tally.refusals[0].text.contains("{"))
  }

  @Test func tooLongIsRefused() async throws {
    let desk = try await Desk.open(.sqlite)
    let long = String(repeating: "长", count: 20_001)
    let longest = String(repeating: "a", count: 1 << 18 | 1)
    let rows = [long, longest].enumerated().map { "A\($0),\($1),,2025/3/1 9:00:00,,,new," }
    let tally = try await desk.run(Array(oneRow(rows.joined(separator: "\n")).utf8), piece: 65_536)
    #expect(tally.reasons == ["import.text-long": 1, "import.too-long": 1])
  }

  @Test(arguments: Engines.available)
  func goodRowsBesideBadOnesAreLoaded(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    let tally = try await desk.run(letters + ",谁的,,2025/3/1 9:00:00,,,new,\nA9,短\n")
    #expect((tally.loaded, tally.repeated, tally.refused, tally.rows) == (3, 0, 2, 5))
    #expect(tally.refusals.map(\.row) == [4, 5] && tally.refusals.map(\.line) == [6, 7])
    #expect(tally.text == "共 5 行：导入 3 行，重复 0 行，退回 2 行")
    #expect(tally.reasonLines == ["1 行 import.key", "1 行 import.ragged"])
  }

  @Test func theListOfReasonsIsBoundedAndTheCountIsNot() async throws {
    let desk = try await Desk.open(.sqlite)
    let rows = (1...300).map { "A\($0),路灯不亮,,bad,,,new," }.joined(separator: "\n")
    let tally = try await desk.run(Array(oneRow(rows).utf8), piece: 5000)
    #expect(tally.refused == 300 && tally.refusals.count == ImportTally.refusalsMost)
  }

  @Test(arguments: [
    ("", "import.empty"), ("\n\n", "import.empty"),
    ("no,title,body,asked,answered,ended,how\n", "import.column"),
    ("no,title,body,asked,answered,ended,how,answer,title\n", "import.column-twice"),
    ("no,\"title,body,asked,answered,ended,how,answer\n", "import.heading"),
  ])
  func aFileIsRefusedByName(text: String, reason: String) async throws {
    let desk = try await Desk.open(.sqlite)
    #expect(await refusal { try await desk.run(text) } == reason)
    #expect(MatterImport.refusals[Refusal.Reason(reason)] != nil)
  }

  @Test func aZoneThatIsNoneIsRefused() async throws {
    for name in ["Asia/Nowhere", "", "China", "GMT+8"] {
      #expect(await refusal { _ = try Zone(name) } == "import.zone")
    }
    #expect(await refusal { _ = try Zone("UTC") } == nil)
  }

  @Test func delaysWithoutTheirPowerAreRefused() async throws {
    let desk = try await Desk.open(.sqlite)
    let mandate = desk.mandate([])
    await #expect(throws: Refusal.forbidden("power.missing")) {
      try await desk.database.report { try Delays.of(under: mandate, in: $0) }
    }
  }
}
