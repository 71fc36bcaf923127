import Kernel
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11016, 2), ("2026-03-02", 20514, 1),
    ("1949-10-01", -7397, 6), ("2100-03-01", 47541, 1),
  ])
  func daysAreCountedAndNamed(_ text: String, _ number: Int, _ weekday: Int) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == text)
    #expect(day.isWeekend == (weekday > 5))
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-01", "26-01-01",
    "2026-01-01 ", "2026/01/01", "２０２６-01-01", "+026-01-01", "2026-01", "", "0000-01-01",
  ])
  func whatIsNoDayIsRefused(_ text: String) { #expect(Day(text) == nil) }

  /// Every day of eight centuries is the one after the day before it.
  @Test func theCalendarHasNoGaps() {
    var seen: Set<String> = []
    for number in stride(from: Day(1600, 1, 1)!.number, to: Day(2400, 1, 1)!.number, by: 1) {
      let day = Day(number: number)
      #expect(Day(day.year, day.month, day.dayOfMonth) == day)
      seen.insert(day.description)
    }
    #expect(seen.count == 292_194)
  }

  @Test func aMonthLaterIsTheSameDayOrTheMonthsLast() {
    #expect(Day(2026, 1, 31)!.advanced(months: 1) == Day(2026, 2, 28)!)
    #expect(Day(2028, 1, 31)!.advanced(months: 1) == Day(2028, 2, 29)!)
    #expect(Day(2026, 11, 30)!.advanced(months: 3) == Day(2027, 2, 28)!)
    #expect(Day(2026, 3, 15)!.advanced(months: -15) == Day(2024, 12, 15)!)
    #expect(Day(2026, 1, 15)!.advanced(months: -1) == Day(2025, 12, 15)!)
    #expect(Day(2026, 12, 31)!.advanced(days: 1) == Day(2027, 1, 1)!)
  }

  @Test(arguments: [(2024, 29), (2023, 28), (2000, 29), (1900, 28)])
  func februaryFollowsTheLeapYear(_ year: Int, _ length: Int) {
    #expect(Day.length(ofMonth: 2, year: year) == length)
  }
}
