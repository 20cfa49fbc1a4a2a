import Testing

@testable import IndicatorAnalysis

@Suite("Weights by entropy")
struct EntropyWeightTests {
  @Test("entropies and weights are those of scipy")
  func oracle() throws {
    for vector in try WeightVectors.load().entropy {
      let found = try EntropyWeights(vector.columns)
      #expect(try #require(largestDifference(found.entropies, vector.entropies)) < 1e-12)
      #expect(try #require(largestDifference(found.weights, vector.weights)) < 1e-11)
    }
  }

  @Test("worked out by hand: all in one area is entropy 0, the same everywhere is entropy 1")
  func byHand() throws {
    let found = try EntropyWeights([[0, 8, 0, 0], [3, 3, 3, 3], [1, 1, 0, 0]])
    #expect(found.entropies == [0, 1, 0.5])
    for (found, expected) in zip(found.weights, [2.0 / 3, 0, 1.0 / 3]) {
      #expect(abs(found - expected) < 1e-15)
    }
  }

  @Test("only negative scores are raised: the lowest becomes 0")
  func shift() throws {
    let raised = try EntropyWeights([[-2, 1, 5], [1, 2, 4]])
    let plain = try EntropyWeights([[0, 3, 7], [1, 2, 4]])
    #expect(raised == plain)
    let high = try EntropyWeights([[1, 4, 8], [1, 2, 4]])
    #expect(high.weights != plain.weights)
  }

  @Test("what has no weights says why")
  func obstacles() {
    #expect(throws: WeightingObstacle.noIndicators) { try EntropyWeights([]) }
    #expect(throws: WeightingObstacle.tooFewAreas(found: 1, needed: 2)) {
      try EntropyWeights([[1, nil], [1, 2]])
    }
    #expect(throws: WeightingObstacle.noVariation(indicator: 0)) { try EntropyWeights([[1, 1], [0, 0]]) }
    #expect(throws: WeightingObstacle.notFinite) { try EntropyWeights([[1, .nan], [1, 2]]) }
    #expect(throws: WeightingObstacle.notFinite) { try EntropyWeights([[-1e308, 1e308], [1, 2]]) }
    #expect(WeightingObstacle.noVariation(indicator: 1).text(["a", "b"]) == "'b' has no variation")
    #expect(WeightingObstacle.onlyZeros(indicator: 2).text([]) == "indicator 3 has no score above 0")
  }
}
