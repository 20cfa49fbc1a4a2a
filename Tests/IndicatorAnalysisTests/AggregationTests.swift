import IndicatorAnalysis
import IndicatorSchema
import PluginTesting
import Testing

@Suite("Weighted means")
struct AggregationTests {
  private func mean(
    _ kind: AggregationRule, _ values: [Double?], weights: [Double], coverage: Double = 0
  ) throws -> AggregatedValue {
    try #require(
      Aggregation(kind, weights: weights, coverage: coverage).apply(to: values.map { [$0] }).first)
  }

  @Test("both means agree with numpy and scipy, over the indicators present")
  func oracle() throws {
    for vector in try OracleVectors.load().aggregations {
      let arithmetic = try mean(.arithmetic, vector.values, weights: vector.weights)
      let geometric = try mean(.geometric, vector.values, weights: vector.weights)
      let arithmeticMean = try #require(arithmetic.value)
      #expect(abs(arithmeticMean / vector.arithmetic - 1) < 1e-13)
      let geometricMean = try #require(geometric.value)
      #expect(abs(geometricMean / vector.geometric - 1) < 1e-13)
      #expect(arithmetic.coverage == vector.coverage)
    }
  }

  @Test("the weights of the indicators present are taken as the whole")
  func renormalisation() throws {
    let arithmetic = try mean(.arithmetic, [1, nil, 4], weights: [1, 5, 2]).value
    #expect(arithmetic == 3)
    let geometric = try mean(.geometric, [1, nil, 8], weights: [2, 7, 1]).value
    #expect(geometric.map { abs($0 - 2) < 1e-15 } == true)
  }

  @Test("coverage is the share of indicators by number, and the threshold itself is enough")
  func coverage() throws {
    let twoOfThree = try mean(.arithmetic, [1, nil, 3], weights: [1, 100, 1], coverage: 0.66)
    #expect(twoOfThree.value == 2)
    let half = try mean(.arithmetic, [1, nil], weights: [1, 1], coverage: 0.5)
    #expect(half.value == 1)
    let tooFew = try mean(.arithmetic, [1, nil, nil], weights: [100, 1, 1], coverage: 0.66)
    #expect(tooFew.value == nil)
    #expect(tooFew.obstacle == .lowCoverage)
    #expect(tooFew.coverage == 1.0 / 3)
  }

  @Test(
    "a threshold written with decimals is met exactly",
    arguments: [(33, 50, 0.66), (7, 10, 0.7), (1, 3, 0.333)])
  func decimalThreshold(present: Int, total: Int, coverage: Double) throws {
    let values = (0..<total).map { $0 < present ? 1.0 : nil }
    let result = try mean(
      .arithmetic, values, weights: [Double](repeating: 1, count: total), coverage: coverage)
    #expect(result.value == 1)
  }

  @Test("without any indicator there is no mean, whatever the threshold")
  func nothingPresent() throws {
    let nothing = try mean(.arithmetic, [nil, nil], weights: [1, 1]).obstacle
    #expect(nothing == .lowCoverage)
  }

  @Test("an indicator of weight 0 is left out, of the coverage too")
  func zeroWeight() throws {
    let result = try mean(.arithmetic, [nil, 3], weights: [0, 1], coverage: 1)
    #expect(result.value == 3)
    #expect(result.coverage == 1)
    let geometric = try mean(.geometric, [-1, 3], weights: [0, 1]).value
    #expect(geometric == 3)
  }

  @Test("a geometric mean needs numbers above zero", arguments: [0.0, -1])
  func geometricNeedsPositive(value: Double) throws {
    let result = try mean(.geometric, [value, 2], weights: [1, 1])
    #expect(result.value == nil)
    #expect(result.obstacle == .notPositive)
  }

  @Test(
    "numbers that are not finite or add up to too much give no mean", arguments: AggregationRule.means)
  func notFinite(kind: AggregationRule) throws {
    for bad in [Double.nan, .infinity] {
      let spoiled = try mean(kind, [bad, 2], weights: [1, 1]).obstacle
      #expect(spoiled == .notFinite)
    }
    let largest = Double.greatestFiniteMagnitude
    let tooLarge = try mean(.arithmetic, [largest, largest], weights: [1, 1]).obstacle
    #expect(tooLarge == .notFinite)
  }

  @Test("weights and thresholds that mean nothing are refused")
  func refused() {
    for weights in [[], [0, 0], [1, -1], [1, .nan], [.infinity]] as [[Double]] {
      #expect(throws: Diagnostic.self) { try Aggregation(.arithmetic, weights: weights, coverage: 0.5) }
    }
    for coverage in [-0.1, 1.1, .nan] {
      #expect(throws: Diagnostic.self) { try Aggregation(.arithmetic, weights: [1], coverage: coverage) }
    }
  }
}
