import IndicatorAnalysis
import PluginTesting
import Testing

@Suite("Properties of weighted means")
struct AggregationPropertyTests {
  private struct Row {
    let values: [Double?]
    let weights: [Double]
  }

  private static let rows: [Row] = {
    var random = SeededGenerator(seed: 10)
    return (0..<300).map { _ in
      let count = Int.random(in: 1...12, using: &random)
      return Row(
        values: (0..<count).map {
          $0 > 0 && Bool.random(using: &random) ? nil : .random(in: 0.01...99, using: &random)
        },
        weights: (0..<count).map { _ in .random(in: 0.1...5, using: &random) })
    }
  }()

  private func mean(_ kind: AggregationRule, _ values: [Double?], _ weights: [Double]) throws -> Double {
    let results = try Aggregation(kind, weights: weights, coverage: 0).apply(to: values.map { [$0] })
    return try #require(results.first?.value)
  }

  @Test("the order of the indicators changes no bit", arguments: AggregationRule.means)
  func permutation(kind: AggregationRule) throws {
    var random = SeededGenerator(seed: 11)
    for row in Self.rows {
      let order = Array(row.values.indices).shuffled(using: &random)
      let shuffled = try mean(kind, order.map { row.values[$0] }, order.map { row.weights[$0] })
      let plain = try mean(kind, row.values, row.weights)
      #expect(shuffled.bitPattern == plain.bitPattern)
    }
  }

  @Test(
    "a mean lies between the lowest and the highest, to the last bit", arguments: AggregationRule.means)
  func bounds(kind: AggregationRule) throws {
    for row in Self.rows {
      let present = row.values.compactMap { $0 }
      let result = try mean(kind, row.values, row.weights)
      let (lowest, highest) = (try #require(present.min()), try #require(present.max()))
      #expect((lowest...highest).contains(result))
    }
  }

  @Test(
    "only the ratios of the weights matter: divided by their sum they give the same mean",
    arguments: AggregationRule.means)
  func weightsSumToOne(kind: AggregationRule) throws {
    for row in Self.rows {
      let total = row.weights.reduce(0, +)
      let shares = row.weights.map { $0 / total }
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
      let plain = try mean(kind, row.values, row.weights)
      let shared = try mean(kind, row.values, shares)
      #expect(abs(shared / plain - 1) < 1e-12)
      let octuple = try mean(kind, row.values, row.weights.map { $0 * 8 })
      #expect(octuple == plain)
    }
  }

  @Test("raising one indicator never lowers the mean", arguments: AggregationRule.means)
  func monotonicity(kind: AggregationRule) throws {
    for row in Self.rows {
      let raised = row.values.enumerated().map { $0 == 0 ? $1.map { $0 + 1 } : $1 }
      let (after, before) = (try mean(kind, raised, row.weights), try mean(kind, row.values, row.weights))
      #expect(after > before)
    }
  }

  @Test("a geometric mean is never above the arithmetic one")
  func meansOrder() throws {
    for row in Self.rows {
      let arithmetic = try mean(.arithmetic, row.values, row.weights)
      let geometric = try mean(.geometric, row.values, row.weights)
      #expect(geometric <= arithmetic * (1 + 1e-12))
    }
  }

  @Test("an arithmetic mean moves with its numbers, a geometric one scales with them")
  func shiftAndScale() throws {
    for row in Self.rows {
      let shifted = try mean(.arithmetic, row.values.map { $0.map { $0 + 50 } }, row.weights)
      let arithmetic = try mean(.arithmetic, row.values, row.weights)
      #expect(abs(shifted - 50 - arithmetic) < 1e-10)
      let scaled = try mean(.geometric, row.values.map { $0.map { $0 * 3 } }, row.weights)
      let geometric = try mean(.geometric, row.values, row.weights)
      #expect(abs(scaled / 3 / geometric - 1) < 1e-12)
    }
  }
}

extension AggregationRule {
  /// The rules that are means: between the lowest and the highest, and rising with each of them.
  static let means: [AggregationRule] = [
    .arithmetic, .geometric, .harmonic, .power(2), .power(-3), .power(0.5),
  ]
}
