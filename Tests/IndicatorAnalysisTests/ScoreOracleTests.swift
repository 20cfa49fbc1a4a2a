import Foundation
import IndicatorAnalysis
import Testing

/// Expected values of numpy and scipy; `Tests/Oracles/scores.py` says how they were made.
struct ScoreVectors: Decodable {
  let scores: [Scores]
  let treatments: [Treatment]
  let shapes: [Shape]

  struct Scores: Decodable {
    let values: [Double?]
    let target: Double
    let reference: Double
    let expected: [String: [Double?]]
  }

  struct Treatment: Decodable {
    let values: [Double]
    let skewness: Double
    let kurtosis: Double
    let treated: [Double]
    let outcome: String
    let points: Int
  }

  struct Shape: Decodable {
    let values: [Double]
    let skewness: Double
    let kurtosis: Double?
  }

  static func load() throws -> ScoreVectors {
    let file = Folders.tests.appendingPathComponent("Oracles/scores.json")
    return try JSONDecoder().decode(ScoreVectors.self, from: Data(contentsOf: file))
  }
}

@Suite("Scores and treatment against numpy and scipy")
struct ScoreOracleTests {
  private func cases(_ vector: ScoreVectors.Scores) -> [(String, Normalisation, Bool)] {
    let reference = Normalisation.Reference.value(vector.reference)
    let classes = [2, 4, 5, 10].flatMap { count in
      [
        ("quantile_class_\(count)", Normalisation.quantileClass(count), false),
        ("quantile_class_\(count)_reversed", .quantileClass(count), true),
      ]
    }
    return classes + [
      ("robust_z", .robustZ, false), ("robust_z_reversed", .robustZ, true),
      ("borda", .borda(.average), false), ("borda_minimum", .borda(.minimum), false),
      ("target", .target(vector.target), false),
      ("target_capped", .target(vector.target, isCapped: true), false),
      ("target_reversed", .target(vector.target), true), ("reference", .reference(reference), false),
      ("reference_reversed", .reference(reference), true), ("exponential", .exponential(.average), false),
      ("exponential_reversed", .exponential(.average), true),
    ]
  }

  @Test("every score agrees")
  func scores() throws {
    for vector in try ScoreVectors.load().scores {
      let cases = cases(vector)
      #expect(Set(cases.map(\.0)) == Set(vector.expected.keys))
      for (name, method, isReversed) in cases {
        let result = method.apply(to: vector.values, isReversed: isReversed)
        let difference = try #require(
          largestDifference(result.values, vector.expected[name] ?? []), "\(name)")
        #expect(difference < 1e-12, "\(name)")
      }
    }
  }

  @Test("skewness and kurtosis agree, also of shifted and scaled numbers")
  func shapes() throws {
    for vector in try ScoreVectors.load().shapes {
      let shape = try #require(DistributionShape(of: vector.values))
      #expect(abs(shape.skewness - vector.skewness) < 1e-8 * max(1, abs(vector.skewness)))
      #expect((shape.kurtosis == nil) == (vector.kurtosis == nil))
      if let found = shape.kurtosis, let expected = vector.kurtosis {
        #expect(abs(found - expected) < 1e-8 * max(1, abs(expected)))
      }
    }
  }

  @Test("columns are winsorised, logged or left as an independent program does")
  func treatments() throws {
    let vectors = try ScoreVectors.load().treatments
    #expect(Set(vectors.map(\.outcome)) == ["untouched", "winsorised", "logged"])
    for vector in vectors {
      let result = OutlierTreatment().apply(to: vector.values)
      let difference = try #require(largestDifference(result.values, vector.treated))
      #expect(difference < 1e-12)
      let before = try #require(result.before)
      #expect(abs(before.skewness - vector.skewness) < 1e-10)
      #expect(abs((before.kurtosis ?? 0) - vector.kurtosis) < 1e-9)
      #expect(result.moved.count == vector.points)
      let isLogged = result.outcome == .logged || result.outcome == .loggedOutlying
      #expect(isLogged == (vector.outcome == "logged"))
      #expect((result.outcome == .winsorised) == (vector.outcome == "winsorised"))
    }
  }
}
