import Kernel
import Testing

@Suite struct InstantTests {
  @Test func theDayTurnsAtMidnightInChina() {
    let before = Instant(Day(2026, 3, 1)!, TimeOfDay(23, 59, 59))
    #expect(before.day == Day(2026, 3, 1)!)
    #expect(before.advanced(milliseconds: 999).day == Day(2026, 3, 1)!)
    #expect(before.advanced(milliseconds: 1000).day == Day(2026, 3, 2)!)
    #expect(Instant(milliseconds: 0).description == "1970-01-01 08:00")
    #expect(Instant(milliseconds: -28_800_001).day == Day(1969, 12, 31)!)
  }

  @Test func theEpochOfNumbersIsTheYear2024InGreenwich() {
    #expect(Instant(Day(2024, 1, 1)!, offsetMinutes: 0) == .epoch2024)
  }

  @Test func theEndOfADayIsTheStartOfTheNext() {
    #expect(Instant(Day(2026, 3, 1)!, .endOfDay) == Instant(Day(2026, 3, 2)!, .midnight))
    #expect(TimeOfDay.endOfDay.description == "24:00")
  }

  @Test func textIsReadAsAClockInChinaShowsIt() throws {
    let instant = Instant(Day(2026, 11, 24)!, TimeOfDay(9, 5, 7))
    #expect(instant.iso8601 == "2026-11-24T09:05:07+08:00")
    #expect(Instant("2026-11-24T09:05:07") == instant)
    #expect(Instant("2026-11-24 09:05") == Instant(Day(2026, 11, 24)!, TimeOfDay(9, 5)))
    #expect(Instant("2026-11-24 9:05") == Instant(Day(2026, 11, 24)!, TimeOfDay(9, 5)))
  }

  @Test(arguments: [
    "", "2026-11-24", "2026-11-24T25:00", "2026-11-24T09:60", "2026-02-30T09:00", "2026-11-24T9",
    "2026-11-24T09:05:60", "2026-11-24T24:01", "2026-11-24T+9:05", "2026-11-24T009:05",
  ])
  func anythingElseIsNoInstant(_ text: String) { #expect(Instant(text) == nil) }

  @Test func timesAreTakenApart() {
    let time = TimeOfDay(23, 4, 59)
    #expect((time.hour, time.minute, time.second) == (23, 4, 59))
    #expect(time < .endOfDay && .midnight < time)
  }

  @Test func spansAddUp() {
    let start = Instant(milliseconds: 0)
    #expect(start.advanced(minutes: 1).milliseconds == 60_000)
    #expect(start.advanced(hours: -1).milliseconds == -3_600_000)
    #expect(start.advanced(days: 2).milliseconds == 2 * Instant.dayLength)
    #expect(start < start.advanced(milliseconds: 1))
  }
}
