public import Kernel

/// Which days are worked: the weeks, as the State Council's papers of each year change them.
///
/// All years are read together, because a paper may reach into the December before: 2018-12-29 was
/// made a working day by the paper for 2019. Where no paper is published yet, Saturdays, Sundays
/// and the holidays of a fixed date rest, and the answer is not settled.
public struct WorkCalendar: Sendable {
  public enum Kind: Hashable, Sendable {
    case workday
    case weekend
    /// A day off by a paper, with the name of the holiday.
    case holiday(String)
    /// A Saturday or Sunday that is worked by a paper, with the holiday that it makes up for.
    case adjusted(String)
  }

  /// A paper that settles a year.
  public struct Paper: Hashable, Sendable {
    public let year: Int
    public let address: String
    /// `国办发明电〔2025〕7号`; empty where only the address is known.
    public let number: String
  }

  /// Mainland China, 2007 on.
  public static let china: WorkCalendar = {
    do throws(Refusal) { return try WorkCalendar(Embedded.calendar) } catch {
      preconditionFailure("the embedded calendar: \(error)")
    }
  }()

  public let papers: [Paper]

  /// A letter for each day from `first` on: what a paper says, and whether the day is settled.
  private let first: Int
  private let marks: [UInt8]
  private let names: [Int: String]

  public func isWorkingDay(_ day: Day) -> Bool {
    switch mark(day) & Mark.said {
    case Mark.off: false
    case Mark.work: true
    default: !day.isWeekend
    }
  }

  public func kind(_ day: Day) -> Kind {
    let name = names[day.number] ?? ""
    return switch mark(day) & Mark.said {
    case Mark.off: .holiday(name)
    case Mark.work: .adjusted(name)
    default: day.isWeekend ? .weekend : .workday
    }
  }

  /// Whether the State Council's paper for this year is known.
  public func isPublished(_ year: Int) -> Bool { papers.contains { $0.year == year } }

  /// Whether no paper still to come can change this day.
  ///
  /// The year's own paper is published, and for the last three days of December the next year's
  /// too: since 2007 no paper has reached further back than 29 December.
  public func isSettled(_ day: Day) -> Bool { mark(day) & Mark.settled != 0 }

  /// Working days after `start`, up to and including `end`; negative where `end` lies before.
  public func workingDays(after start: Day, through end: Day) -> Int {
    if end < start { return -workingDays(after: end, through: start) }
    return (start.number..<end.number).reduce(0) {
      $0 + (isWorkingDay(Day(number: $1 + 1)) ? 1 : 0)
    }
  }

  private func mark(_ day: Day) -> UInt8 {
    let index = day.number - first
    return marks.indices.contains(index) ? marks[index] : 0
  }

  private enum Mark {
    static let off: UInt8 = 1
    static let work: UInt8 = 2
    static let said: UInt8 = 3
    static let settled: UInt8 = 4
  }
}

extension WorkCalendar {
  /// Reads lines of `year 2026`, `paper ADDRESS [NUMBER]` and `day NAME off DAY… work DAY…`.
  ///
  /// A year without a paper is one that is not published.
  ///
  /// - Throws: ``Refusal`` `.invalid` "calendar.unreadable" with the line, where a line is none of
  ///   these, or says the contrary of another.
  public init(_ text: String) throws(Refusal) {
    var reading = Reading()
    for line in text.split(separator: "\n") { try reading.take(line) }
    let years = reading.papers.map(\.year)
    reading.takeFixedDays(after: years.max())
    let days = reading.said.keys
    let from = min(Day(years.min() ?? 1970, 1, 1)!.number, days.min() ?? .max)
    let to = max(Day(years.max() ?? 1970, 12, 31)!.number, days.max() ?? .min)
    let published = Set(years)
    papers = reading.papers
    names = reading.said.mapValues(\.name)
    first = from
    marks = (from...to).map { number in
      let settled = WorkCalendar.settled(Day(number: number), published) ? Mark.settled : 0
      return settled | (reading.said[number].map { $0.off ? Mark.off : Mark.work } ?? 0)
    }
  }

  private static func settled(_ day: Day, _ published: Set<Int>) -> Bool {
    let isLate = day.month == 12 && day.dayOfMonth >= 29
    return published.contains(day.year) && (!isLate || published.contains(day.year + 1))
  }

  private struct Reading {
    var year: Int?
    var papers: [Paper] = []
    var said: [Int: (name: String, off: Bool)] = [:]

    mutating func take(_ line: Substring) throws(Refusal) {
      let words = line.split(separator: " ")
      guard words.count >= 2 else { throw unreadable(line) }
      switch words[0] {
      case "year":
        guard let number = Int(words[1]), (1...9999).contains(number) else {
          throw unreadable(line)
        }
        year = number
      case "paper":
        guard let year else { throw unreadable(line) }
        let number = words.dropFirst(2).first.map(String.init) ?? ""
        papers.append(Paper(year: year, address: String(words[1]), number: number))
      case "day": try takeDays(words[2...], of: String(words[1]), line)
      default: throw unreadable(line)
      }
    }

    private mutating func takeDays(
      _ words: ArraySlice<Substring>, of name: String, _ line: Substring
    ) throws(Refusal) {
      var off: Bool?
      for word in words {
        if word == "off" || word == "work" {
          off = word == "off"
        } else if let off, let day = Day(word), said[day.number]?.off ?? off == off {
          said[day.number] = (name, off)
        } else {
          throw unreadable(line)
        }
      }
    }

    /// Holidays that no paper can move: 全国年节及纪念日放假办法 第二条, as revised on 2024-11-10, for the
    /// five years after the last paper. The others follow the moon or the sun and wait for it.
    mutating func takeFixedDays(after last: Int?) {
      guard let last else { return }
      let fixed = [("元旦", 1, 1...1), ("劳动节", 5, 1...2), ("国庆节", 10, 1...3)]
      for year in last + 1...last + 5 {
        for (name, month, days) in fixed {
          for day in days.compactMap({ Day(year, month, $0) }) where said[day.number] == nil {
            said[day.number] = (name, true)
          }
        }
      }
    }

    private func unreadable(_ line: Substring) -> Refusal {
      .invalid("calendar.unreadable", ["line": String(line)])
    }
  }
}
