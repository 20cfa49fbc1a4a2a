import Foundation
import IndicatorAnalysis
import Testing

/// Expected values of numpy and scipy; `Tests/Oracles/aggregation.py` says how they were made.
private struct AggregationVectors: Decodable {
  let tables: [Table]
  let tree: Tree

  struct Table: Decodable {
    let columns: [[Double?]]
    let weights: [Double]
    let coverage: Double
    let expected: [String: [Double?]]
    let powers: [Power]
  }

  struct Power: Decodable {
    let power: Double
    let expected: [Double?]
  }

  struct Tree: Decodable {
    let columns: [[Double?]]
    let coverage: Double
    let expected: [[Double?]]
    let present: [Int]
  }

  static func load() throws -> AggregationVectors {
    let file = Folders.tests.appendingPathComponent("Oracles/aggregation.json")
    return try JSONDecoder().decode(AggregationVectors.self, from: Data(contentsOf: file))
  }
}

@Suite("Aggregates agree with numpy and scipy")
struct AggregationOracleTests {
  private let vectors: AggregationVectors

  init() throws { vectors = try AggregationVectors.load() }

  @Test(
    "every rule, over the scores that areas have",
    arguments: [
      ("arithmetic", .arithmetic), ("geometric", .geometric), ("harmonic", .harmonic),
      ("mazziotta_pareto_plus", .mazziottaParetoPlus), ("mazziotta_pareto_minus", .mazziottaParetoMinus),
      ("copeland", .copeland),
    ] as [(String, AggregationRule)])
  func rules(name: String, rule: AggregationRule) throws {
    for table in vectors.tables {
      let aggregation = try Aggregation(rule, weights: table.weights, coverage: table.coverage)
      let found = aggregation.apply(to: table.columns).map(\.value)
      let expected = try #require(table.expected[name])
      let difference = try #require(largestDifference(found, expected))
      #expect(difference < 1e-13)
    }
  }

  @Test("power means of any power")
  func powers() throws {
    for table in vectors.tables {
      for vector in table.powers {
        let aggregation = try Aggregation(
          .power(vector.power), weights: table.weights, coverage: table.coverage)
        let found = aggregation.apply(to: table.columns).map(\.value)
        let difference = try #require(largestDifference(found, vector.expected))
        #expect(difference < 1e-13)
      }
    }
  }

  @Test(
    "a tree of groups within groups, each with a rule of its own, and its gaps", arguments: [true, false])
  func tree(isExact: Bool) throws {
    let vector = vectors.tree
    let kernel = try IndexKernel(tree, memberCount: 8, coverage: vector.coverage)
    let areas = vector.present.count
    let workspace = IndexWorkspace(kernel, areas: areas)
    vector.columns.flatMap { $0.map { $0 ?? .nan } }.withUnsafeBufferPointer {
      if isExact { kernel.evaluateExactly($0, in: workspace) } else { kernel.evaluate($0, in: workspace) }
    }
    #expect(kernel.groups.map(\.name) == ["first", "inner", "second", "root"])
    for (group, expected) in vector.expected.enumerated() {
      let found = (0..<areas).map { workspace.result(of: group, area: $0).value }
      let difference = try #require(largestDifference(found, expected), "\(kernel.groups[group].name)")
      #expect(difference < 1e-13)
    }
    let roots = (0..<areas).map { workspace.result(of: kernel.root, area: $0) }
    #expect(roots.map(\.present) == vector.present)
    #expect(roots.allSatisfy { $0.members == 8 })
  }

  private var tree: IndexTree {
    let first = IndexTree.Group(
      "first", .geometric, [.indicator(0, weight: 1), .indicator(1, weight: 2), .indicator(2, weight: 1)])
    let inner = IndexTree.Group(
      "inner", .arithmetic, [.indicator(4, weight: 1), .indicator(5, weight: 1), .indicator(6, weight: 3)])
    let second = IndexTree.Group("second", .harmonic, [.indicator(3, weight: 1.5), .group(inner, weight: 1)])
    return IndexTree(
      .init(
        "root", .arithmetic,
        [.group(first, weight: 2), .group(second, weight: 1), .indicator(7, weight: 0.5)]))
  }
}
