import Kernel

/// Walks the hours of a term, day by day.
struct HourCount {
  /// The moment that the count has reached.
  private(set) var at: Instant
  private(set) var provisional = false
  private(set) var steps: [Due.Step]?
  private var counted: Int64 = 0
  private let pauses: Pauses
  private let calendar: WorkCalendar
  private let hours: OfficeHours

  init(
    _ start: Instant, _ pauses: Pauses, _ calendar: WorkCalendar, _ hours: OfficeHours,
    recording: Bool
  ) {
    at = start
    self.pauses = pauses
    self.calendar = calendar
    self.hours = hours
    steps = recording ? [] : nil
  }

  mutating func run(_ term: Term) throws(Refusal) {
    let goal = counted + Int64(term.amount) * 3_600_000
    var day = at.day
    while counted < goal {
      let before = counted
      let isPaused = try count(day, by: term.unit, until: goal)
      note(day, counted - before, isPaused)
      day = day.advanced(days: 1)
    }
  }

  /// Counts what is free of one day, and says whether a pause took all of it.
  private mutating func count(_ day: Day, by unit: Term.Unit, until goal: Int64) throws(Refusal)
    -> Bool
  {
    if pauses.lasts(at: max(at, Instant(day))) { throw .conflict("clock.paused") }
    var isOpen = false
    for window in windows(day, unit) where window.to > at {
      isOpen = true
      for piece in pauses.free(max(window.from, at), window.to) {
        let length = min(piece.to.milliseconds - piece.from.milliseconds, goal - counted)
        counted += length
        at = piece.from.advanced(milliseconds: length)
        if counted == goal { return false }
      }
    }
    return isOpen && !pauses.spans.isEmpty
  }

  private mutating func windows(_ day: Day, _ unit: Term.Unit) -> [(from: Instant, to: Instant)] {
    guard unit == .workingHours else { return [(Instant(day), Instant(day, .endOfDay))] }
    if !calendar.isSettled(day) { provisional = true }
    guard calendar.isWorkingDay(day) else { return [] }
    return [hours.morning, hours.afternoon].map {
      (Instant(day, $0.opens), Instant(day, $0.closes))
    }
  }

  private mutating func note(_ day: Day, _ gained: Int64, _ isPaused: Bool) {
    guard steps != nil else { return }
    let kind = calendar.kind(day)
    let verdict: Due.Step.Verdict = gained > 0 ? .counted : isPaused ? .paused : .rest
    steps?.append(
      Due.Step(
        day: day, kind: kind, verdict: verdict, running: Int(counted / 60_000),
        minutes: Int(gained / 60_000)))
  }
}
