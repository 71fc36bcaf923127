public import Kernel

/// A rule at work on one thing: since when it runs, when it stood still, whether it was extended.
///
/// How terms are counted (民法典 201–203, where the rule has no way of its own):
/// - Days, working days and months leave out the day of the event, whatever its hour and whether
///   or not it is worked. A month ends on the same day of the month, or on its last day.
/// - Days and months that end on a day of rest end on the next working day instead.
/// - Each day that a pause touches is taken away, and the term is that much longer.
/// - What an office owes is due at its close of business, what a resident owes at 24:00.
/// - Hours run from the moment on and never move; working hours run inside office hours of working
///   days only. A pause takes its own minutes away from both.
/// - An extension follows the term at once: the two are counted as one, and only its end moves.
/// - A notice leaves that many full days before the day of the event, and its end never moves
///   later, which would shorten the notice.
/// - What has to last at least so long lasts to 24:00 of the last day, worked or not.
public struct Clock: Sendable {
  public let rule: Rule
  /// When the event happened; for a notice, when the event that it precedes will.
  public let from: Instant
  public var pauses: [Pause]
  public var extended: Bool

  public init(_ rule: Rule, from: Instant, pauses: [Pause] = [], extended: Bool = false) {
    self.rule = rule
    self.from = from
    self.pauses = pauses
    self.extended = extended
  }

  /// When it is due, without the arithmetic: quick enough for every act.
  ///
  /// - Throws: ``Refusal`` `.conflict` "law.not-in-force" where the rule was not in force when
  ///   this began, "clock.no-extension" where the rule knows none, "clock.paused" while a pause
  ///   lasts that the term does not end before; `.invalid` "clock.pause-order" where a pause ends
  ///   before it begins, "clock.notice-paused" where a notice has one.
  public func deadline(calendar: WorkCalendar = .china, hours: OfficeHours = .usual)
    throws(Refusal) -> Deadline
  {
    try reckon(calendar, hours, recording: false).deadline
  }

  /// The same with the arithmetic, day by day.
  public func due(calendar: WorkCalendar = .china, hours: OfficeHours = .usual) throws(Refusal)
    -> Due
  {
    let (deadline, steps) = try reckon(calendar, hours, recording: true)
    return Due(clock: self, hours: hours, deadline: deadline, steps: steps)
  }

  public func dueInstant(calendar: WorkCalendar = .china, hours: OfficeHours = .usual)
    throws(Refusal) -> Instant
  {
    try deadline(calendar: calendar, hours: hours).at
  }

  /// Whether `now` lies after the due instant; that instant itself is still in time.
  public func isLate(
    at now: Instant, calendar: WorkCalendar = .china, hours: OfficeHours = .usual
  ) throws(Refusal) -> Bool {
    now > (try dueInstant(calendar: calendar, hours: hours))
  }

  public func remaining(
    at now: Instant, calendar: WorkCalendar = .china, hours: OfficeHours = .usual
  ) throws(Refusal) -> Remaining {
    let due = try dueInstant(calendar: calendar, hours: hours)
    return Remaining(until: due, at: now, unit: rule.term.unit, calendar: calendar)
  }

  private func reckon(_ calendar: WorkCalendar, _ hours: OfficeHours, recording: Bool)
    throws(Refusal) -> (deadline: Deadline, steps: [Due.Step])
  {
    guard rule.isInForce(on: from.day) else {
      throw Refusal(
        .conflict, "law.not-in-force", ["rule": rule.code, "day": from.day.description])
    }
    let terms = try terms()
    let pauses = try Pauses(pauses)
    guard rule.bound != .notice || pauses.spans.isEmpty else {
      throw .invalid("clock.notice-paused")
    }
    if rule.term.isOfHours {
      var count = HourCount(from, pauses, calendar, hours, recording: recording)
      for term in terms { try count.run(term) }
      return (Deadline(at: count.at, provisional: count.provisional), count.steps ?? [])
    }
    var count = DayCount(from.day, pauses, calendar, recording: recording)
    try run(terms, on: &count)
    return (
      Deadline(at: Instant(count.day, endOfDay(hours)), provisional: count.provisional),
      count.steps ?? []
    )
  }

  /// The term, and the extension behind it; added up where the unit is one, so that two months
  /// from 31 January end on 31 March.
  private func terms() throws(Refusal) -> [Term] {
    guard extended else { return [rule.term] }
    guard let more = rule.extension else { throw .conflict("clock.no-extension") }
    guard more.unit == rule.term.unit else { return [rule.term, more] }
    return [Term(rule.term.amount + more.amount, more.unit)]
  }

  private func run(_ terms: [Term], on count: inout DayCount) throws(Refusal) {
    if rule.bound == .notice {
      for term in terms { count.runBack(term) }
      return count.dayBefore()
    }
    for term in terms { try count.run(term) }
    if rule.bound == .latest { try count.moveOn() }
  }

  private func endOfDay(_ hours: OfficeHours) -> TimeOfDay {
    rule.owes == .office && rule.bound != .shortest ? hours.closeOfBusiness : .endOfDay
  }
}

extension Rulebook {
  /// When what this rule asks for is due, with the arithmetic.
  ///
  /// - Throws: as ``Clock/deadline(calendar:hours:)``.
  public static func due(
    of rule: Rule, from: Instant, pauses: [Pause] = [], extended: Bool = false,
    calendar: WorkCalendar = .china, hours: OfficeHours = .usual
  ) throws(Refusal) -> Due {
    try Clock(rule, from: from, pauses: pauses, extended: extended)
      .due(calendar: calendar, hours: hours)
  }

  /// The due instant alone; refuses alike.
  public static func dueInstant(
    of rule: Rule, from: Instant, pauses: [Pause] = [], extended: Bool = false,
    calendar: WorkCalendar = .china, hours: OfficeHours = .usual
  ) throws(Refusal) -> Instant {
    try Clock(rule, from: from, pauses: pauses, extended: extended)
      .dueInstant(calendar: calendar, hours: hours)
  }
}
