import Foundation
import PluginTesting
import Testing

@testable import IndicatorAnalysis

/// Expected p-values from scipy; `Tests/Oracles/over_representation.py` says how they were made.
private struct TestVectors: Decodable {
  let clopperPearson: [IntervalVectors.Proportion]
  let binomial: [Binomial]
  let poisson: [Poisson]
  let fisher: [Fisher]

  struct Binomial: Decodable {
    let cases: Double
    let people: Double
    let share: Double
    let expected: Expected
  }

  struct Poisson: Decodable {
    let count: Double
    let mean: Double
    let expected: Expected
  }

  struct Fisher: Decodable {
    let cases: Double
    let people: Double
    let parentCases: Double
    let parentPeople: Double
    let expected: Expected
  }

  struct Expected: Decodable {
    let greater: Double
    let less: Double
    let twoSided: Double

    func holds(_ found: (Alternative) -> Double?, _ tolerance: Double) -> Bool {
      isNear(found(.greater), greater, tolerance) && isNear(found(.less), less, tolerance)
        && isNear(found(.twoSided), twoSided, tolerance)
    }
  }

  static func load() throws -> TestVectors {
    let file = Folders.tests.appendingPathComponent("Oracles/over_representation.json")
    return try JSONDecoder().decode(TestVectors.self, from: Data(contentsOf: file))
  }
}

private func isNear(_ found: Double?, _ expected: Double, _ tolerance: Double) -> Bool {
  guard let found else { return false }
  return abs(found - expected) <= tolerance * expected + 1e-300
}

@Suite("Exact tests")
struct ExactTestTests {
  @Test("the Clopper-Pearson interval is the one of scipy")
  func clopperPearson() throws {
    for vector in try TestVectors.load().clopperPearson {
      let confidence = try #require(Confidence(vector.level))
      let found = try #require(
        ProportionInterval.clopperPearson(
          cases: vector.cases, people: vector.people, confidence: confidence))
      #expect(isNear(found.lower, vector.lower, 1e-9) && isNear(found.upper, vector.upper, 1e-9), "\(vector)")
    }
  }

  @Test("the binomial test is the one of scipy, one-sided and two-sided, into the far tails")
  func binomial() throws {
    for vector in try TestVectors.load().binomial {
      let holds = vector.expected.holds(
        {
          BinomialTest.p(
            cases: vector.cases, people: vector.people, share: vector.share, alternative: $0)
        }, 1e-9)
      #expect(holds, "\(vector)")
    }
  }

  @Test("the Poisson test is that of scipy's distribution")
  func poisson() throws {
    for vector in try TestVectors.load().poisson {
      let holds = vector.expected.holds(
        { PoissonTest.p(count: vector.count, expected: vector.mean, alternative: $0) }, 1e-9)
      #expect(holds, "\(vector)")
    }
  }

  @Test("the test against the rest is Fisher's of scipy")
  func fisher() throws {
    for vector in try TestVectors.load().fisher {
      let holds = vector.expected.holds(
        {
          HypergeometricTest.p(
            cases: vector.cases, people: vector.people, parentCases: vector.parentCases,
            parentPeople: vector.parentPeople, alternative: $0)
        }, 1e-8)
      #expect(holds, "\(vector)")
    }
  }

  @Test("the tails of every test add up to one and the probability of what was observed")
  func tails() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let people = Double(Int.random(in: 1...3000, using: &random))
      let cases = Double(Int.random(in: 0...Int(people), using: &random))
      let share = Double.random(in: 0...1, using: &random)
      let more = try #require(BinomialTest.p(cases: cases, people: people, share: share))
      let fewer = try #require(
        BinomialTest.p(cases: cases, people: people, share: share, alternative: .less))
      let density = CountDensity.binomial(cases, of: people, chance: share)
      #expect(abs(more + fewer - 1 - density) < 1e-12)
      let both = try #require(
        BinomialTest.p(cases: cases, people: people, share: share, alternative: .twoSided))
      #expect(both >= min(more, fewer) * (1 - 1e-9) && both <= 1)
    }
  }

  @Test("more cases are never likelier, whole or not")
  func monotone() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<200 {
      let people = Double.random(in: 2...5000, using: &random)
      let share = Double.random(in: 0.001...0.999, using: &random)
      let cases = (0..<20).map { _ in Double.random(in: 0...people, using: &random) }.sorted()
      let found = try cases.map {
        try #require(BinomialTest.p(cases: $0, people: people, share: share))
      }
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
    }
  }

  @Test("the exact interval leaves out the shares that the one-sided tests refuse")
  func duality() throws {
    let confidence = try #require(Confidence(0.95))
    for (cases, people) in [(3.0, 40.0), (17, 20), (250, 4000)] {
      let bounds = try #require(
        ProportionInterval.clopperPearson(cases: cases, people: people, confidence: confidence))
      let more = BinomialTest.p(cases: cases, people: people, share: bounds.lower)
      let fewer = BinomialTest.p(cases: cases, people: people, share: bounds.upper, alternative: .less)
      #expect(isNear(more, 0.025, 1e-9) && isNear(fewer, 0.025, 1e-9))
    }
  }

  @Test("an interval holds the share, nests with confidence and turns round with cases and others")
  func intervals() throws {
    var random = SeededGenerator(seed: 13)
    let (loose, strict) = try (#require(Confidence(0.9)), #require(Confidence(0.99)))
    for _ in 0..<200 {
      let people = Double(Int.random(in: 1...2000, using: &random))
      let cases = Double(Int.random(in: 0...Int(people), using: &random))
      for interval in [ProportionInterval.clopperPearson, ProportionInterval.wilson] {
        let narrow = try #require(interval(cases, people, loose))
        let wide = try #require(interval(cases, people, strict))
        let turned = try #require(interval(people - cases, people, loose))
        #expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper)
        #expect(narrow.lower <= cases / people && cases / people <= narrow.upper)
        #expect(abs(narrow.lower - (1 - turned.upper)) < 1e-12)
        #expect(abs(narrow.upper - (1 - turned.lower)) < 1e-12)
      }
    }
  }

  @Test("what has no meaning has no probability, and the largest counts do have one")
  func edges() {
    #expect(BinomialTest.p(cases: 2, people: 1, share: 0.5) == nil)
    #expect(BinomialTest.p(cases: .nan, people: 1, share: 0.5) == nil)
    #expect(BinomialTest.p(cases: 1, people: 2, share: 1.5) == nil)
    #expect(PoissonTest.p(count: -1, expected: 1) == nil)
    #expect(PoissonTest.p(count: 1, expected: .infinity) == nil)
    #expect(HypergeometricTest.p(cases: 1, people: 3, parentCases: 0, parentPeople: 9) == nil)
    #expect(HypergeometricTest.p(cases: 1.5, people: 3, parentCases: 2, parentPeople: 9) == nil)
    #expect(HypergeometricTest.p(cases: 0, people: 0, parentCases: 0, parentPeople: 0) == 1)
    for alternative in Alternative.allCases {
      #expect(BinomialTest.p(cases: 0, people: 0, share: 0.3, alternative: alternative) == 1)
      #expect(PoissonTest.p(count: 0, expected: 0, alternative: alternative) == 1)
      for share in [0.0, 1.0] {
        for cases in [0.0, 5.0, 10.0] {
          let found = BinomialTest.p(cases: cases, people: 10, share: share, alternative: alternative)
          #expect((found ?? -1) >= 0 && (found ?? 2) <= 1)
        }
      }
    }
    let large = BinomialTest.p(cases: 8_500_000, people: 17_000_000, share: 0.5, alternative: .twoSided)
    #expect(abs((large ?? 0) - 1) < 1e-9)
  }
}
