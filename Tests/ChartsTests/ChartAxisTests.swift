import Testing

@testable import Charts

/// An axis holds the figures, starts at nought where it should, and does not follow one interval that is too wide.
@Suite struct ChartAxisTests {
  private func axis(zero: Bool = true, range: ClosedRange<Double>? = nil) -> ChartAxis {
    ChartAxis(startsAtZero: zero, range: range) { "\($0)" }
  }

  @Test func itHoldsAllFigures() {
    var random = Seeded(state: 1)
    for _ in 0..<500 {
      let figures = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Double.random(in: -50...150, using: &random)
      }
      for zero in [true, false] {
        let ends = axis(zero: zero).ends(figures: figures)
        #expect(figures.allSatisfy(ends.contains) && ends.lowerBound < ends.upperBound)
        #expect(!zero || ends.contains(0))
      }
    }
  }

  @Test func sharesStartAtNoughtExactly() {
    #expect(axis().ends(figures: [12, 40]).lowerBound == 0)
    #expect(axis(zero: false).ends(figures: [12, 40]).lowerBound > 10)
  }

  @Test func itFollowsIntervalsUntilTheyAreTooWide() {
    #expect(axis().ends(figures: [10], intervals: [8, 14]).contains(14))
    #expect(!axis().ends(figures: [10], intervals: [8, 95]).contains(95))
  }

  @Test func theCallerHasTheLastWord() {
    #expect(axis(range: 5...7).ends(figures: [1, 100]) == 5...7)
    #expect(axis(range: 5...5).ends(figures: [1, 100]).contains(100))
  }
}
