import Kernel
import Testing

@Suite struct IDTests {
  private let now = Instant(Day(2026, 3, 2)!)

  @Test func numbersOnlyRise() {
    var source = IDSource(after: 0)
    let first = source.next(at: now)
    #expect(first == (now.milliseconds - Instant.epoch2024.milliseconds) << 12)
    #expect(source.next(at: now) == first + 1)
    #expect(source.next(at: now.advanced(days: -400)) == first + 2)
    #expect(source.next(at: now.advanced(milliseconds: 1)) == first + 4096)
    #expect(source.last == first + 4096)
  }

  @Test func numbersContinueAboveWhatTheDatabaseHolds() {
    let held: Int64 = 1 << 52
    var source = IDSource(after: held)
    #expect(source.next(at: now) == held + 1)
  }

  @Test func numbersFitIntoJSONUntil2093() {
    var source = IDSource(after: 0)
    #expect(source.next(at: Instant(Day(2093, 1, 1)!)) < 1 << 53)
  }

  @Test func decimalNumbersAreRead() {
    #expect(MatterID("42") == MatterID(42))
    #expect(MatterID("9007199254740991")?.description == "9007199254740991")
  }

  @Test(arguments: ["", "0", "-1", "4 2", "0x10", "１２", "9007199254740992", "99999999999999999999"])
  func anythingElseIsNoNumber(_ text: String) { #expect(MatterID(text) == nil) }
}
