import Kernel
import Testing

@Suite struct AmountTests {
  @Test(arguments: [(8950, "89.50"), (5, "0.05"), (100, "1.00"), (12_345_607, "123456.07")])
  func areasShowTwoDigits(_ hundredths: Int64, _ text: String) {
    #expect(Area(hundredths: hundredths).description == text)
  }

  @Test func amountsCompareAndAdd() {
    #expect(Area(hundredths: 1) + Area(hundredths: 2) == Area(hundredths: 3))
    #expect(Area(hundredths: 1) < Area(hundredths: 2))
    #expect(Money(fen: 99) < Money(fen: 100))
  }
}
