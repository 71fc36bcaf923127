public import Kernel

/// When an office is open on a working day. A setting of the place.
public struct OfficeHours: Hashable, Sendable {
  public struct Span: Hashable, Sendable {
    public let opens: TimeOfDay
    public let closes: TimeOfDay

    public init(_ opens: TimeOfDay, _ closes: TimeOfDay) {
      self.opens = opens
      self.closes = closes
    }
  }

  public let morning: Span
  public let afternoon: Span

  /// 08:30–12:00 and 13:30–17:30, where a place has set nothing else.
  public static let usual = OfficeHours(
    checked: Span(TimeOfDay(8, 30), TimeOfDay(12, 0)), Span(TimeOfDay(13, 30), TimeOfDay(17, 30)))

  /// - Throws: ``Refusal`` `.invalid` "hours.order" where the four times do not rise.
  public init(morning: Span, afternoon: Span) throws(Refusal) {
    guard .midnight <= morning.opens, morning.opens < morning.closes,
      morning.closes <= afternoon.opens, afternoon.opens < afternoon.closes,
      afternoon.closes <= .endOfDay
    else { throw .invalid("hours.order") }
    self.init(checked: morning, afternoon)
  }

  private init(checked morning: Span, _ afternoon: Span) {
    self.morning = morning
    self.afternoon = afternoon
  }

  /// When what the office owes on a day is due.
  public var closeOfBusiness: TimeOfDay { afternoon.closes }

  /// Whether the place has kept the default.
  public var isUsual: Bool { self == .usual }
}

extension OfficeHours: CustomStringConvertible {
  /// `08:30–12:00、13:30–17:30`
  public var description: String {
    "\(morning.opens)–\(morning.closes)、\(afternoon.opens)–\(afternoon.closes)"
  }
}
