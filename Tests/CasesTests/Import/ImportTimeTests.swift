import Cases
import Kernel
import Store
import TestKit
import Testing

@testable import struct Cases.DateForm

@Suite struct ImportTimeTests {
  /// Offsets of New York in 2025: summer time from 9 March 2:00 to 2 November 2:00
  /// (15 U.S.C. 260a: second Sunday of March, first Sunday of November).
  @Test(arguments: [
    ("2025/1/15 12:00:00", "2025-01-15 17:00"),
    ("2025/7/15 12:00:00", "2025-07-15 16:00"),
    ("2025/3/9 1:59:00", "2025-03-09 06:59"),
    ("2025/3/9 2:30:00", "2025-03-09 07:30"),
    ("2025/3/9 3:00:00", "2025-03-09 07:00"),
    ("2025/11/2 0:30:00", "2025-11-02 04:30"),
    ("2025/11/2 1:30:00", "2025-11-02 05:30"),
    ("2025/11/2 2:00:00", "2025-11-02 07:00"),
  ])
  func summerTimeOfNewYork(wall: String, utc: String) throws {
    let form = try #require(DateForm("y/M/d H:m:s"))
    let expected = try #require(Instant(utc)).advanced(hours: 8)
    #expect(form.instant(wall, in: try Zone("America/New_York")) == expected)
  }

  @Test(arguments: [
    ("y/M/d H:m:s", "2025/3/1 9:05:07", "2025-03-01T09:05:07"),
    ("yyyy-MM-dd", "2025-03-01", "2025-03-01T00:00:00"),
    ("MM/dd/yyyy hh:mm:ss a", "03/01/2025 12:05:07 AM", "2025-03-01T00:05:07"),
    ("MM/dd/yyyy hh:mm:ss a", "03/01/2025 12:05:07 PM", "2025-03-01T12:05:07"),
    ("MM/dd/yyyy hh:mm:ss a", "03/01/2025 11:05:07 pm", "2025-03-01T23:05:07"),
    ("epoch-seconds", "1740791107", "2025-03-01T09:05:07"),
    ("epoch-milliseconds", "1740791107000", "2025-03-01T09:05:07"),
    ("iso8601", "2025-03-01T09:05:07", "2025-03-01T09:05:07"),
    ("iso8601", "2025-03-01T01:05:07.123Z", "2025-03-01T09:05:07"),
    ("iso8601", "2025-02-28 20:05:07-05:00", "2025-03-01T09:05:07"),
    ("iso8601", "2025-03-01", "2025-03-01T00:00:00"),
  ])
  func formsAreRead(form: String, text: String, china: String) throws {
    let form = try #require(DateForm(form))
    #expect(form.instant(text, in: try Zone("Asia/Shanghai"))?.iso8601 == china + "+08:00")
  }

  @Test(arguments: [
    ("y/M/d H:m:s", "2025/3/1"), ("y/M/d H:m:s", "25/3/1 9:00:00"),
    ("y/M/d H:m:s", "2025/3/1 24:00:00"), ("y/M/d H:m:s", "2025/3/1 9:60:00"),
    ("y/M/d H:m:s", "2025/3/1 9:00:00 "), ("y/M/d H:m:s", "2025/13/1 9:00:00"),
    ("y/M/d H:m:s", "1969/12/31 9:00:00"), ("y/M/d H:m:s", "２０２５/3/1 9:00:00"),
    ("MM/dd/yyyy hh:mm:ss a", "03/01/2025 13:05:07 PM"),
    ("MM/dd/yyyy hh:mm:ss a", "03/01/2025 00:05:07 AM"),
    ("MM/dd/yyyy hh:mm:ss a", "03/01/2025 11:05:07 XM"),
    ("epoch-seconds", "0"), ("epoch-seconds", "-5"), ("epoch-seconds", "99999999999999999999"),
    ("iso8601", "2025-03-01T"), ("iso8601", "2025-03-01T09"), ("iso8601", "2025-03-01T09:05+25:00"),
  ])
  func otherFormsAreNot(form: String, text: String) throws {
    let form = try #require(DateForm(form))
    #expect(form.instant(text, in: try Zone("Asia/Shanghai")) == nil)
  }

  @Test(arguments: ["", "y/M", "y/M/d Q", "y/M/d y", "y/M/d hh:mm", "y/M/d HH:mm a", "iso"])
  func aPatternThatCannotBeMeantIsNone(pattern: String) {
    #expect(DateForm(pattern) == nil)
  }

  @Test(arguments: Engines.available)
  func theZoneOfTheTableCounts(engine: Engine) async throws {
    let row = oneRow("A1,a lamp is out,,2025/7/15 12:00:00,,,new,")
    let (here, there) = (
      try await Desk.open(engine), try await Desk.open(engine, zone: "America/New_York")
    )
    try await here.run(row)
    try await there.run(row)
    let times = (try await here.matters()[0].filedAt, try await there.matters()[0].filedAt)
    #expect(times.0.advanced(hours: 12) == times.1)
  }
}
