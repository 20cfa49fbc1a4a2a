import Foundation
import PluginTesting
import Testing

@testable import IndicatorAnalysis

/// Expected values from scipy; `Tests/Oracles/over_representation.py` says how they were made.
struct IntervalVectors: Decodable {
  let wilson: [Proportion]
  let exact: [Count]
  let discoveries: [Discoveries]
  let quantiles: [Quantile]

  struct Proportion: Decodable {
    let cases: Double
    let people: Double
    let level: Double
    let lower: Double
    let upper: Double
  }

  struct Count: Decodable {
    let count: Double
    let level: Double
    let lower: Double
    let upper: Double
  }

  struct Discoveries: Decodable {
    let values: [Double]
    let expected: [Double]
  }

  struct Quantile: Decodable {
    let p: Double
    let expected: Double
  }

  static func load() throws -> IntervalVectors {
    let file = Folders.tests.appendingPathComponent("Oracles/over_representation.json")
    return try JSONDecoder().decode(IntervalVectors.self, from: Data(contentsOf: file))
  }
}

private func isClose(_ found: Double, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
  abs(found - expected) <= tolerance * max(1e-3, abs(expected))
}

@Suite("Intervals")
struct IntervalTests {
  @Test("Wilson's interval is the one of scipy")
  func wilson() throws {
    for vector in try IntervalVectors.load().wilson {
      let confidence = try #require(Confidence(vector.level))
      let found = try #require(
        ProportionInterval.wilson(cases: vector.cases, people: vector.people, confidence: confidence))
      #expect(isClose(found.lower, vector.lower) && isClose(found.upper, vector.upper), "\(vector)")
    }
  }

  @Test("the exact interval of a count is the one of scipy's chi-square")
  func exact() throws {
    for vector in try IntervalVectors.load().exact {
      let confidence = try #require(Confidence(vector.level))
      let found = try #require(CountInterval.exact(vector.count, confidence: confidence))
      #expect(isClose(found.lower, vector.lower) && isClose(found.upper, vector.upper), "\(vector)")
    }
  }

  @Test("quantiles of the normal distribution are those of scipy, far into the tails")
  func quantiles() throws {
    for vector in try IntervalVectors.load().quantiles {
      let found = try #require(NormalDistribution.quantile(vector.p))
      #expect(abs(found - vector.expected) < 1e-9, "\(vector)")
    }
  }

  @Test("Byar's approximation is within a hundredth of the exact interval from ten events on")
  func byar() throws {
    let confidence = try #require(Confidence(0.95))
    for count in [10.0, 25, 100, 1000] {
      let byar = try #require(CountInterval.byar(count, confidence: confidence))
      let exact = try #require(CountInterval.exact(count, confidence: confidence))
      #expect(isClose(byar.lower, exact.lower, 0.01) && isClose(byar.upper, exact.upper, 0.01), "\(count)")
      #expect(CountInterval.byarOrExact(count, confidence: confidence) == byar)
    }
    #expect(
      CountInterval.byarOrExact(9, confidence: confidence)
        == CountInterval.exact(9, confidence: confidence))
  }

  @Test("the intervals are those that Public Health England publishes to test with")
  func published() throws {
    let usual = try #require(Confidence(0.95))
    let strict = try #require(Confidence(0.998))
    let byar: [(Double, Double, Double)] = [
      (65, 50.163187710459454, 82.84913854593984), (1045, 982.5932018073325, 1110.33121298565),
    ]
    for (count, lower, upper) in byar {
      let found = try #require(CountInterval.byarOrExact(count, confidence: usual))
      #expect(isClose(found.lower, lower, 1e-12) && isClose(found.upper, upper, 1e-12))
    }
    let exact: [(Double, Double, Double)] = [
      (1, 0.0010005003335835344, 9.233413476451585), (5, 0.739371731917839, 16.454745203680105),
    ]
    for (count, lower, upper) in exact {
      let found = try #require(CountInterval.byarOrExact(count, confidence: strict))
      #expect(isClose(found.lower, lower, 1e-9) && isClose(found.upper, upper, 1e-9))
    }
    let wilson = try #require(ProportionInterval.wilson(cases: 1, people: 100, confidence: usual))
    // Of its grouped table, where two areas of a hundred people are one: 2 of 200.
    let grouped = try #require(ProportionInterval.wilson(cases: 2, people: 200, confidence: usual))
    #expect(isClose(grouped.lower, 0.002746658133544438) && isClose(grouped.upper, 0.035721761716176796))
    #expect(wilson.lower < grouped.lower && wilson.upper > grouped.upper)
  }

  @Test("an interval holds its estimate, stays in bounds, and is wider when it is surer")
  func properties() throws {
    var random = SeededGenerator(seed: 7)
    let (loose, strict) = try (#require(Confidence(0.9)), #require(Confidence(0.99)))
    for _ in 0..<500 {
      let people = Double(Int.random(in: 1...5000, using: &random))
      let cases = Double(Int.random(in: 0...Int(people), using: &random))
      let narrow = try #require(
        ProportionInterval.wilson(cases: cases, people: people, confidence: loose))
      let wide = try #require(
        ProportionInterval.wilson(cases: cases, people: people, confidence: strict))
      #expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper)
      #expect(narrow.lower <= cases / people && cases / people <= narrow.upper)
      #expect(wide.lower >= 0 && wide.upper <= 1)
    }
  }

  @Test("what has no meaning has no interval")
  func refused() throws {
    let confidence = try #require(Confidence(0.95))
    for (cases, people) in [(-1.0, 5.0), (6, 5), (0, 0), (.nan, 5), (1, .infinity)] {
      #expect(ProportionInterval.wilson(cases: cases, people: people, confidence: confidence) == nil)
    }
    for count in [-1, .nan, .infinity] {
      #expect(CountInterval.exact(count, confidence: confidence) == nil)
      #expect(CountInterval.byar(count, confidence: confidence) == nil)
    }
    for level in [0, 1, -0.5, .nan] { #expect(Confidence(level) == nil) }
  }
}
