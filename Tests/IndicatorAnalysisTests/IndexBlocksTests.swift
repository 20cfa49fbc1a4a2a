import IndicatorSchema
import PluginTesting
import Testing

@testable import IndicatorAnalysis

@Suite("An index in blocks")
struct IndexBlocksTests {
  private static let ids: [IndicatorID] = ["a", "b", "c", "d"]

  /// Two periods that alternate, so that the rows of a population are no neighbours; some cells are missing.
  private func frame(_ rowCount: Int) throws -> IndicatorFrame {
    var random = SeededGenerator(seed: 21)
    var areas = AreaTable()
    let years = try [2016, 2017].map { try #require(Period(year: $0)) }
    let positions = (0..<rowCount).map { areas.intern(Area(AreaCode("X\($0 / 2)", level: .custom))) }
    let columns = IndexBlocksTests.ids.map { id in
      let statuses = (0..<rowCount).map { _ -> CellStatus in
        let chance = Int.random(in: 0..<20, using: &random)
        return chance < CellStatus.allCases.count ? CellStatus.allCases[chance] : .observed
      }
      let values = statuses.map { $0.hasValue ? Double.random(in: 1..<90, using: &random) : .nan }
      return IndicatorColumn(id, values: values, statuses: statuses)
    }
    return IndicatorFrame(
      areas: areas, areaPositions: positions, periods: (0..<rowCount).map { years[$0 % 2] }, columns: columns)
  }

  /// A group of two and two indicators beside it.
  private func tree(_ rule: AggregationRule) -> IndexTree {
    let group = IndexTree.Group(
      "nested", rule, [.indicator(0, weight: 1), .indicator(1, weight: 0.3)], coverage: 0.6)
    return IndexTree(
      .init(
        "root", rule, [.group(group, weight: 2), .indicator(2, weight: 0.7), .indicator(3, weight: 1 / 3.0)]))
  }

  private func expectSame(_ found: IndexResult, _ expected: IndexResult) {
    #expect(found.groups.count == expected.groups.count)
    for (found, expected) in zip(found.groups, expected.groups) {
      #expect(found.column.values.map(\.bitPattern) == expected.column.values.map(\.bitPattern))
      #expect(found.column.statuses == expected.column.statuses)
      #expect(found.coverage.values.map(\.bitPattern) == expected.coverage.values.map(\.bitPattern))
      #expect(found.coverage.statuses == expected.coverage.statuses)
      #expect(found.withoutScore == expected.withoutScore)
    }
    #expect(found.gaps.notes == expected.gaps.notes)
  }

  private static let methods: [Normalisation?] = [
    .zScore(), .zScore(mean: 100, deviation: 10, divisor: .population), .minMax(range: 0...100),
    .goalposts(10...60, range: 1...2), .target(80), .reference(.value(50), isCapped: true), .robustZ,
    .rank(.average), .exponential(.minimum), nil,
  ]

  @Test(
    "is to the bit that of all areas at once",
    arguments: methods, [AggregationRule.arithmetic, .geometric, .mazziottaParetoMinus])
  func same(method: Normalisation?, rule: AggregationRule) throws {
    let frame = try frame(5003)
    let members = IndexBlocksTests.ids.map {
      IndicatorScoring($0, method, isReversed: method != nil && ($0 == "b" || $0 == "d"))
    }
    let index = try CompositeIndex(members, tree(rule), coverage: 0.5)
    let populations = Population.all(in: frame, .init(), levels: nil)
    #expect(populations.count == 2 && index.kernel.isRowByRow)
    let (found, expected) = (
      index.compute(frame, in: populations, name: "i", withCoverage: true, inBlocks: true),
      index.compute(frame, in: populations, name: "i", withCoverage: true, inBlocks: false)
    )
    expectSame(found, expected)
    #expect(found.index.values.contains { $0.isFinite } && !found.withoutIndex.isEmpty)
  }

  @Test(
    "notes the same where nothing can be scored: equal numbers, numbers out of range, one of no finite value")
  func gaps() throws {
    let year = try #require(Period(year: 2017))
    var areas = AreaTable()
    let positions = (0..<3).map { areas.intern(Area(AreaCode("X\($0)", level: .custom))) }
    let frame = IndicatorFrame(
      areas: areas, areaPositions: positions, periods: [year, year, year],
      columns: [
        IndicatorColumn("a", [7, 7, nil]), IndicatorColumn("b", [-1e308, 1e308, 0]),
        IndicatorColumn("c", [1, nil, nil]),
        IndicatorColumn("d", values: [1, .nan, 3], statuses: [.observed, .observed, .observed]),
      ])
    for method in IndexBlocksTests.methods {
      let members = IndexBlocksTests.ids.map { IndicatorScoring($0, method, isReversed: false) }
      let index = try CompositeIndex(members, tree(.arithmetic), coverage: 0)
      let populations = Population.all(in: frame, .init(), levels: nil)
      expectSame(
        index.compute(frame, in: populations, name: "i", withCoverage: true, inBlocks: true),
        index.compute(frame, in: populations, name: "i", withCoverage: true, inBlocks: false))
    }
  }

  @Test("a weighted mean is the exact sum of the products by the exact sum of the weights")
  func exactMean() throws {
    var random = SeededGenerator(seed: 22)
    let weights = [0.5, 1, 0.7, 2, 1 / 3.0]
    let columns = weights.map { _ in
      (0..<3000).map { _ in Bool.random(using: &random) ? Double.random(in: -3..<3, using: &random) : nil }
    }
    let found = try Aggregation(.arithmetic, weights: weights, coverage: 0).apply(to: columns)
    for (area, found) in found.enumerated() {
      var (sum, whole) = (ExactSum(), ExactSum())
      let present = zip(columns.map { $0[area] }, weights).compactMap { score, weight in
        score.map { ($0, weight) }
      }
      for (score, weight) in present {
        sum.add(product: weight, score)
        whole.add(weight)
      }
      guard let total = sum.total, let all = whole.total, all > 0 else { continue }
      let scores = present.map(\.0)
      let mean = min(max(total / all, scores.min() ?? 0), scores.max() ?? 0)
      #expect(found.value?.bitPattern == mean.bitPattern)
    }
  }
}
