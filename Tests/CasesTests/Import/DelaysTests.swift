import Cases
import Kernel
import Store
import TestKit
import Testing

@Suite struct DelaysTests {
  private static let day: Int64 = 86_400_000

  /// 1, 2, 4 days: the middle is 2; nearest rank ⌈0.9 × 3⌉ = 3, so 4.
  @Test func anOddCount() {
    let delays = Delays([4, 1, 2].map { $0 * Self.day })
    #expect(delays.medianDays == "2.00" && delays.ninetiethDays == "4.00")
    #expect(delays.overPercent == "0.00")
  }

  /// 1, 2, 5, 20 days: the mean of 2 and 5 is 3.5; ⌈0.9 × 4⌉ = 4, so 20; one of four over 15.
  @Test func anEvenCount() {
    let delays = Delays([20, 1, 5, 2].map { $0 * Self.day })
    #expect(delays.medianDays == "3.50" && delays.ninetiethDays == "20.00")
    #expect(delays.overPercent == "25.00" && delays.over == 1)
  }

  /// Ten values: ⌈0.9 × 10⌉ is 9 and not 10; eleven: ⌈9.9⌉ is 10.
  @Test func nearestRank() {
    #expect(Delays((1...10).map { $0 * Self.day }).ninetiethDays == "9.00")
    #expect(Delays((1...11).map { $0 * Self.day }).ninetiethDays == "10.00")
    #expect(Delays([Self.day]).ninetiethDays == "1.00")
  }

  @Test func exactlyFifteenDaysAreNotOver() {
    #expect(Delays([Delays.limit]).over == 0)
    #expect(Delays([Delays.limit + 1]).over == 1)
  }

  /// 0.005 days are 432,000 ms; a half goes up. 1 of 3 is 33.33 %, 2 of 3 are 66.67 %.
  @Test func roundingToTheNearest() {
    #expect(Delays([432_000]).medianDays == "0.01" && Delays([431_999]).medianDays == "0.00")
    #expect(Delays([0, 1]).median == 1)
    #expect(Delays([0, 0, Delays.limit + 1]).overPercent == "33.33")
    #expect(Delays([0, Delays.limit + 1, Delays.limit + 1]).overPercent == "66.67")
  }

  @Test func nothingToCount() {
    let delays = Delays([])
    #expect(delays.medianDays == nil && delays.overPercent == nil)
    #expect(delays.json.contains(#""count":0,"median_ms":null,"median_days":null"#))
    #expect(delays.text.contains("没有可计算的事项"))
  }

  @Test func theWholeReport() {
    let delays = Delays(
      [2, 5].map { $0 * Self.day }, source: "a\"b", doubtful: 3, unanswered: 4)
    #expect(
      delays.json == """
        {"source":"a\\"b","count":2,"median_ms":302400000,"median_days":3.50,\
        "p90_ms":432000000,"p90_days":5.00,"over_15x24h":0,"over_15x24h_percent":0.00,\
        "left_out":{"doubtful":3,"unanswered":4},\
        "definition":"elapsed time from filing to reply, or to closing where no reply is known; \
        median as the mean of the middle two; 90th percentile by nearest rank; \
        share strictly over 15 x 24 h"}
        """)
    #expect(delays.text.contains("中位数：3.50 天") && delays.text.contains("时间有疑 3 件"))
  }

  /// Reply before closing; closing where no reply; the doubtful, the open and the withdrawn left out.
  @Test(arguments: Engines.available)
  func delaysOfAPlace(engine: Engine) async throws {
    let desk = try await Desk.open(engine)
    let tally = try await desk.run(
      oneRow(
        """
        A1,路灯不亮,,2025/3/1 0:00:00,2025/3/3 0:00:00,2025/3/9 0:00:00,done,
        A2,路灯不亮,,2025/3/1 0:00:00,,2025/3/6 0:00:00,done,
        A3,路灯不亮,,2025/3/1 0:00:00,2025/2/1 0:00:00,,done,
        A4,路灯不亮,,2025/3/1 0:00:00,,2025/2/28 0:00:00,done,
        A5,路灯不亮,,2025/3/1 0:00:00,,2025/2/28 0:00:00,new,
        A6,路灯不亮,,2025/3/1 0:00:00,,,new,
        A7,路灯不亮,,2025/3/1 0:00:00,,2025/3/2 0:00:00,gone,
        A8,路灯不亮,,2025/3/1 0:00:00,2025/3/16 0:00:00,,done,
        A9,路灯不亮,,2025/3/1 0:00:00,2025/3/16 0:00:01,,done,
        """))
    #expect(tally.loaded == 9 && tally.doubtful == 3)
    #expect(tally.text == "共 9 行：导入 9 行（其中 3 行时间有疑，不计入时长），重复 0 行，退回 0 行")
    let delays = try await desk.delays()
    // 2, 5, 15 and 15.00001 days
    #expect(delays.count == 4 && delays.doubtful == 3 && delays.unanswered == 2)
    #expect(delays.medianDays == "10.00" && delays.overPercent == "25.00")
    #expect(try await desk.delays("letters").count == 4)
    #expect(try await desk.delays("other").count == 0)
    #expect(try await desk.matters().filter(\.isDoubtful).count == 3)
  }
}
