public import Kernel

/// When something is due.
public struct Deadline: Hashable, Sendable {
  public let at: Instant
  /// Whether it hangs on a day that a paper of the State Council may still change.
  public let provisional: Bool

  public init(at: Instant, provisional: Bool) {
    self.at = at
    self.provisional = provisional
  }

  /// The day that it ends, also where it ends at 24:00.
  public var day: Day { at.advanced(milliseconds: -1).day }
}

extension Deadline: CustomStringConvertible {
  /// `2026-10-12 17:30`; the end of a day is `2026-10-14 24:00`, not 00:00 of the next.
  public var description: String {
    "\(day) " + (at.timeOfDay == .midnight ? TimeOfDay.endOfDay : at.timeOfDay).description
  }
}

/// A deadline with the arithmetic that led to it.
public struct Due: Sendable {
  /// One day of the arithmetic.
  public struct Step: Hashable, Sendable {
    public enum Verdict: String, Sendable {
      /// The day of the event, which is not counted.
      case start
      case counted
      /// Not worked, so not counted.
      case rest
      case paused
      /// The term ended here, but this is a day of rest: it moves on.
      case moved
      /// Where it moved to; for a notice, the last day to give it.
      case last
    }

    public let day: Day
    public let kind: WorkCalendar.Kind
    public let verdict: Verdict
    /// The count so far: days of the term's unit, or minutes of a term of hours.
    public let running: Int
    /// Minutes that this day gave to a term of hours, else 0.
    public let minutes: Int
  }

  public let clock: Clock
  public let hours: OfficeHours
  public let deadline: Deadline
  public let steps: [Step]

  public var at: Instant { deadline.at }
  public var provisional: Bool { deadline.provisional }
}

/// How much time is left, or by how much it is over, in the words of the term.
public struct Remaining: Hashable, Sendable {
  /// Until it is due; negative once it is late.
  public let milliseconds: Int64
  /// Whole units left, or over; working days after today through the due day, and the reverse.
  public let amount: Int
  /// Working hours are shown by the clock, and months by days.
  public let unit: Term.Unit

  public var isLate: Bool { milliseconds < 0 }

  /// - Parameter due: from ``Clock/dueInstant(calendar:hours:)``, as a table keeps it.
  public init(
    until due: Instant, at now: Instant, unit: Term.Unit, calendar: WorkCalendar = .china
  ) {
    milliseconds = due.milliseconds - now.milliseconds
    let last = Deadline(at: due, provisional: false).day
    switch unit {
    case .hours, .workingHours:
      self.unit = .hours
      amount = Int(abs(milliseconds) / 3_600_000)
    case .days, .months:
      self.unit = .days
      amount = abs(last.number - now.day.number)
    case .workingDays:
      self.unit = .workingDays
      amount = abs(calendar.workingDays(after: now.day, through: last))
    }
  }
}
