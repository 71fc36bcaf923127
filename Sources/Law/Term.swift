/// How long something may take: an amount of one unit, such as 5个工作日.
public struct Term: Hashable, Sendable {
  public enum Unit: String, CaseIterable, Sendable {
    /// Hours by the clock, day and night, from the moment on (民法典 201 ¶2).
    case hours
    /// Hours inside the office hours of working days.
    case workingHours
    /// Working days; the day of the event is not counted.
    case workingDays
    /// Days of the calendar; the day of the event is not counted (民法典 201 ¶1).
    case days
    /// Months; they end on the same day of the month, or on its last day (民法典 202).
    case months
  }

  public let amount: Int
  public let unit: Unit

  public init(_ amount: Int, _ unit: Unit) {
    precondition((1...10_000).contains(amount), "a term of \(amount)")
    self.amount = amount
    self.unit = unit
  }

  /// Whether it runs from the moment on, rather than by whole days.
  var isOfHours: Bool { unit == .hours || unit == .workingHours }
}

extension Term: CustomStringConvertible {
  /// `5个工作日`
  public var description: String { "\(amount)\(unit.wording)" }
}

extension Term.Unit {
  /// The Chinese measure word and noun that follow a number.
  public var wording: String {
    switch self {
    case .hours: "小时"
    case .workingHours: "个工作小时"
    case .workingDays: "个工作日"
    case .days: "日"
    case .months: "个月"
    }
  }
}
