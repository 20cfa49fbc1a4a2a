import IndicatorAnalysis
import IndicatorSchema
import PluginTesting
import Testing

@Suite("Composite index")
struct CompositeIndexTests {
  private let wijken = (0..<5).compactMap { AreaCode(cbs: "WK03630\($0)") }

  private func frame(_ columns: [IndicatorColumn]) throws -> IndicatorFrame {
    var areas = AreaTable()
    let positions = wijken.map { areas.intern(Area($0)) }
    let year = try #require(Period(year: 2017))
    return IndicatorFrame(
      areas: areas, areaPositions: positions, periods: wijken.map { _ in year }, columns: columns)
  }

  private func compute(
    _ members: [IndicatorScoring], _ columns: [IndicatorColumn], coverage: Double = 0.5
  ) throws -> IndexResult {
    let frame = try frame(columns)
    let mean = try Aggregation(.arithmetic, weights: members.map { _ in 1 }, coverage: coverage)
    return CompositeIndex(members, mean)
      .compute(frame, in: Population.all(in: frame, .init(), levels: nil), name: "index")
  }

  @Test("an area scores high where a bad thing is high and a good thing is low")
  func orientation() throws {
    let result = try compute(
      [
        IndicatorScoring("bad", .minMax(range: 0...100), isReversed: false),
        IndicatorScoring("good", .minMax(range: 0...100), isReversed: true),
      ],
      [IndicatorColumn("bad", [0, 25, 50, 75, 100]), IndicatorColumn("good", [40, 30, 20, 10, 0])])
    #expect(result.index.cells == [0, 25, 50, 75, 100])
    #expect(result.coverage.cells == [100, 100, 100, 100, 100])
    #expect(result.gaps.notes == [])
  }

  @Test(
    "a whole index agrees with numpy: scores, gaps, weights, coverage and ranks",
    arguments: [AggregationRule.arithmetic, .geometric])
  func oracle(mean: AggregationRule) throws {
    let vector = try OracleVectors.load().index
    let year = try #require(Period(year: 2017))
    var areas = AreaTable()
    let positions = vector.arithmetic.indices.map { number in
      areas.intern(Area(AreaCode("BU\(10_000_000 + number)", level: .buurt)))
    }
    let ids = vector.columns.indices.map { IndicatorID("i\($0)") }
    let frame = IndicatorFrame(
      areas: areas, areaPositions: positions, periods: positions.map { _ in year },
      columns: zip(ids, vector.columns).map { IndicatorColumn($0, $1) })
    let method = mean == .geometric ? Normalisation.minMax(range: 1...100) : .zScore()
    let index = CompositeIndex(
      zip(ids, vector.reversed).map { IndicatorScoring($0, method, isReversed: $1) },
      try Aggregation(mean, weights: vector.weights, coverage: vector.coverage))
    let populations = Population.all(in: frame, .init(), levels: nil)
    let found = index.compute(frame, in: populations, name: "index").index.cells
    let expected = mean == .geometric ? vector.geometric : vector.arithmetic
    let difference = try #require(largestDifference(found, expected))
    #expect(difference < 1e-12)
    #expect(found.contains { $0 == nil })
    if mean == .arithmetic {
      #expect(Ranking.ranks(found, ties: .minimum, order: .highestFirst) == vector.ranks)
    }
  }

  @Test("an index is as uncertain as the least certain value in it, and no more")
  func statuses() throws {
    let result = try compute(
      [
        IndicatorScoring("a", nil, isReversed: false), IndicatorScoring("b", nil, isReversed: false),
      ],
      [
        IndicatorColumn(
          "a", values: [1, 2, 3, 4, .nan],
          statuses: [.observed, .provisional, .estimated, .observed, .missing]),
        IndicatorColumn(
          "b", values: [1, 2, 3, .nan, .nan],
          statuses: [.observed, .observed, .imputed, .suppressed, .missing]),
      ])
    #expect(result.index.statuses == [.observed, .provisional, .imputed, .observed, .missing])
    #expect(result.index.cells == [1, 2, 3, 4, nil])
    #expect(result.withoutIndex == [.lowCoverage: 1])
  }

  @Test("an indicator without variation counts as absent and is noted")
  func noVariation() throws {
    let members = [
      IndicatorScoring("a", .zScore(), isReversed: false),
      IndicatorScoring("b", .zScore(), isReversed: false),
    ]
    let columns = [IndicatorColumn("a", [1, 2, 3, 4, 5]), IndicatorColumn("b", [7, 7, 7, 7, 7])]
    let result = try compute(members, columns)
    #expect(result.coverage.cells == [50, 50, 50, 50, 50])
    #expect(result.gaps.notes == ["b: no score in 1 population (no variation): wijk 2017"])
    #expect(try compute(members, columns, coverage: 0.66).withoutIndex == [.lowCoverage: 5])
  }

  @Test("areas of other levels have no index, and an area on its own is noted once")
  func otherLevels() throws {
    var frame = try frame([IndicatorColumn("a", [1, 2, 3, 4, 5]), IndicatorColumn("b", [5, 4, 3, 2, 1])])
    let year = try #require(Period(year: 2017))
    for code in ["GM0363", "BU03630000"] {
      frame.appendRow(
        Area(try #require(AreaCode(cbs: code))), year, [(9, .observed), (9, .observed)])
    }
    let members = ["a", "b"].map { IndicatorScoring($0, .zScore(), isReversed: false) }
    let mean = try Aggregation(.arithmetic, weights: [1, 1], coverage: 0.5)
    let populations = Population.all(in: frame, .init(), levels: [.wijk, .municipality])
    let result = CompositeIndex(members, mean).compute(frame, in: populations, name: "index")
    #expect(result.index.statuses.suffix(2) == [.missing, .notApplicable])
    #expect(result.coverage.statuses.suffix(2) == [.observed, .notApplicable])
    #expect(
      result.gaps.notes == ["1 without another area to compare with, no score: municipality 2017"])
  }

  @Test("the order of the rows and of the indicators changes no bit")
  func permutation() throws {
    var random = SeededGenerator(seed: 12)
    let columns = (0..<6).map { number in
      IndicatorColumn(IndicatorID("i\(number)"), (0..<5).map { _ in .random(in: 0...100, using: &random) })
    }
    let members = columns.map { IndicatorScoring($0.id, .zScore(), isReversed: $0.id < "i3") }
    let expected = try compute(members, columns).index.cells
    for _ in 0..<20 {
      let order = Array(0..<5).shuffled(using: &random)
      let found = try compute(members.shuffled(using: &random), columns.map { $0.selecting(order) }).index
        .cells
      #expect(found.map { $0?.bitPattern } == order.map { expected[$0]?.bitPattern })
    }
  }
}
