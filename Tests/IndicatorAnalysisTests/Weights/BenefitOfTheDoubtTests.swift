import Testing

@testable import IndicatorAnalysis

@Suite("Benefit of the doubt")
struct BenefitOfTheDoubtTests {
  @Test("scores are those of the HiGHS solver, with and without bounds of shares")
  func oracle() throws {
    for vector in try WeightVectors.load().doubt {
      let found = try BenefitOfTheDoubt(vector.columns, shares: vector.bounds)
      let scores = found.areas.map { $0?.score }
      #expect(try #require(largestDifference(scores, vector.scores)) < 1e-9)
    }
  }

  @Test("worked out by hand: three areas on a line, one below")
  func byHand() throws {
    // (4, 0), (0, 4) and (3, 3) are best somewhere; (2, 1) is best with weights (1/4, 1/12): 7/12.
    let found = try BenefitOfTheDoubt([[4, 0, 3, 2], [0, 4, 3, 1]])
    #expect(found.areas.map { $0?.score } == [1, 1, 1, found.areas[3]?.score])
    let last = try #require(found.areas[3])
    #expect(abs(last.score - 7.0 / 12) < 1e-15)
    #expect(abs(last.weights[0] - 0.25) < 1e-15 && abs(last.weights[1] - 1.0 / 12) < 1e-15)
    #expect(abs(last.shares[0] - 6.0 / 7) < 1e-15)
  }

  @Test("scores lie above 0 and up to 1, one is exactly 1, no area exceeds 1 under any area's weights")
  func bounds() throws {
    for table in WeightPropertyTests.tables {
      let found = try BenefitOfTheDoubt(table)
      let areas = found.areas.compactMap { $0 }
      #expect(areas.allSatisfy { $0.score > 0 && $0.score <= 1 })
      #expect(areas.contains { $0.score == 1 })
      for area in areas {
        #expect(abs(area.shares.reduce(0, +) - 1) < 1e-12 && area.shares.allSatisfy { $0 >= 0 })
        for row in table[0].indices where table.allSatisfy({ $0[row] != nil }) {
          let score = zip(area.weights, table).reduce(0.0) { $0 + $1.0 * ($1.1[row] ?? 0) }
          #expect(score <= 1 + 1e-12)
        }
      }
    }
  }

  @Test("an area without a score neither gets a result nor limits the others")
  func missing() throws {
    let all = try BenefitOfTheDoubt([[1, 2, 3], [3, 2, 1]])
    let gap = try BenefitOfTheDoubt([[1, 2, 3, 99], [3, 2, 1, nil]])
    #expect(gap.areas == all.areas + [nil])
  }

  @Test("of several best weights those with the most even shares are taken")
  func even() throws {
    // The first area beats the others with any weights, and so its shares are equal.
    let found = try BenefitOfTheDoubt([[9, 4, 1], [6, 2, 5], [7, 1, 3]])
    let best = try #require(found.areas[0])
    #expect(best.score == 1)
    #expect(best.shares.allSatisfy { abs($0 - 1.0 / 3) < 1e-12 })
  }

  @Test("shares stay within their bounds, which can only lower a score")
  func shares() throws {
    for table in WeightPropertyTests.tables {
      let bounds = table.map { _ in 0.05...0.6 }
      let free = try BenefitOfTheDoubt(table)
      for (bounded, free) in zip(try BenefitOfTheDoubt(table, shares: bounds).areas, free.areas) {
        guard let bounded, let free else { continue }
        #expect(bounded.score <= free.score + 1e-9)
        #expect(bounded.shares.allSatisfy { $0 > 0.05 - 1e-9 && $0 < 0.6 + 1e-9 })
      }
    }
  }

  @Test("a score of 0 can't have a share, and all 0 is a score of 0")
  func zeros() throws {
    let bounded = try BenefitOfTheDoubt([[0, 2, 4], [3, 2, 1]], shares: [0.1...1, 0...1])
    #expect(bounded.areas[0] == nil && bounded.areas[1] != nil)
    let free = try BenefitOfTheDoubt([[0, 2], [0, 3]])
    #expect(free.areas[0]?.score == 0 && free.areas[0]?.shares == [0, 0] && free.areas[1]?.score == 1)
    // The only score of the area may give at most half of the sum, which leaves nothing.
    let half = try BenefitOfTheDoubt([[0, 2, 4], [3, 2, 1]], shares: [0...0.5, 0...0.5])
    #expect(half.areas[0] == nil && half.areas[1]?.shares == [0.5, 0.5])
  }

  @Test("what has no weights says why")
  func obstacles() {
    #expect(throws: WeightingObstacle.noIndicators) { try BenefitOfTheDoubt([]) }
    #expect(throws: WeightingObstacle.tooFewAreas(found: 0, needed: 1)) { try BenefitOfTheDoubt([[nil]]) }
    #expect(throws: WeightingObstacle.negativeScores(indicator: 1)) { try BenefitOfTheDoubt([[1], [-1]]) }
    #expect(throws: WeightingObstacle.onlyZeros(indicator: 0)) { try BenefitOfTheDoubt([[0, 0], [1, 2]]) }
    #expect(throws: WeightingObstacle.notFinite) { try BenefitOfTheDoubt([[.infinity], [1]]) }
    #expect(throws: WeightingObstacle.notFinite) {
      try BenefitOfTheDoubt([[.leastNonzeroMagnitude, 0], [1, 2]])
    }
    #expect(throws: WeightingObstacle.sharesCannotAddUp) {
      try BenefitOfTheDoubt([[1, 2], [2, 1]], shares: [0.6...1, 0.6...1])
    }
    #expect(throws: WeightingObstacle.sharesCannotAddUp) {
      try BenefitOfTheDoubt([[1, 2], [2, 1]], shares: [0...0.4, 0...0.4])
    }
  }
}
