import IndicatorAnalysis
import IndicatorSchema
import PluginTesting
import Testing

@Suite("An index as a tree of groups")
struct IndexTreeTests {
  private let ids: [IndicatorID] = ["a", "b", "c", "d"]

  private func frame(_ rows: [[Double?]]) -> IndicatorFrame {
    .rows(ids, rows.enumerated().map { ("WK0363\(10 + $0.offset)", 2022, $0.element) })
  }

  /// index = (2 g + 1 d) / 3, g = (a + b + c) / 3, unless told otherwise.
  private func index(_ weighting: GroupWeighting = .given, coverage: Double = 0.66) throws -> CompositeIndex {
    let group = IndexTree.Group(
      "g", .arithmetic, (0..<3).map { .indicator($0, weight: 1) }, weighting: weighting)
    let tree = IndexTree(
      .init("index", .arithmetic, [.group(group, weight: 2), .indicator(3, weight: 1)]))
    return try CompositeIndex(
      ids.map { IndicatorScoring($0, nil, isReversed: false) }, tree, coverage: coverage)
  }

  private func compute(_ index: CompositeIndex, _ frame: IndicatorFrame) -> IndexResult {
    index.compute(frame, in: Population.all(in: frame, .init(), levels: nil), name: "index")
  }

  @Test("groups have scores of their own, and the index is made of these")
  func scores() throws {
    let found = try compute(index(), frame([[1, 2, 3, 8], [4, 4, 4, 1]]))
    #expect(found.groups.map(\.id) == ["g", "index"])
    #expect(found.groups[0].column.cells == [2, 4])
    #expect(found.index.cells == [4, 3])
    #expect(found.coverage.cells == [100, 100])
  }

  @Test("what is behind a group without a score does not count, in the index or its coverage")
  func coverage() throws {
    let rows: [[Double?]] = [[1, 2, nil, 8], [1, nil, nil, 8], [1, 2, 3, nil], [nil, nil, nil, 8]]
    let found = try compute(index(coverage: 0.5), frame(rows))
    #expect(found.groups[0].column.cells == [1.5, nil, 2, nil])
    #expect(found.coverage.cells == [75, 25, 75, 25])
    // Half of the parts are there in rows 2 and 4, and a quarter of the indicators.
    #expect(found.index.cells == [11.0 / 3, nil, 2, nil])
    #expect(found.withoutIndex == [.lowCoverage: 2])
    #expect(found.groups[0].withoutScore == [.lowCoverage: 2])
  }

  @Test("a status comes through the groups, and not from what did not count")
  func statuses() throws {
    var input = frame([[1, 2, 3, 8], [1, nil, nil, 8]])
    input.setColumn(IndicatorColumn("a", values: [1, 1], statuses: [.imputed, .imputed]))
    let found = try compute(index(coverage: 0.2), input)
    #expect(found.groups[0].column.statuses == [.imputed, .imputed])
    #expect(found.index.statuses == [.imputed, .imputed])
    let strict = try compute(index(coverage: 0.4), input)
    #expect(strict.groups[0].column.statuses == [.imputed, .missing])
    #expect(strict.index.statuses == [.imputed, .missing])
  }

  @Test("weights of a group are derived from its own scores, in each population anew")
  func derived() throws {
    let rule = GroupWeighting.derived(.entropy, shares: nil)
    let rows: [[Double?]] = [[1, 5, 2, 3], [2, 5, 9, 1], [4, 6, 1, 2], [8, 5, 3, 4]]
    let found = try compute(index(rule), frame(rows))
    let columns = (0..<3).map { column in rows.map { $0[column] } }
    let weights = try DerivedWeights(.entropy, columns).weights
    let expected = try Aggregation(.arithmetic, weights: weights, coverage: 0).apply(to: columns).map(\.value)
    #expect(found.groups[0].column.cells == expected)
    let findings = found.findings.filter { $0.name == "weight" }
    #expect(findings.map(\.value) == weights)
    #expect(findings.map(\.subject) == ["a", "b", "c"].map { ["wijk 2022", "g", $0] })
  }

  @Test("with the benefit of the doubt an area has its own score, and none when one is missing")
  func doubt() throws {
    let rows: [[Double?]] = [[1, 4, 2, 3], [4, 1, 2, 1], [2, 2, nil, 2], [1, 1, 1, 4]]
    let found = try compute(index(.derived(.benefitOfTheDoubt, shares: nil)), frame(rows))
    let columns = (0..<3).map { column in rows.map { $0[column] } }
    let expected = try BenefitOfTheDoubt(columns).areas.map { $0?.score }
    #expect(found.groups[0].column.cells == expected)
    #expect(expected[2] == nil && expected[0] == 1)
    #expect(found.groups[0].withoutScore == [.incomplete: 1])
  }

  @Test("weights that can't be derived leave the group without scores, and say why")
  func obstacle() throws {
    let found = try compute(
      index(.derived(.pca, shares: nil)), frame([[1, 2, 3, 8], [4, 4, 4, 1]]))
    #expect(found.groups[0].column.statuses == [.missing, .missing])
    #expect(found.groups[0].withoutScore == [.noWeights: 2])
    #expect(found.withoutIndex == [.lowCoverage: 2])
    #expect(
      found.withoutWeights == ["g: no weights in wijk 2022 (2 areas have all scores, and 3 are needed)"])
    #expect(
      found.findings == [
        Finding(
          "weight", about: ["wijk 2022", "g"], nil,
          note: "no weights: 2 areas have all scores, and 3 are needed")
      ])
  }

  @Test("each group has a formula of its own, and that of the index names the groups")
  func formulas() throws {
    let index = try index()
    #expect(
      index.formula(of: 0, among: .init())
        == "(1 * a + 1 * b + 1 * c) / 3; over the indicators an area has, at least 0.66 of all 3, with the "
        + "weights of these")
    #expect(
      index.formula(among: .init())
        == "(2 * g + 1 * d) / 3; over the scores an area has, at least 0.66 of all 2 and of the 4 indicators "
        + "behind them, with the weights of these")
    #expect(index.inputs(of: 0) == ["a", "b", "c"])
    #expect(index.inputs(of: 1) == ["g", "d"])
  }

  @Test("the order in which indicators and areas are named changes no bit")
  func permutations() throws {
    var random = SeededGenerator(seed: 77)
    let rows: [[Double?]] = (0..<40).map { _ in
      (0..<4).map { _ in Int.random(in: 0..<6, using: &random) == 0 ? nil : .random(in: 1...9, using: &random)
      }
    }
    for weighting in [GroupWeighting.given, .derived(.entropy, shares: nil), .derived(.pca, shares: nil)] {
      let expected = try compute(index(weighting), frame(rows)).index.cells
      let order = Array(rows.indices).shuffled(using: &random)
      let found = try compute(index(weighting), frame(order.map { rows[$0] })).index.cells
      #expect(found.map { $0?.bitPattern } == order.map { expected[$0]?.bitPattern })
    }
  }
}
