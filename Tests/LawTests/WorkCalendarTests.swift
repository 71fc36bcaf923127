import Kernel
import Law
import Testing

@Suite struct WorkCalendarTests {
  /// 3,287 days, each against a reading of the papers that is not ours.
  @Test func everyDayOfNineYearsIsAsAnotherReadingHasIt() throws {
    var days = 0
    for line in workedDays.split(separator: "\n") {
      let parts = line.split(separator: " ")
      let first = try #require(Day("\(parts[0])-01"))
      for (offset, letter) in parts[1].enumerated() {
        let day = first.advanced(days: offset)
        #expect(WorkCalendar.china.isWorkingDay(day) == (letter == "W"), "\(day)")
        days += 1
      }
    }
    #expect(days == 3287)
  }

  /// 国务院办公厅关于2026年部分节假日安排的通知 (国办发明电〔2025〕7号), typed from its text.
  @Test(arguments: [
    ("元旦", 1, 1, 3), ("春节", 2, 15, 23), ("清明节", 4, 4, 6), ("劳动节", 5, 1, 5), ("端午节", 6, 19, 21),
    ("中秋节", 9, 25, 27), ("国庆节", 10, 1, 7),
  ])
  func holidaysOf2026(name: String, month: Int, from: Int, to: Int) throws {
    for day in from...to {
      #expect(WorkCalendar.china.kind(try #require(Day(2026, month, day))) == .holiday(name))
    }
    for day in [from - 1, to + 1] where day > 0 {
      #expect(WorkCalendar.china.kind(try #require(Day(2026, month, day))) != .holiday(name))
    }
  }

  @Test(arguments: [
    (1, 4, "元旦"), (2, 14, "春节"), (2, 28, "春节"), (5, 9, "劳动节"), (9, 20, "国庆节"), (10, 10, "国庆节"),
  ])
  func makeUpDaysOf2026(month: Int, day: Int, name: String) throws {
    let day = try #require(Day(2026, month, day))
    #expect(day.isWeekend)
    #expect(WorkCalendar.china.kind(day) == .adjusted(name))
    #expect(WorkCalendar.china.isWorkingDay(day))
  }

  @Test func aPaperReachesIntoTheYearBefore() {
    #expect(WorkCalendar.china.kind(Day(2018, 12, 29)!) == .adjusted("元旦"))
    #expect(WorkCalendar.china.kind(Day(2018, 12, 31)!) == .holiday("元旦"))
    #expect(WorkCalendar.china.kind(Day(2006, 12, 30)!) == .adjusted("元旦"))
  }

  @Test func plainWeeksAreWorkedFromMondayToFriday() {
    #expect(WorkCalendar.china.kind(Day(2026, 7, 17)!) == .workday)
    #expect(WorkCalendar.china.kind(Day(2026, 7, 18)!) == .weekend)
  }

  @Test func aYearWithoutPaperIsNotPublished() {
    #expect(WorkCalendar.china.isPublished(2026))
    #expect(!WorkCalendar.china.isPublished(2027))
    #expect(!WorkCalendar.china.isPublished(2006))
    #expect(WorkCalendar.china.papers.last?.number == "国办发明电〔2025〕7号")
  }

  @Test func theEndOfTheLastPublishedYearIsNotSettled() {
    #expect(WorkCalendar.china.isSettled(Day(2026, 12, 28)!))
    #expect(!WorkCalendar.china.isSettled(Day(2026, 12, 29)!))
    #expect(!WorkCalendar.china.isSettled(Day(2027, 1, 1)!))
    #expect(!WorkCalendar.china.isSettled(Day(2030, 6, 3)!))
    #expect(WorkCalendar.china.isSettled(Day(2025, 12, 31)!))
    #expect(WorkCalendar.china.isWorkingDay(Day(2030, 6, 3)!))
  }

  @Test func workingDaysBetweenTwoDays() {
    let (from, to) = (Day(2026, 9, 29)!, Day(2026, 10, 12)!)
    #expect(WorkCalendar.china.workingDays(after: from, through: to) == 5)
    #expect(WorkCalendar.china.workingDays(after: to, through: from) == -5)
    #expect(WorkCalendar.china.workingDays(after: to, through: to) == 0)
  }

  @Test(arguments: [
    "holiday 2026-01-01", "year", "year 20x6", "paper https://example.org/1", "day 元旦 2026-01-01",
    "day 元旦 off 2026-02-30", "day 元旦 off 2026-01-01 work 2026-01-01",
  ])
  func refusesWhatItCannotRead(line: String) {
    #expect(throws: Refusal.invalid("calendar.unreadable", ["line": line])) {
      try WorkCalendar(line)
    }
  }

  @Test func aPlaceMayBringAPaperOfItsOwn() throws {
    let calendar = try WorkCalendar(
      """
      year 2027
      paper https://example.org/2027
      day 元旦 off 2027-01-01 2027-01-02 2027-01-03
      """)
    #expect(calendar.kind(Day(2027, 1, 1)!) == .holiday("元旦"))
    #expect(calendar.isSettled(Day(2027, 1, 1)!))
    #expect(calendar.isPublished(2027))
    #expect(calendar.kind(Day(2027, 1, 3)!) == .holiday("元旦"))
    #expect(WorkCalendar.china.kind(Day(2027, 1, 3)!) == .weekend)
  }

  /// 全国年节及纪念日放假办法 第二条: dates that do not wait for a paper.
  @Test func aHolidayOfAFixedDateRestsInEveryYear() {
    for (month, day) in [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)] {
      let day = Day(2027, month, day)!
      #expect(!WorkCalendar.china.isWorkingDay(day), "\(day)")
      #expect(!WorkCalendar.china.isSettled(day), "\(day)")
    }
    #expect(WorkCalendar.china.isWorkingDay(Day(2027, 10, 4)!))
  }
}
