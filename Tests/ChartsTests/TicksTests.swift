import Testing

@testable import Charts

/// Places on an axis are round, in range and neither too few nor too many.
@Suite struct TicksTests {
  @Test func theyAreRound() {
    #expect(Ticks.linear(from: 0, to: 100) == [0, 20, 40, 60, 80, 100])
    #expect(Ticks.linear(from: 0, to: 0.7) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    #expect(Ticks.linear(from: -3, to: 4) == [-3, -2, -1, 0, 1, 2, 3, 4])
  }

  @Test func theyAreInRangeRegularAndOfAReasonableNumber() {
    var random = Seeded(state: 7)
    for _ in 0..<2000 {
      let lower = Double.random(in: -1e6...1e6, using: &random)
      let width = Double.random(in: 1e-3...1e7, using: &random)
      let ticks = Ticks.linear(from: lower, to: lower + width)
      #expect((2...12).contains(ticks.count), "\(lower) \(width)")
      #expect(ticks.allSatisfy { $0 >= lower - width * 1e-9 && $0 <= lower + width * (1 + 1e-9) })
      let steps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }
      #expect(steps.allSatisfy { $0 > 0 && abs($0 - steps[0]) < steps[0] * 1e-3 })
    }
  }

  @Test func stepsAreOneTwoOrFive() throws {
    for width in stride(from: 1.0, through: 1000, by: 7) {
      let ticks = Ticks.linear(from: 0, to: width)
      let step = try #require(ticks.dropFirst().first)
      let digits = String(step).filter { $0.isNumber && $0 != "0" }
      #expect(["1", "2", "5"].contains(digits), "\(step)")
    }
  }

  @Test(arguments: [(0.0, 0.0), (1, 0), (0, .infinity), (.nan, 1), (-1e308, 1e308)])
  func anEmptyOrEndlessRangeHasNone(lower: Double, upper: Double) {
    #expect(Ticks.linear(from: lower, to: upper) == [])
  }

  @Test func forAnUnevenAxisTheRoundestComeFirst() {
    #expect(Ticks.roundestFirst(1...120) == [100, 10, 1, 50, 5, 20, 2])
    #expect(Ticks.roundestFirst(0...0.5) == [] && Ticks.roundestFirst(0...1e300) == [])
  }
}
