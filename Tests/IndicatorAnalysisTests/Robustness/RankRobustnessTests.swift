import PluginTesting
import Testing

@testable import IndicatorAnalysis

@Suite("Robustness of ranks keeps its promises")
struct RankRobustnessTests {
  private func simulation(_ index: UncertainIndex, areas: Int, seed: UInt64, errors: Bool = false) throws
    -> RankSimulation
  {
    let members = index.kernel.memberCount
    return try RankSimulation(
      index,
      UncertainAreas(
        names: RobustnessSample.names(areas), values: RobustnessSample.values(areas, members, seed: seed),
        peers: (0..<areas).map { $0 % 3 }, groups: (0..<areas).map { $0 % 4 },
        errors: errors ? RobustnessSample.errors(areas, members) : nil), seed: seed)
  }

  @Test(
    "where nothing varies every rank is the nominal one, and a place in the top is sure or out of the question"
  )
  func nothing() throws {
    for seed in UInt64(1)...5 {
      let simulation = try simulation(RobustnessSample.index(4, [.zScore()]), areas: 40, seed: seed)
      #expect(simulation.uncertainInputs == [])
      #expect(simulation.sensitivity(rows: 8) == nil)
      let found = simulation.robustness(replications: 20, top: 3)
      for (found, nominal) in zip(found, simulation.nominalRanks) {
        #expect((found == nil) == (nominal == nil))
        guard let found, let nominal else { continue }
        #expect(
          [found.nominal, found.lower, found.median, found.upper] == [Int](repeating: nominal, count: 4))
        #expect(found.top == (nominal <= 3 ? 1 : 0) && found.shift == 0)
        #expect(found.topFifth == (nominal <= (found.peers + 4) / 5 ? 1 : 0))
      }
    }
  }

  @Test("weights that are off by next to nothing change no rank, though their sums are rounded otherwise")
  func almostNothing() throws {
    let index = try RobustnessSample.index(4, [.zScore()], spread: 1e-12)
    let found = try simulation(index, areas: 60, seed: 3).robustness(replications: 50, top: 3)
    #expect(found.allSatisfy { $0.map { $0.lower == $0.nominal && $0.upper == $0.nominal } ?? true })
  }

  @Test("bounds are in order and within the ranks there are; parts of the calculations are parts")
  func bounds() throws {
    for errors in [false, true] {
      let simulation = try simulation(RobustnessSample.everything(5), areas: 50, seed: 8, errors: errors)
      #expect(simulation.uncertainInputs.count == (errors ? 5 : 4))
      let found = simulation.robustness(replications: 100, top: 3)
      #expect(found.contains { $0.map { $0.lower < $0.upper } ?? false })
      for found in found.compactMap({ $0 }) {
        #expect(1 <= found.lower && found.lower <= found.median && found.median <= found.upper)
        #expect(found.upper <= found.peers && found.shift >= 0)
        #expect((0...1).contains(found.top) && (0...1).contains(found.topFifth))
      }
    }
  }

  @Test(
    "the chances of being in the top n add up to n in each set, where all areas have a rank and none are equal"
  )
  func sum() throws {
    for top in [1, 3, 1000] {
      let index = try RobustnessSample.index(4, rules: [.arithmetic, .geometric], spread: 0.25)
      let areas = try UncertainAreas(
        names: RobustnessSample.names(40), values: RobustnessSample.values(40, 4, gaps: 1_000_000, seed: 2),
        peers: (0..<40).map { $0 % 2 })
      let found = try RankSimulation(index, areas, seed: 4).robustness(replications: 64, top: top)
      for set in 0..<2 {
        let chances = stride(from: set, to: 40, by: 2).compactMap { found[$0]?.top }
        #expect(abs(chances.reduce(0, +) - Double(min(top, 20))) < 1e-9)
      }
    }
  }

  @Test("the order of the areas changes nothing, to the last bit, with errors in the values and all else")
  func order() throws {
    let (areas, members) = (70, 4)
    let index = try RobustnessSample.everything(members)
    let values = RobustnessSample.values(areas, members, seed: 6)
    let names = RobustnessSample.names(areas)
    let errors = RobustnessSample.errors(areas, members)
    func run(_ order: [Int]) throws -> ([RankRobustness?], RankSensitivity?) {
      let shuffled = try UncertainAreas(
        names: order.map { names[$0] }, values: values.map { column in order.map { column[$0] } },
        peers: order.map { $0 % 3 }, groups: order.map { $0 % 5 },
        errors: errors.map { $0?.reordered(order) })
      let simulation = try RankSimulation(index, shuffled, seed: 12)
      let position = try #require(order.firstIndex(of: 7))
      return (
        simulation.robustness(replications: 60, top: 3),
        simulation.sensitivity(rows: 20, areas: [position], resamples: 10)
      )
    }
    let plain = try run(Array(0..<areas))
    var random = SeededGenerator(seed: 1)
    for _ in 0..<3 {
      let order = Array(0..<areas).shuffled(using: &random)
      let other = try run(order)
      #expect(order.map { plain.0[$0] } == other.0)
      #expect(plain.1?.shift == other.1?.shift && plain.1?.ranks == other.1?.ranks)
      #expect(plain.1?.shift != nil && plain.1?.ranks.first != .some(nil))
    }
  }

  @Test("one thread or several, and however the work is shared out: one result", arguments: [false, true])
  func threads(errors: Bool) throws {
    let simulation = try simulation(RobustnessSample.everything(4), areas: 60, seed: 5, errors: errors)
    let whole = simulation.robustness(replications: 50, top: 3, chunk: 50)
    for chunk in [1, 7, 16] {
      #expect(simulation.robustness(replications: 50, top: 3, chunk: chunk) == whole)
    }
  }

  @Test("another seed gives other draws, the same seed the same")
  func seed() throws {
    let index = try RobustnessSample.everything(4)
    func run(_ seed: UInt64) throws -> [RankRobustness?] {
      let areas = try UncertainAreas(
        names: RobustnessSample.names(60), values: RobustnessSample.values(60, 4, seed: 1))
      return try RankSimulation(index, areas, seed: seed).robustness(replications: 50, top: 3)
    }
    #expect(try run(1) == run(1))
    #expect(try run(1) != run(2))
  }

  @Test("of three ways to score each is taken in a third of the calculations")
  func choices() throws {
    let simulation = try simulation(RobustnessSample.index(3), areas: 9, seed: 1)
    let points = UnitCubeDesign(rows: 99, dimension: 1, seed: 1).points
    let scorings = points.map { simulation.inputs.calculation(at: $0).scoring }
    #expect((0..<3).allSatisfy { way in scorings.count { $0 == way } == 33 })
  }

  @Test("weights stay within their spread")
  func weights() throws {
    let simulation = try simulation(RobustnessSample.index(3, [.zScore()], spread: 0.25), areas: 9, seed: 1)
    let nominal = simulation.index.kernel.weights
    for point in UnitCubeDesign(rows: 99, dimension: 3, seed: 1).points {
      let drawn = simulation.inputs.calculation(at: point).weights
      #expect(zip(drawn, nominal).allSatisfy { abs($0 / $1 - 1) <= 0.25 })
    }
    #expect(simulation.inputs.calculation(at: [0.5, 0.5, 0.5]).weights == nominal)
    #expect(simulation.inputs.calculation(at: [0, 0.5, 0.5]).weights[0] == 0.75 * nominal[0])
  }
}

@Suite("Robustness of few areas and of none")
struct RobustnessEdgeTests {
  private func found(_ values: [[Double?]], errors: [CellErrors?]? = nil) throws -> [RankRobustness?] {
    let areas = try UncertainAreas(
      names: (values.first ?? []).indices.map(String.init), values: values, errors: errors)
    return try RankSimulation(RobustnessSample.everything(values.count), areas, seed: 1)
      .robustness(replications: 12, top: 3)
  }

  @Test("no area, and one on its own, that has nothing to be compared with")
  func fewAreas() throws {
    #expect(try found([[], []]) == [])
    #expect(try found([[4], [2]]) == [nil])
  }

  @Test("two areas: the one is always first, the other always second, and both in the top three")
  func twoAreas() throws {
    // The second indicator counts the other way.
    let found = try found([[4, 9], [7, 2]])
    #expect(found.map { $0?.lower } == [2, 1] && found.map { $0?.upper } == [2, 1])
    #expect(found.map { $0?.top } == [1, 1] && found.map { $0?.topFifth } == [0, 1])
  }

  @Test("all missing, and all equal: no ranks")
  func noVariation() throws {
    #expect(try found([[nil, nil, nil], [nil, nil, nil]]) == [nil, nil, nil])
    #expect(try found([[3, 3, 3], [5, 5, 5]]) == [nil, nil, nil])
  }

  @Test("equal areas share the best rank")
  func ties() throws {
    let areas = try UncertainAreas(names: ["a", "b", "c", "d"], values: [[1, 5, 5, 3], [4, 2, 2, 3]])
    let simulation = try RankSimulation(
      RobustnessSample.index(2, rules: [.arithmetic, .geometric], spread: 0.25), areas, seed: 1)
    #expect(simulation.nominalRanks == [4, 1, 1, 3])
    #expect(simulation.robustness(replications: 30, top: 1).map { $0?.top } == [0, 1, 1, 0])
  }

  @Test("an area without an index as it was chosen does not compete where gaps are filled")
  func filledUp() throws {
    // The last area would be first by the only indicator it has.
    let values: [[Double?]] = [[1, 2, 3, 99], [9, 8, 7, nil], [1, 2, 3, nil]]
    let areas = try UncertainAreas(names: ["a", "b", "c", "d"], values: values)
    let index = try RobustnessSample.index(3, imputations: [nil, .mean], coverage: 0.66)
    let found = try RankSimulation(index, areas, seed: 1).robustness(replications: 12, top: 1)
    #expect(found[3] == nil && found[2]?.upper == 1 && found[2]?.peers == 3)
  }

  @Test("calculations in which an area has no index count against its place in the top, not in its ranks")
  func sometimesWithout() throws {
    // With so far an outlier a z-score of 100 + 10 z is below 0, of which there is no geometric mean.
    var values: [Double?] = (0..<400).map { Double($0 % 7) }
    values[0] = -1e6
    let areas = try UncertainAreas(names: RobustnessSample.names(400), values: [values])
    let index = try RobustnessSample.index(1, [.zScore()], rules: [.arithmetic, .geometric])
    let simulation = try RankSimulation(index, areas, seed: 1)
    let found = try #require(simulation.robustness(replications: 10, top: 400)[0])
    #expect(found.replications == 5 && found.top == 0.5 && found.lower == 400 && found.shift == 0)
  }

  @Test("parts that do not fit together are refused")
  func refused() throws {
    let kernel = try IndexKernel(IndexTree("i", .arithmetic, weights: [1, 1]), memberCount: 2, coverage: 0)
    let scoring = UncertainIndex.Scoring([nil, nil])
    let fine = try UncertainIndex(kernel, isReversed: [false, false], scorings: [scoring])
    let wrong: [() throws -> Void] = [
      { _ = try UncertainIndex(kernel, isReversed: [false], scorings: [scoring]) },
      { _ = try UncertainIndex(kernel, isReversed: [false, false], scorings: []) },
      { _ = try UncertainIndex(kernel, isReversed: [false, false], scorings: [scoring], weightSpread: 1) },
      {
        _ = try UncertainIndex(kernel, isReversed: [false, false], scorings: [scoring], weightSpread: .nan)
      },
      {
        _ = try UncertainIndex(
          kernel, isReversed: [false, false], scorings: [scoring],
          rules: [.init(groups: [1], alternatives: [.geometric])])
      },
      {
        _ = try UncertainIndex(
          kernel, isReversed: [false, false], scorings: [scoring],
          rules: [.init(groups: [0], alternatives: [.power(0)])])
      },
      {
        var tree = IndexTree("i", .arithmetic, weights: [1, 1])
        tree.root.weighting = .derived(.benefitOfTheDoubt, shares: nil)
        _ = try UncertainIndex(
          IndexKernel(tree, memberCount: 2, coverage: 0), isReversed: [false, false], scorings: [scoring])
      },
      { _ = try UncertainAreas(names: ["a"], values: [[1, 2]]) },
      { _ = try UncertainAreas(names: ["a"], values: [[1]], errors: [CellErrors(areas: 1, rounding: -1)]) },
      { _ = try UncertainAreas(names: ["a"], values: [[1]], errors: [CellErrors(areas: 1, relative: .nan)]) },
      { _ = try RankSimulation(fine, UncertainAreas(names: ["a"], values: [[1]]), seed: 1) },
    ]
    for wrong in wrong { #expect(throws: (any Error).self) { try wrong() } }
  }
}
