import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Properties of normalisation")
struct NormalisationPropertyTests {
  /// Columns of 2 to 40 numbers with gaps and ties, never all equal.
  private static let columns: [[Double?]] = {
    var random = SeededGenerator(seed: 8)
    return (0..<60).map { _ in
      let values = (0..<Int.random(in: 2...40, using: &random)).map { _ -> Double? in
        Int.random(in: 0..<5, using: &random) == 0
          ? nil : Double(Int.random(in: -50...50, using: &random)) / 4
      }
      return values + [-20, 20]
    }
  }()

  @Test("reordering the areas reorders the scores and changes no bit", arguments: Methods.all)
  func permutation(method: Normalisation) {
    var random = SeededGenerator(seed: 9)
    for column in Self.columns {
      let order = Array(column.indices).shuffled(using: &random)
      let scores = method.apply(to: column).values
      let shuffled = method.apply(to: order.map { column[$0] }).values
      #expect(shuffled.map { $0?.bitPattern } == order.map { scores[$0]?.bitPattern })
    }
  }

  @Test("another unit or zero point gives the same scores", arguments: Methods.relative)
  func scaleAndShift(method: Normalisation) throws {
    for column in Self.columns {
      let scores = method.apply(to: column).values
      for (scale, shift) in [(1000.0, 0.0), (0.1, 0), (1, 1e4), (7.3, -42)] {
        let moved = method.apply(to: column.map { $0.map { $0 * scale + shift } }).values
        let difference = try #require(largestDifference(moved, scores))
        #expect(difference < 1e-9)
      }
    }
  }

  @Test("a higher value never gets a lower score, and reversed never a higher one", arguments: Methods.all)
  func monotonicity(method: Normalisation) {
    for column in Self.columns {
      let sorted = column.compactMap { $0 }.sorted()
      let scores = method.apply(to: sorted).values.compactMap { $0 }
      #expect(scores.count == sorted.count)
      #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 <= $1 })
      let reversed = method.apply(to: sorted, isReversed: true).values.compactMap { $0 }
      #expect(zip(reversed, reversed.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test("a gap stays a gap and a number stays a number", arguments: Methods.all)
  func gaps(method: Normalisation) {
    for column in Self.columns {
      #expect(method.apply(to: column).values.map { $0 == nil } == column.map { $0 == nil })
    }
  }

  @Test("min-max and goalposts stay within their range to the last bit, and min-max reaches its ends")
  func bounds() throws {
    for column in Self.columns {
      for range in [0.0...1, 0...100, 1...100, 0.1...0.7, -3...(-1.1)] {
        let scores = Normalisation.minMax(range: range).apply(to: column).values.compactMap { $0 }
        #expect(scores.allSatisfy { range.contains($0) })
        #expect(scores.min() == range.lowerBound)
        let highest = try #require(scores.max())
        #expect(abs(highest - range.upperBound) <= range.upperBound.ulp)
        let posted = Normalisation.goalposts(-3...7, range: range).apply(to: column).values.compactMap { $0 }
        #expect(posted.allSatisfy { range.contains($0) })
      }
    }
  }

  @Test("z-scores have mean 0 and deviation 1, percentiles lie within 0 and 1")
  func standardisation() throws {
    for column in Self.columns {
      let scores = Normalisation.zScore().apply(to: column).values.compactMap { $0 }
      let mean = try #require(Moments.mean(scores))
      #expect(abs(mean) < 1e-12)
      let deviation = try #require(Moments.standardDeviation(scores))
      #expect(abs(deviation - 1) < 1e-12)
      for ties in Ties.allCases {
        let percentiles = Normalisation.percentileRank(ties).apply(to: column).values.compactMap { $0 }
        #expect(percentiles.allSatisfy { (0...1).contains($0) })
      }
    }
  }

  @Test("reversing a z-score changes its sign, and mirrors a min-max score")
  func reversal() throws {
    for column in Self.columns {
      let z = Normalisation.zScore()
      let mirrored = z.apply(to: column).values.map { $0.map { -$0 } }
      let signDifference = try #require(
        largestDifference(z.apply(to: column, isReversed: true).values, mirrored))
      #expect(signDifference < 1e-12)
      let share = Normalisation.minMax(range: 0...1)
      let rest = share.apply(to: column).values.map { $0.map { 1 - $0 } }
      let mirrorDifference = try #require(
        largestDifference(share.apply(to: column, isReversed: true).values, rest))
      #expect(mirrorDifference < 1e-12)
    }
  }
}
