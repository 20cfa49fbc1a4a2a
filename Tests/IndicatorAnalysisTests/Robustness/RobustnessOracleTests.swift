import Testing

@testable import IndicatorAnalysis

@Suite("Robustness agrees with numpy, scipy and SALib")
struct RobustnessOracleTests {
  private func simulation(_ expected: RobustnessVectors.Simulation) throws -> RankSimulation {
    let w = expected.weights
    let tree = IndexTree(
      .init(
        "index", .arithmetic,
        [
          .group(.init("a", .arithmetic, (0..<3).map { .indicator($0, weight: w[$0]) }), weight: w[5]),
          .group(.init("b", .arithmetic, (3..<5).map { .indicator($0, weight: w[$0]) }), weight: w[6]),
        ]))
    let index = try UncertainIndex(
      IndexKernel(tree, memberCount: 5, coverage: expected.coverage), isReversed: expected.reversed,
      scorings: RobustnessSample.ways.map { way in .init((0..<5).map { _ in way }) },
      imputations: [nil, .mean, .median],
      rules: [
        .init(groups: [2], alternatives: [.arithmetic, .geometric]),
        .init(groups: [0, 1], alternatives: [.arithmetic, .harmonic]),
      ], weightSpread: expected.spread)
    // Names in the order of the rows, so that ranks by name are those of the oracle.
    let names = (0..<expected.nominal.count).map { String(1000 + $0) }
    return try RankSimulation(index, UncertainAreas(names: names, values: expected.values), seed: 1)
  }

  @Test("ranks at 200 points of the unit cube, with gaps filled, rules per level and weights that vary")
  func ranks() throws {
    let expected = try RobustnessVectors.load().simulation
    let simulation = try simulation(expected)
    #expect(simulation.nominalRanks == expected.nominal.map { $0 == 0 ? nil : $0 })
    #expect(simulation.map(expected.points) { Array($0) } == expected.ranks)
  }

  @Test("quantiles of ranks, parts of the calculations and mean shifts")
  func summary() throws {
    let expected = try RobustnessVectors.load().simulation
    let simulation = try simulation(expected)
    for (area, expected) in zip(expected.summary.indices, expected.summary) {
      let ranks = try RobustnessVectors.load().simulation.ranks.map { $0[area] }
      let found = RankRobustness(simulation.nominal[area], ranks, top: 3)
      #expect((found == nil) == (expected == nil))
      guard let found, let expected else { continue }
      #expect([found.lower, found.median, found.upper] == [expected.lower, expected.median, expected.upper])
      #expect(abs(found.top - expected.top) < 1e-12 && abs(found.topFifth - expected.topFifth) < 1e-12)
      #expect(abs(found.shift - expected.shift) < 1e-12 && found.replications == expected.replications)
    }
  }

  @Test("first-order and total indices of any outputs")
  func indices() throws {
    for expected in try RobustnessVectors.load().sensitivities {
      let design = SobolDesign(inputs: expected.inputs, rows: expected.rows, seed: 1)
      let found = try #require(SobolIndices(expected.outputs, design))
      #expect(try #require(largestDifference(found.inputs.map(\.first.value), expected.first)) < 1e-12)
      #expect(try #require(largestDifference(found.inputs.map(\.total.value), expected.total)) < 1e-12)
    }
  }
}
