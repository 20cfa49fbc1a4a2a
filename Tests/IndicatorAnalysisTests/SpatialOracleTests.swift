import Foundation
import IndicatorAnalysis
import Testing

/// Expected spatial statistics of esda; `Tests/Oracles/spatial.py` says how they were made.
private struct SpatialVectors: Decodable {
  let permutations: Int
  let cases: [Case]

  struct Case: Decodable {
    let neighbours: [[Int32]]
    let values: [Double]
    let weightings: [String: Expected]
  }

  struct Expected: Decodable {
    let statistic: Double
    let expected: Double
    let normal_variance: Double
    let variance: Double
    let p: Double
    let local: [Double?]
    let quadrant: [Int?]
    let hotspot: [Double?]
    let local_p: [Double?]
  }

  static func load() throws -> SpatialVectors {
    let file = Folders.tests.appendingPathComponent("Oracles/spatial.json")
    return try JSONDecoder().decode(SpatialVectors.self, from: Data(contentsOf: file))
  }
}

@Suite("Spatial statistics against esda")
struct SpatialOracleTests {
  private static func near(_ found: Double?, _ expected: Double) -> Bool {
    found.map { abs($0 - expected) <= 1e-10 * max(1, abs(expected)) } ?? false
  }

  /// Two counts of the same chance differ by less than four and a half standard errors.
  private static func agree(_ found: Double, _ expected: Double, _ permutations: Int) -> Bool {
    let chance = max(found, expected)
    let error = (2 * chance * (1 - min(chance, 1 - 1e-9)) / Double(permutations)).squareRoot()
    return abs(found - expected) <= 4.5 * error + 2 / Double(permutations)
  }

  @Test("Moran's I, its expectation, both variances and its p-value")
  func moran() throws {
    let vectors = try SpatialVectors.load()
    for item in vectors.cases {
      for (name, expected) in item.weightings {
        let weighting = try #require(SpatialLinks.Weighting(rawValue: name))
        let found = try MoranTest(
          item.values, SpatialLinks(neighbours: item.neighbours), weighting,
          permutations: vectors.permutations)
        #expect(Self.near(found.statistic, expected.statistic))
        #expect(Self.near(found.expected, expected.expected))
        #expect(Self.near(found.normalVariance, expected.normal_variance))
        #expect(Self.near(found.variance, expected.variance))
        #expect(Self.agree(try #require(found.p), expected.p, vectors.permutations))
      }
    }
  }

  @Test("local Moran, quadrants, Gi* and the p-values of areas")
  func local() throws {
    let vectors = try SpatialVectors.load()
    for item in vectors.cases {
      for (name, expected) in item.weightings {
        let weighting = try #require(SpatialLinks.Weighting(rawValue: name))
        let found = try LocalAssociation(
          item.values, SpatialLinks(neighbours: item.neighbours), weighting,
          permutations: vectors.permutations)
        #expect(try #require(largestDifference(found.moran, expected.local)) < 1e-10)
        #expect(try #require(largestDifference(found.hotspots, expected.hotspot)) < 1e-10)
        #expect(found.quadrants.map { $0?.rawValue } == expected.quadrant)
        for (p, theirs) in zip(found.p, expected.local_p) {
          guard let p, let theirs else {
            #expect(p == nil && theirs == nil)
            continue
          }
          #expect(Self.agree(p, theirs, vectors.permutations))
        }
      }
    }
  }
}
