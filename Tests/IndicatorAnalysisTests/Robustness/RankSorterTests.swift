import PluginTesting
import Testing

@testable import IndicatorAnalysis

@Suite("Fast ranks and scores are those of the plain ones")
struct RankSorterTests {
  /// Numbers of every size, with equal ones, zeros of both signs and gaps.
  private static func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      switch Int.random(in: 0..<8, using: &random) {
      case 0: .nan
      case 1: Double(Int.random(in: -3...3, using: &random))
      case 2: -0.0
      case 3: Double.random(in: -1...1, using: &random) * 1e300
      case 4: Double.random(in: -1...1, using: &random) * 1e-300
      default: Double.random(in: -100...100, using: &random)
      }
    }
  }

  @Test("ranks of any numbers, few and many", arguments: [0, 1, 2, 3, 47, 48, 49, 500, 4000])
  func ranks(count: Int) {
    for seed in UInt64(1)...10 {
      let numbers = Self.numbers(count, seed: seed)
      var sorter = RankSorter(capacity: count)
      let ranks = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: count)
      ranks.initialize(repeating: 99)
      defer { ranks.deallocate() }
      numbers.withUnsafeBufferPointer { sorter.rank((0..<count).map(UInt32.init), by: $0, into: ranks) }
      let expected = Ranking.ranks(
        numbers.map { $0.isNaN ? nil : $0 }, ties: .minimum, order: .highestFirst)
      #expect(Array(ranks) == expected.map { UInt32($0 ?? 0) })
    }
  }

  @Test("areas are ranked only among those that are named")
  func subset() {
    var sorter = RankSorter(capacity: 5)
    let ranks = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 5)
    ranks.initialize(repeating: 7)
    defer { ranks.deallocate() }
    [5.0, 1, 9, 3, 9].withUnsafeBufferPointer { sorter.rank([0, 1, 3], by: $0, into: ranks) }
    #expect(Array(ranks) == [1, 3, 7, 2, 7])
  }

  @Test(
    "normalising in place gives what Normalisation gives",
    arguments: [
      .minMax(range: 1...100), .zScore(), .zScore(mean: 100, deviation: 10, divisor: .population), .robustZ,
      .rank(.minimum), .borda(.maximum), .percentileRank(.average), .percentileRank(.dense),
      .quantileClass(5),
      .exponential(.average), .target(200), .reference(.area), .goalposts(-10...10, range: 0...1),
    ] as [Normalisation])
  func normalising(normalisation: Normalisation) throws {
    for (seed, count) in zip(UInt64(1)..., [0, 1, 2, 3, 10, 60, 400]) {
      for isReversed in [false, true] {
        for factor in [1, 1e-200, 1e200] {
          var random = SeededGenerator(seed: seed)
          var numbers = (0..<count).map { _ in
            Int.random(in: 0..<6, using: &random) == 0
              ? Double.nan : factor * Double(Int.random(in: -50...50, using: &random))
          }
          let expected = normalisation.apply(
            to: numbers.map { $0.isNaN ? nil : $0 }, isReversed: isReversed, reference: 30 * factor)
          var normaliser = ColumnNormaliser(capacity: count)
          numbers.withUnsafeMutableBufferPointer {
            normaliser.apply(normalisation, to: $0, isReversed: isReversed, reference: 30 * factor)
          }
          let difference = try #require(
            largestDifference(numbers.map { $0.isNaN ? nil : $0 }, expected.values), "\(count) \(factor)")
          #expect(difference < 1e-12)
        }
      }
    }
  }

  @Test("equal numbers have no scores, and neither has one on its own")
  func constant() {
    for column in [[2.0, 2, .nan, 2], [4, .nan], [.nan, .nan], []] {
      for way in RobustnessSample.ways {
        var numbers = column
        var normaliser = ColumnNormaliser(capacity: 4)
        numbers.withUnsafeMutableBufferPointer {
          normaliser.apply(way, to: $0, isReversed: true, reference: nil)
        }
        #expect(numbers.allSatisfy { $0.isNaN })
      }
    }
  }
}

@Suite("Scores are made fit for rules that need them above 0")
struct PositiveScaleTests {
  @Test("every method gets scores above 0, in the same order and with the same ratios of distances")
  func scales() throws {
    let values: [Double?] = [3, 1, nil, 7, 2, 9, 4]
    let methods: [Normalisation] = [
      .minMax(range: 0...100), .minMax(range: -1...1), .zScore(), .robustZ, .rank(.average), .borda(.average),
      .percentileRank(.average), .quantileClass(3), .exponential(.average), .target(8), .reference(.value(8)),
      .goalposts(0...10, range: 0...1),
    ]
    for method in methods {
      let scores = method.apply(to: values).values.compactMap { $0 }
      let scaled = method.scale(for: .geometric).map { scale in scores.map { scale($0) } } ?? scores
      #expect(scaled.allSatisfy { $0 > 0 }, "\(method)")
      let ratio = (scaled[3] - scaled[0]) / (scores[3] - scores[0])
      #expect(ratio > 0)
      for (score, found) in zip(scores, scaled) {
        #expect(abs(found - (scaled[0] + ratio * (score - scores[0]))) < 1e-9)
      }
    }
  }

  @Test("nothing is moved that need not be")
  func untouched() {
    for method in RobustnessSample.ways { #expect(method.scale(for: .arithmetic) == nil) }
    #expect(Normalisation.minMax(range: 1...100).scale(for: .geometric) == nil)
    #expect(Normalisation.minMax(range: 0...100).scale(for: .mazziottaParetoPlus) == nil)
    #expect(Normalisation.zScore(mean: 100, deviation: 10).scale(for: .mazziottaParetoMinus) == nil)
    #expect(Normalisation.zScore().scale(for: .mazziottaParetoMinus)?(1) == 110)
    #expect(Normalisation.goalposts(0...9, range: 0...1).scale(for: .harmonic)?(1) == 100)
  }
}
