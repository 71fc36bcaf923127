import Kernel

/// Walks the days of a term, and writes down why each counts or does not, where that is wanted.
struct DayCount {
  /// The day that the count has reached.
  private(set) var day: Day
  /// Whether a day was asked about that a paper may still change.
  private(set) var provisional = false
  private(set) var steps: [Due.Step]?
  private var counted = 0
  private let pauses: Pauses
  private let calendar: WorkCalendar

  init(_ start: Day, _ pauses: Pauses, _ calendar: WorkCalendar, recording: Bool) {
    day = start
    self.pauses = pauses
    self.calendar = calendar
    steps = recording ? [] : nil
    note(.start)
  }

  /// A month is as many days as lie before its corresponding day, so that paused days lengthen it.
  mutating func run(_ term: Term) throws(Refusal) {
    let goal =
      term.unit == .months
      ? counted + day.advanced(months: term.amount).number - day.number : counted + term.amount
    while counted < goal {
      day = day.advanced(days: 1)
      if try pauses.touches(day) {
        note(.paused)
      } else if term.unit == .workingDays && !isWorked() {
        note(.rest)
      } else {
        counted += 1
        note(.counted)
      }
    }
  }

  /// Moves a last day that is a day of rest, or taken away by a pause, to the next that is neither.
  mutating func moveOn() throws(Refusal) {
    guard !isWorked() else { return }
    repeat {
      note(.moved)
      day = day.advanced(days: 1)
    } while try pauses.touches(day) || !isWorked()
    note(.last)
  }

  /// The same backwards, for a notice.
  mutating func runBack(_ term: Term) {
    let goal =
      term.unit == .months
      ? counted + day.number - day.advanced(months: -term.amount).number : counted + term.amount
    while counted < goal {
      day = day.advanced(days: -1)
      if term.unit == .workingDays && !isWorked() {
        note(.rest)
      } else {
        counted += 1
        note(.counted)
      }
    }
  }

  /// The last day on which a notice still leaves its full days.
  mutating func dayBefore() {
    day = day.advanced(days: -1)
    note(.last)
  }

  private mutating func isWorked() -> Bool {
    if !calendar.isSettled(day) { provisional = true }
    return calendar.isWorkingDay(day)
  }

  private mutating func note(_ verdict: Due.Step.Verdict) {
    steps?.append(
      Due.Step(day: day, kind: calendar.kind(day), verdict: verdict, running: counted, minutes: 0))
  }
}
