import Foundation
import PluginTesting

@testable import IndicatorAnalysis

/// Areas and indices for tests of robustness.
enum RobustnessSample {
  static func names(_ count: Int) -> [String] { (0..<count).map { "area \($0 * 7919 % 104_729)" } }

  /// Columns that share a common part, with a gap in one of ten cells.
  static func values(_ areas: Int, _ members: Int, gaps: Int = 10, seed: UInt64) -> [[Double?]] {
    var random = SeededGenerator(seed: seed)
    let common = (0..<areas).map { _ in Double.random(in: 0...50, using: &random) }
    return (0..<members).map { _ in
      common.map { common in
        let value = common + Double.random(in: 1...50, using: &random)
        return Int.random(in: 0..<gaps, using: &random) == 0 ? nil : value
      }
    }
  }

  static let ways: [Normalisation] = [.zScore(), .minMax(range: 0...100), .percentileRank(.average)]

  static func index(
    _ members: Int, _ normalisations: [Normalisation] = ways, imputations: [Imputation?] = [nil],
    rules: [AggregationRule] = [.arithmetic], spread: Double = 0, coverage: Double = 0.66
  ) throws -> UncertainIndex {
    let tree = IndexTree("index", rules[0], weights: (0..<members).map { Double($0 % 3 + 1) })
    return try UncertainIndex(
      IndexKernel(tree, memberCount: members, coverage: coverage),
      isReversed: (0..<members).map { $0 % 2 == 1 },
      scorings: normalisations.map { normalisation in .init((0..<members).map { _ in normalisation }) },
      imputations: imputations, rules: [.init(groups: [0], alternatives: rules)], weightSpread: spread)
  }

  /// Everything that can vary.
  static func everything(_ members: Int) throws -> UncertainIndex {
    try index(
      members, imputations: [nil, .mean, .median, .groupMean], rules: [.arithmetic, .geometric], spread: 0.25)
  }

  /// Errors of every kind.
  static func errors(_ areas: Int, _ members: Int) -> [CellErrors?] {
    (0..<members).map { member in
      var errors = CellErrors(areas: areas, rounding: member == 1 ? 5 : 0, relative: member == 2 ? 0.05 : 0)
      if member == 0 {
        errors.below = (0..<areas).map { Double($0 % 3) }
        errors.above = (0..<areas).map { Double($0 % 4) }
      }
      return errors.isNone ? nil : errors
    }
  }
}

/// Expected ranks and indices; `Tests/Oracles/robustness.py` says how they were made.
struct RobustnessVectors: Decodable {
  let simulation: Simulation
  let sensitivities: [Sensitivity]

  struct Simulation: Decodable {
    let values: [[Double?]]
    let reversed: [Bool]
    let weights: [Double]
    let coverage: Double
    let spread: Double
    let top: Int
    let points: [[Double]]
    let nominal: [Int]
    let ranks: [[UInt32]]
    let summary: [Summary?]
  }

  struct Summary: Decodable {
    let lower: Int
    let median: Int
    let upper: Int
    let top: Double
    let topFifth: Double
    let shift: Double
    let replications: Int
  }

  struct Sensitivity: Decodable {
    let rows: Int
    let inputs: Int
    let outputs: [Double]
    let first: [Double]
    let total: [Double]
  }

  static func load() throws -> RobustnessVectors {
    let file = Folders.tests.appendingPathComponent("Oracles/robustness.json")
    return try JSONDecoder().decode(RobustnessVectors.self, from: Data(contentsOf: file))
  }
}
