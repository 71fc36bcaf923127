import Kernel
import Testing

@testable import Law

@Suite struct ClockTests {
  /// 256 rows of all rules; see the table for where the answers come from.
  @Test(arguments: dueInstants.split(separator: "\n").map(String.init))
  func isDueAsTheTableHasIt(row: String) throws {
    let parts = row.split(separator: " ")
    let from = try #require(Instant(parts[1]))
    let clock = Clock(
      try Rulebook.find(String(parts[0]), on: from.day), from: from,
      pauses: parts[2].split(separator: ",").compactMap { Pause($0) },
      extended: parts[3] == "extended")
    let due = try clock.due()
    #expect(due.deadline.description == parts[4].split(separator: "T").joined(separator: " "))
    #expect(try clock.deadline() == due.deadline)
    #expect(try clock.isLate(at: due.at) == false)
    #expect(try clock.isLate(at: due.at.advanced(milliseconds: 1)))
  }

  @Test func theTableCoversEveryRuleAndWouldNoticeALostCalendar() throws {
    let rows = dueInstants.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(Set(rows.map { String($0[0]) }) == Set(Rulebook.all.map(\.code)))
    let weeks = try WorkCalendar("year 2026")
    let wrong = try rows.filter { row in
      let from = try #require(Instant(row[1]))
      let clock = Clock(
        try Rulebook.find(String(row[0]), on: from.day), from: from,
        pauses: row[2].split(separator: ",").compactMap { Pause($0) }, extended: row[3] != "-")
      return try clock.deadline(calendar: weeks) != clock.deadline()
    }
    #expect(wrong.count > 60)
  }

  // MARK: National Day of 2026

  /// 09-30 is the first; 10-01 to 10-07 rest; 10-08, 10-09, Saturday 10-10 (made up), 10-12.
  @Test func crossesTheNationalDayOf2026() throws {
    let due = try due("weifang.12345.reply", "2026-09-29T16:40")
    #expect(due.deadline.description == "2026-10-12 17:30")
    #expect(!due.provisional)
    #expect(
      due.explanation.prefix(15) == [
        "2026-09-29 周二 承办单位收到热线事项当日，不计入",
        "2026-09-30 周三 计入，第1个工作日",
        "2026-10-01 周四 国庆节放假，不计入",
        "2026-10-02 周五 国庆节放假，不计入",
        "2026-10-03 周六 国庆节放假，不计入",
        "2026-10-04 周日 国庆节放假，不计入",
        "2026-10-05 周一 国庆节放假，不计入",
        "2026-10-06 周二 国庆节放假，不计入",
        "2026-10-07 周三 国庆节放假，不计入",
        "2026-10-08 周四 计入，第2个工作日",
        "2026-10-09 周五 计入，第3个工作日",
        "2026-10-10 周六 国庆节调休上班，计入，第4个工作日",
        "2026-10-11 周日 周末休息，不计入",
        "2026-10-12 周一 计入，第5个工作日",
        "截止：2026-10-12 17:30（单位停止办公的时间，民法典第二百零三条）",
      ])
  }

  // MARK: 民法典 201–203

  @Test(arguments: ["2026-07-06T00:00", "2026-07-06T08:31", "2026-07-06T23:59"])
  func theDayOfTheEventIsNotCountedWhateverItsHour(from: String) throws {
    #expect(try at("promise.accept", from) == "2026-07-07 17:30")
  }

  @Test func aStartOnADayOfRestCountsFromTheNextWorkingDay() throws {
    #expect(try at("promise.accept", "2026-07-11T10:00") == "2026-07-13 17:30")
  }

  @Test func aTermOfDaysEndingInAHolidayMovesOn() throws {
    // 09-29 + 7 = 10-06, in the holiday; 10-08 is worked.
    #expect(try at("aid.decide", "2026-09-29T10:00") == "2026-10-08 17:30")
    // 10-05 + 5 = Saturday 10-10, which is worked: it stays.
    #expect(try at("aid.objection", "2026-10-05T10:00") == "2026-10-10 17:30")
    // 10-06 + 5 = Sunday 10-11.
    #expect(try at("aid.objection", "2026-10-06T10:00") == "2026-10-12 17:30")
  }

  @Test func monthsEndOnTheSameDayOrTheLast() throws {
    #expect(try at("ningbo.mediation.settle", "2026-06-15T10:00") == "2026-07-15 17:30")
    // 31 January: February has no such day; Saturday 02-28 is worked in 2026.
    #expect(try at("ningbo.mediation.settle", "2026-01-31T10:00") == "2026-02-28 17:30")
    // 29 February of a leap year, a Thursday.
    #expect(try at("ningbo.mediation.settle", "2024-01-31T10:00") == "2024-02-29 17:30")
    // 31 August + 1 = 30 September.
    #expect(try at("ningbo.mediation.settle", "2026-08-31T10:00") == "2026-09-30 17:30")
  }

  @Test func twoMonthsInOneKeepTheDayThatOneLost() throws {
    let rule = rule(Term(1, .months), extension: Term(1, .months))
    let clock = Clock(rule, from: Instant("2026-01-31T10:00")!, extended: true)
    #expect(try clock.deadline().description == "2026-03-31 17:30")
  }

  @Test func whatAResidentOwesEndsAtMidnight() throws {
    let due = try due("promise.grade", "2026-06-30T09:00")
    #expect(due.deadline.description == "2026-07-15 24:00")
    #expect(due.at == Instant("2026-07-16T00:00"))
  }

  @Test func closeOfBusinessIsASetting() throws {
    let hours = try OfficeHours(
      morning: .init(TimeOfDay(9, 0), TimeOfDay(12, 0)),
      afternoon: .init(TimeOfDay(14, 0), TimeOfDay(18, 0)))
    let rule = try #require(Rulebook.find("promise.accept"))
    let due = try Rulebook.due(of: rule, from: Instant("2026-07-06T09:00")!, hours: hours)
    #expect(due.deadline.description == "2026-07-07 18:00")
    #expect(due.explanation.last == "办公时间：09:00–12:00、14:00–18:00（本社区设置）")
  }

  @Test func officeHoursRise() {
    #expect(throws: Refusal.invalid("hours.order")) {
      try OfficeHours(
        morning: .init(TimeOfDay(9, 0), TimeOfDay(14, 0)),
        afternoon: .init(TimeOfDay(13, 30), TimeOfDay(17, 30)))
    }
  }

  // MARK: hours

  @Test func hoursRunThroughNightAndHoliday() throws {
    #expect(try at("anyang.hotline.return", "2026-09-30T16:40") == "2026-10-01 16:40")
  }

  @Test func aPauseTakesItsMinutesFromHours() throws {
    let pauses = ["2026-07-06T18:00..2026-07-06T18:30", "2026-07-07T10:00..2026-07-07T11:15"]
    #expect(try at("anyang.hotline.return", "2026-07-06T16:40", pauses) == "2026-07-07 18:25")
    let overlapping = ["2026-07-06T18:00..2026-07-06T19:00", "2026-07-06T18:30..2026-07-06T19:30"]
    #expect(try at("anyang.hotline.return", "2026-07-06T16:40", overlapping) == "2026-07-07 18:10")
    // It ends before this pause begins.
    let late = ["2026-07-07T16:40..2026-07-09T10:00"]
    #expect(try at("anyang.hotline.return", "2026-07-06T16:40", late) == "2026-07-07 16:40")
  }

  @Test(arguments: [
    // 50 minutes on Tuesday, 3 h 10 min on Wednesday morning.
    (4, "2026-09-29T16:40", "2026-09-30 11:40"),
    // Exactly to the end of the morning, not to the beginning of the afternoon.
    (1, "2026-07-06T11:00", "2026-07-06 12:00"),
    // From noon on: begins at 13:30.
    (1, "2026-07-06T12:30", "2026-07-06 14:30"),
    // After hours on the last day before the holiday.
    (1, "2026-09-30T17:30", "2026-10-08 09:30"),
    // 7 h 30 min on Saturday 10-10, which is worked; the rest on Monday.
    (8, "2026-10-09T20:00", "2026-10-12 09:00"),
    // On a day of rest.
    (8, "2026-10-11T10:00", "2026-10-13 09:00"),
  ])
  func workingHoursRunInsideOfficeHours(amount: Int, from: String, due: String) throws {
    let clock = Clock(rule(Term(amount, .workingHours)), from: Instant(from)!)
    #expect(try clock.deadline().description == due)
  }

  @Test func aPauseTakesOnlyOfficeMinutesFromWorkingHours() throws {
    let clock = Clock(
      rule(Term(2, .workingHours)), from: Instant("2026-07-06T11:00")!,
      pauses: [Pause("2026-07-06T11:30..2026-07-06T14:00")!])
    // 11:00–11:30, then 14:00–15:30.
    #expect(try clock.deadline().description == "2026-07-06 15:30")
  }

  // MARK: pauses of days

  @Test func aPauseTakesEachDayThatItTouches() throws {
    let five = "promise.reply"
    #expect(try at(five, "2026-07-06T09:00") == "2026-07-13 17:30")
    let twoDays = ["2026-07-08T16:00..2026-07-09T09:00"]
    #expect(try at(five, "2026-07-06T09:00", twoDays) == "2026-07-15 17:30")
    // Up to midnight does not touch the next day.
    let oneDay = ["2026-07-08T16:00..2026-07-09T00:00"]
    #expect(try at(five, "2026-07-06T09:00", oneDay) == "2026-07-14 17:30")
    // Two pauses of the same day take it once.
    let same = ["2026-07-08T09:00..2026-07-08T10:00", "2026-07-08T15:00..2026-07-08T16:00"]
    #expect(try at(five, "2026-07-06T09:00", same) == "2026-07-14 17:30")
    // A weekend has nothing to take, nor has the day of the event.
    let weekend = ["2026-07-06T10:00..2026-07-06T18:00", "2026-07-11T09:00..2026-07-12T18:00"]
    #expect(try at(five, "2026-07-06T09:00", weekend) == "2026-07-13 17:30")
    // A pause without length touches nothing.
    let empty = ["2026-07-08T16:00..2026-07-08T16:00"]
    #expect(try at(five, "2026-07-06T09:00", empty) == "2026-07-13 17:30")
  }

  @Test func aLastDayThatMovedOntoAPausedDayMovesFurther() throws {
    // 07-06 + 5 = Saturday 07-11, so Monday 07-13, which is paused.
    let monday = ["2026-07-13T09:00..2026-07-13T10:00"]
    #expect(try at("aid.objection", "2026-07-06T09:00") == "2026-07-13 17:30")
    #expect(try at("aid.objection", "2026-07-06T09:00", monday) == "2026-07-14 17:30")
  }

  @Test func aPauseThatLastsLeavesNothingToSay() throws {
    let open = ["2026-07-08T16:00.."]
    #expect(throws: Refusal.conflict("clock.paused")) {
      try at("promise.reply", "2026-07-06T09:00", open)
    }
    #expect(throws: Refusal.conflict("clock.paused")) {
      try at("anyang.hotline.return", "2026-07-07T17:00", open)
    }
    // The term had ended before.
    #expect(try at("promise.accept", "2026-07-06T09:00", open) == "2026-07-07 17:30")
    #expect(try at("anyang.hotline.return", "2026-07-07T15:00", open) == "2026-07-08 15:00")
  }

  @Test func aPauseEndsAfterItBegan() {
    #expect(throws: Refusal.invalid("clock.pause-order")) {
      try at("promise.reply", "2026-07-06T09:00", ["2026-07-09T09:00..2026-07-08T09:00"])
    }
  }

  @Test(arguments: ["2026-07-06", "2026-07-06T09:00", "2026-07-06T09:00..x", "..2026-07-06T09:00"])
  func aPauseIsWrittenFromTo(text: String) { #expect(Pause(text) == nil) }

  // MARK: extension

  @Test func anExtensionFollowsTheTermAndOnlyItsEndMoves() throws {
    let from = Instant("2026-07-06T09:00")!
    let rule = try #require(Rulebook.find("petition.handle"))
    // 60 days end on Friday 09-04, 90 on Sunday 10-04 of the holiday, so 10-08.
    #expect(try Rulebook.dueInstant(of: rule, from: from) == Instant("2026-09-04T17:30"))
    #expect(
      try Rulebook.dueInstant(of: rule, from: from, extended: true) == Instant("2026-10-08T17:30"))
  }

  @Test func aRuleWithoutExtensionRefusesOne() {
    for rule in Rulebook.all where rule.extension == nil {
      #expect(throws: Refusal.conflict("clock.no-extension"), "\(rule.code)") {
        try Clock(rule, from: Instant("2026-07-06T09:00")!, extended: true).deadline()
      }
    }
  }

  // MARK: notice, and at least so long

  @Test func aNoticeLeavesFullDaysBeforeTheEvent() throws {
    // Between 07-09 and 07-20 lie 07-10 to 07-19: ten full days.
    let due = try due("residents.meeting.notice", "2026-07-20T19:00")
    #expect(due.deadline.description == "2026-07-09 17:30")
    #expect(due.steps.count(where: { $0.verdict == .counted }) == 10)
    // A day of rest stays: moving later would shorten the notice.
    #expect(try at("residents.meeting.notice", "2026-07-22T19:00") == "2026-07-11 17:30")
    #expect(throws: Refusal.invalid("clock.notice-paused")) {
      try at(
        "residents.meeting.notice", "2026-07-20T19:00", ["2026-07-10T09:00..2026-07-10T10:00"])
    }
  }

  @Test func aDisclosureHangsForFifteenFullDays() throws {
    // 07-11 + 15 = Sunday 07-26: it does not move, and it ends at 24:00.
    #expect(try at("residents.disclosure", "2026-07-11T10:00") == "2026-07-26 24:00")
  }

  // MARK: what is not settled, not in force, late

  @Test func aDateThatHangsOnAYearNotPublishedIsProvisional() throws {
    let sure = try due("promise.reply", "2026-12-18T10:00")
    #expect(sure.deadline == Deadline(at: Instant("2026-12-25T17:30")!, provisional: false))
    let open = try due("promise.reply", "2026-12-25T10:00")
    #expect(open.provisional)
    #expect(open.explanation.last?.contains("暂定") == true)
    #expect(try due("promise.grade", "2026-12-20T10:00").provisional)
    // Hours and notices ask no calendar.
    #expect(try !due("anyang.hotline.return", "2026-12-31T10:00").provisional)
    #expect(try !due("residents.meeting.notice", "2027-01-20T10:00").provisional)
  }

  @Test func noRuleRunsBeforeItIsInForce() {
    for rule in Rulebook.all {
      let eve = Instant(rule.inForceFrom.advanced(days: -1), TimeOfDay(10, 0))
      #expect(throws: Refusal.self, "\(rule.code)") { try Clock(rule, from: eve).deadline() }
      #expect(throws: Never.self, "\(rule.code)") {
        try Clock(rule, from: eve.advanced(days: 1)).deadline()
      }
    }
  }

  @Test func saysHowMuchIsLeftInTheWordsOfTheTerm() throws {
    let due = Instant("2026-10-12T17:30")!
    func left(_ now: String, _ unit: Term.Unit = .workingDays) -> String {
      Remaining(until: due, at: Instant(now)!, unit: unit).description
    }
    #expect(left("2026-09-29T16:40") == "还剩5个工作日")
    #expect(left("2026-10-09T16:40") == "还剩2个工作日")
    #expect(left("2026-10-12T08:00") == "今天到期")
    #expect(left("2026-10-12T17:31") == "已超过期限")
    #expect(left("2026-10-14T08:00") == "已超过2个工作日")
    #expect(left("2026-10-10T08:00", .days) == "还剩2日")
    #expect(left("2026-10-12T15:00", .hours) == "还剩2小时")
    #expect(left("2026-10-12T17:31", .hours) == "已超过不足1小时")
    let midnight = Remaining(
      until: Instant("2026-07-16T00:00")!, at: Instant("2026-07-15T20:00")!, unit: .days)
    #expect(midnight.description == "今天到期")
    #expect(!midnight.isLate)
  }

  // MARK: -

  private func due(_ code: String, _ from: String, _ pauses: [String] = []) throws -> Due {
    let start = try #require(Instant(from))
    let rule = try Rulebook.find(code, on: start.day)
    return try Clock(rule, from: start, pauses: pauses.map { try #require(Pause($0)) }).due()
  }

  @discardableResult
  private func at(_ code: String, _ from: String, _ pauses: [String] = []) throws -> String {
    try due(code, from, pauses).deadline.description
  }

  private func rule(_ term: Term, extension more: Term? = nil) -> Rule {
    Rule(
      code: "test", title: "试", starts: "试", kind: .promise,
      source: Rule.Source(law: "试", article: "", text: "试"), also: [], territory: "本社区",
      inForceFrom: Day(2020, 1, 1)!, inForceTo: nil, term: term, extension: more, owes: .office,
      bound: .latest)
  }
}
