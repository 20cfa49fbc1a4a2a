import IndicatorAnalysis
import Testing

@Suite("Consistency")
struct ConsistencyTests {
  @Test("correlations and alpha are those of scipy and numpy, ties and gaps included")
  func oracle() throws {
    for vector in try WeightVectors.load().correlations {
      for (measure, expected) in [(Correlation.pearson, vector.pearson), (.spearman, vector.spearman)] {
        for (found, expected) in zip(measure.matrix(vector.columns), expected) {
          #expect(try #require(largestDifference(found, expected)) < 1e-12)
        }
      }
      let reliability = try #require(Reliability(vector.columns))
      #expect(abs(reliability.alpha - vector.alpha) < 1e-11)
      #expect(reliability.areas == vector.areas)
    }
  }

  @Test("correlations lie between -1 and 1, have no unit, and change sign with an indicator")
  func properties() throws {
    for table in WeightPropertyTests.tables {
      for measure in Correlation.allCases {
        let found = try #require(measure.coefficient(table[0], table[1]))
        #expect(abs(found) <= 1)
        #expect(measure.coefficient(table[1], table[0]) == found)
        let turned = try #require(measure.coefficient(table[0], table[1].map { $0.map { 7 - 1000 * $0 } }))
        #expect(abs(turned + found) < 1e-12)
        var order = Array(table[0].indices)
        var random = RandomStream(seed: 11)
        random.shuffle(&order)
        #expect(measure.coefficient(order.map { table[0][$0] }, order.map { table[1][$0] }) == found)
      }
      #expect(
        Correlation.pearson.coefficient(table[0], table[0].map { $0.map { 3 * $0 } }).map {
          abs($0 - 1) < 1e-12
        } == true)
    }
  }

  @Test("ranks see any rise as the same, numbers do not")
  func monotone() throws {
    let x: [Double?] = [1, 2, 3, 4, 5, nil]
    let y = x.map { $0.map { $0 * $0 * $0 * $0 } }
    #expect(try abs(#require(Correlation.spearman.coefficient(x, y)) - 1) < 1e-15)
    #expect(try #require(Correlation.pearson.coefficient(x, y)) < 0.95)
  }

  @Test("what has no correlation has none, at any size of numbers")
  func none() throws {
    for measure in Correlation.allCases {
      #expect(measure.coefficient([], []) == nil)
      #expect(measure.coefficient([1, nil, 3], [nil, 2, 3]) == nil)
      #expect(measure.coefficient([1, 1, 1], [1, 2, 3]) == nil)
      #expect(measure.coefficient([1, .nan, 3], [1, 2, 3]) == nil)
      #expect(measure.coefficient([1, .infinity, 3], [1, 2, 3]) == nil)
      #expect(
        try abs(#require(measure.coefficient([1e300, 2e300, 3e300], [1e-300, 2e-300, 3e-300])) - 1) < 1e-9)
      #expect(measure.matrix([[1, 1], [1, 2]]) == [[nil, nil], [nil, 1]])
    }
    #expect(Correlation.areas([1, nil, 3], [nil, 2, 3]) == 1)
  }

  @Test("the alpha of k copies of one indicator is 1, of indicators that cancel out there is none")
  func alpha() throws {
    let one: [Double?] = [3, 1, 4, 1, 5]
    #expect(try abs(#require(Reliability([one, one, one])).alpha - 1) < 1e-12)
    #expect(Reliability([one, one.map { $0.map { -$0 } }]) == nil)
    #expect(try #require(Reliability([one, [3, 5, 1, 6, 0]])).alpha < 0)
    #expect(Reliability([one]) == nil && Reliability([]) == nil)
    #expect(Reliability([[1, nil], [2, 3]]) == nil)
    #expect(Reliability([[1, 2], [.infinity, 3]]) == nil)
  }
}
