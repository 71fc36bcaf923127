import Cases
import Kernel
import Ledger
import Store
import TestKit
import Testing
import Text

@Suite struct MatterImportTests {
  @Test(arguments: Engines.available)
  func rowsBecomeMatters(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    let tally = try await desk.run(letters)
    #expect(tally.loaded == 3 && tally.rows == 3 && tally.refusals.isEmpty)
    #expect(tally.bytes == letters.utf8.count && tally.totalBytes == letters.utf8.count)
    let matters = try await desk.matters()
    #expect(matters.map(\.words) == ["路灯不亮\n七号楼前的路灯坏了", "电梯停了\n两部停了一部，\n早上要等很久", "井盖松动"])
    #expect(matters.map(\.number.description) == ["2503-0001", "2503-0002", "2503-0003"])
    #expect(matters.map(\.state) == [.closed, .filed, .closed])
    #expect(matters.allSatisfy { $0.source == "letters" && $0.spot == "原表未写地点" })
    #expect(matters[0].filedAt == Instant("2025-03-01 09:00")!)
    #expect(matters[0].repliedAt == Instant("2025-03-04 09:00")!)
    #expect(matters[0].closedAt == nil && matters[2].closedAt == Instant("2025-03-05 09:00")!)
  }

  @Test(arguments: Engines.available)
  func openMattersGetTheirClockFromNowOn(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    try await desk.run(letters)
    let matters = try await desk.matters()
    #expect(matters.filter(\.isOpen).allSatisfy { $0.clock?.since == Desk.morning })
    #expect(matters[1].clock?.rule == Matter.firstClock)
    #expect(matters.allSatisfy { !$0.isLate(at: Desk.morning) })
    #expect(matters[0].clock == nil)
  }

  @Test(arguments: Engines.available)
  func theWayIsThatOfTheTable(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    try await desk.run(letters)
    let matters = try await desk.matters()
    let way = try await desk.steps(of: matters[2])
    #expect(way.map(\.kind) == [.filed, .reply, .close, .imported])
    #expect(way[1].words == "已更换井盖" && way[1].at == matters[2].repliedAt)
    #expect(way[3].at == Desk.morning)
    let found = try await desk.database.read {
      try Inbox.page(.init(view: .all, words: "电梯"), under: desk.mandate(), in: $0).lines.map(\.id)
    }
    #expect(found == [matters[1].id])
  }

  @Test(arguments: Engines.available)
  func eachMatterStandsInTheRecord(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    try await desk.run(letters)
    let first = try await desk.matters()[0].id
    let (entries, verdict) = try await desk.database.read {
      (try Entry.about(first, at: desk.place, in: $0), try Verdict.verify(desk.place, in: $0))
    }
    #expect(entries.map(\.verb) == [.matterImported])
    #expect(entries[0].actor == "import" && entries[0].channel == "system")
    #expect(entries[0].fact("row")?.count == 64)
    #expect(verdict.wrong == nil && verdict.entries == 3)
  }

  @Test(arguments: Engines.available)
  func identicalRowsAreCountedAsRepeated(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    let row = "A1,路灯不亮,,2025/3/1 9:00:00,,,new,\n"
    let tally = try await desk.run(oneRow(row + row + "A2,电梯停了,,2025/3/1 9:00:00,,,new,\n" + row))
    #expect((tally.loaded, tally.repeated, tally.refused, tally.rows) == (2, 2, 0, 4))
  }

  @Test(arguments: Engines.available)
  func importedAgainNothingDoubles(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    try await desk.run(letters)
    let before = try await desk.kept()
    let again = try await desk.run(letters)
    #expect((again.loaded, again.repeated, again.refused) == (0, 3, 0))
    #expect(try await desk.kept() == before)
    let longer = try await desk.run(letters + "A4,噪声扰民,,2025/3/6 9:00:00,,,new,\n")
    #expect((longer.loaded, longer.repeated) == (1, 3))
  }

  @Test(arguments: Engines.available)
  func aChangedRowIsRefusedAndNothingOverwritten(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    try await desk.run(letters)
    let before = try await desk.kept()
    let changed = letters.replacing("七号楼前的", with: "八号楼前的")
    let tally = try await desk.run(changed)
    #expect((tally.loaded, tally.repeated, tally.refused) == (0, 2, 1))
    #expect(tally.refusals[0].reason == "import.changed" && tally.refusals[0].key == "A1")
    #expect(tally.refusals[0].text.hasPrefix("第 1 行（文件第 2 行，编号 A1）：这一行以前导入过"))
    #expect(try await desk.kept() == before)
  }

  /// The same cells parted otherwise are another row, though their bytes in a row are the same.
  @Test(arguments: Engines.available)
  func cellsAreNotRunTogether(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    try await desk.run(oneRow("A1,路灯不亮,真黑,2025/3/1 9:00:00,,,new,"))
    let tally = try await desk.run(oneRow("A1,路灯不亮真,黑,2025/3/1 9:00:00,,,new,"))
    #expect(tally.reasons == ["import.changed": 1])
  }

  @Test(arguments: Engines.available)
  func twoSourcesDoNotCollide(engine: Engine) async throws {
    var desk = try await Desk.open(engine)
    try await desk.run(letters)
    desk.order = MatterImport(
      map: desk.order.map, key: "no", zone: desk.order.zone, place: desk.place, source: "2024")
    let tally = try await desk.run(letters.replacing("路灯", with: "车灯"))
    #expect(tally.loaded == 3)
    #expect(
      try await desk.matters().map(\.source) == [
        "letters", "letters", "letters", "2024", "2024", "2024",
      ])
  }

  @Test(arguments: Engines.available)
  func stoppedInTheMiddleItGoesOn(engine: Engine) async throws {
    let (stopped, whole) = (try await Desk.open(engine), try await Desk.open(engine))
    let table = manyRows(1500)
    struct Stop: Error {}
    var fed = 0
    await #expect(throws: Stop.self) {
      try await stopped.order.run(
        {
          fed += 1
          guard fed < 4 else { throw Stop() }
          return Array(table[(fed - 1) * 40_000..<fed * 40_000])
        }, into: stopped.database, now: { Desk.morning })
    }
    let half = try await stopped.kept().count
    #expect(half >= 256 && half < 1500)
    let rest = try await stopped.run(table, piece: 40_000)
    #expect(rest.repeated == half && rest.loaded == 1500 - half)
    try await whole.run(table, piece: 40_000)
    #expect(try await stopped.kept() == (try await whole.kept()))
  }

  @Test(arguments: Engines.available)
  func cancelledBetweenTwoChunksItKeepsWhatItTold(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    let table = manyRows(600)
    let told = await Task {
      var last = 0
      _ = try? await desk.run(table, piece: 65_536) {
        last = $0.rows
        withUnsafeCurrentTask { $0?.cancel() }
      }
      return last
    }.value
    #expect(told > 0 && told < 600)
    #expect(try await desk.kept().count == told)
  }

  @Test(arguments: Engines.available)
  func progressRisesChunkByChunk(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    var rows: [Int] = []
    let tally = try await desk.run(manyRows(600), piece: 4096) { rows.append($0.rows) }
    #expect(rows.count >= 3 && rows == rows.sorted() && rows.last == 600)
    #expect(tally.rows == 600)
  }

  /// `A1` … with some 100 bytes a row.
  private func manyRows(_ count: Int) -> [UInt8] {
    var text = "no,title,body,asked,answered,ended,how,answer\n"
    for number in 1...count {
      text += "A\(number),第 \(number) 件事,楼道里堆了许多杂物，请来看看,2025/3/1 9:00:\(number % 60),,,new,\n"
    }
    return Array(text.utf8)
  }
}
