import Testing

@testable import Charts

/// Places on an axis are round, in range and neither too few nor too many.
@Suite struct TicksTests {
  @Test func theyAreRound() {
    #expect(Ticks.linear(from: 0, to: 100) == [0, 20, 40, 60, 80, 100])
    #expect(Ticks.linear(from: 0, to: 0.7) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    #expect(Ticks.linear(from: -3, to: 4) == [-3, -2, -1, 0, 1, 2, 3, 4])
  }

  @Test func theyAreInRangeAndOfAReasonableNumber() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let lower = Double.random(in: -1e6...1e6, using: &random)
      let width = Double.random(in: 1e-3...1e7, using: &random)
      let ticks = Ticks.linear(from: lower, to: lower + width)
      #expect((2...12).contains(ticks.count), "\(lower) \(width)")
      #expect(ticks.allSatisfy { $0 >= lower - width * 1e-9 && $0 <= lower + width * (1 + 1e-9) })
    }
  }

  @Test(arguments: [(0.0, 0.0), (1, 0), (0, .infinity), (.nan, 1), (-1e308, 1e308)])
  func anEmptyOrEndlessRangeHasNone(lower: Double, upper: Double) {
    #expect(Ticks.linear(from: lower, to: upper) == [])
  }
}
