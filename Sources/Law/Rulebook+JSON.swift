public import Kernel

extension Rulebook {
  public static func listJSON(on day: Day? = nil) -> String {
    JSON.array(listed(day).map(\.value)).text
  }

  /// - Throws: ``Refusal`` `.notFound` "law.unknown-rule".
  public static func showJSON(_ code: String) throws(Refusal) -> String {
    JSON.array(try versions(code).map(\.value)).text
  }

  /// - Throws: as ``dueText(_:from:pauses:extended:calendar:hours:)``.
  public static func dueJSON(
    _ code: String, from: Instant, pauses: [Pause] = [], extended: Bool = false,
    calendar: WorkCalendar = .china, hours: OfficeHours = .usual
  ) throws(Refusal) -> String {
    try due(
      of: try find(code, on: from.day), from: from, pauses: pauses, extended: extended,
      calendar: calendar, hours: hours
    ).json
  }
}

extension Rule {
  public var json: String { value.text }

  fileprivate var value: JSON {
    .object([
      ("code", .text(code)), ("title", .text(title)), ("starts", .text(starts)),
      ("kind", .text(kind.rawValue)), ("source", source.value),
      ("also", .array(also.map(\.value))), ("territory", .text(territory)),
      ("in_force_from", .text(inForceFrom.description)),
      ("in_force_to", .text(inForceTo?.description)), ("term", term.value),
      ("extension", `extension`?.value ?? .null), ("owes", .text(owes.rawValue)),
      ("bound", .text(bound.rawValue)),
      ("note", .text(kind == .promise ? Rule.ownPromise : nil)),
    ])
  }
}

extension Rule.Source {
  fileprivate var value: JSON {
    .object([("law", .text(law)), ("article", .text(article)), ("text", .text(text))])
  }
}

extension Term {
  fileprivate var value: JSON {
    .object([
      ("amount", .number(amount)), ("unit", .text(unit.rawValue)), ("text", .text(description)),
    ])
  }
}

extension Due {
  public var json: String { value.text }

  private var value: JSON {
    .object([
      ("rule", clock.rule.value), ("from", .text(clock.from.iso8601)),
      ("pauses", .array(clock.pauses.map(\.value))), ("extended", .flag(clock.extended)),
      ("due", .text(at.iso8601)), ("due_text", .text(deadline.description)),
      ("provisional", .flag(provisional)), ("office_hours", .text(hours.description)),
      ("steps", .array(steps.map(\.value))), ("explanation", .array(explanation.map { .text($0) })),
    ])
  }
}

extension Pause {
  fileprivate var value: JSON {
    .object([("from", .text(from.iso8601)), ("to", .text(to?.iso8601))])
  }
}

extension Due.Step {
  fileprivate var value: JSON {
    .object([
      ("day", .text(day.description)), ("kind", .text(kind.name)), ("holiday", .text(kind.holiday)),
      ("verdict", .text(verdict.rawValue)), ("running", .number(running)),
      ("minutes", .number(minutes)),
    ])
  }
}

extension WorkCalendar.Kind {
  fileprivate var name: String {
    switch self {
    case .workday: "workday"
    case .weekend: "weekend"
    case .holiday: "holiday"
    case .adjusted: "adjusted"
    }
  }

  fileprivate var holiday: String? {
    switch self {
    case .workday, .weekend: nil
    case .holiday(let name), .adjusted(let name): name
    }
  }
}

/// JSON by hand: a few shapes, no reflection.
private enum JSON {
  case string(String)
  case number(Int)
  case flag(Bool)
  case null
  case array([JSON])
  case object([(String, JSON)])

  static func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }

  var text: String {
    switch self {
    case .string(let string): JSON.quoted(string)
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { JSON.quoted($0) + ":" + $1.text }.joined(separator: ",") + "}"
    }
  }

  /// RFC 8259: quotation mark, reverse solidus and what lies below U+0020 are escaped.
  private static func quoted(_ string: String) -> String {
    var out = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": out.unicodeScalars.append(contentsOf: ["\\", scalar])
      case "\n": out += "\\n"
      case ..<" ":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
