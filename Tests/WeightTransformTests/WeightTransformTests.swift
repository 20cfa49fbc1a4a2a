import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import WeightTransform

@Suite("Weighting an index")
struct WeightTransformTests {
  private let minMax: ConfigNode = [
    "normalise": "min_max", "weights": ["low_income": 2, "work": 1, "assistance": 1], "levels": "wijk",
  ]

  @Test("the index is the weighted mean of the scores an area has")
  func weightedMean() throws {
    let found = try WeightFixture.cells(minMax)
    // Scores: low income 0, 25, 50, -, 100; work turned round 0, 25, -, -, 100; assistance 0, 25, 50, 0, 100.
    #expect(found == [nil, 0, 25, 50, nil, 100])
  }

  @Test("without weights all indicators that are not context count alike")
  func equalWeights() throws {
    let all = try WeightFixture.transform(["normalise": "min_max"])
    #expect(all.derivations["index"]?.inputs == ["low_income", "work", "assistance"])
    let listed = try WeightFixture.cells([
      "normalise": "min_max", "indicators": ["work", "assistance"], "coverage": 0, "levels": "wijk",
    ])
    #expect(listed == [nil, 0, 25, 50, 0, 100])
  }

  @Test("an area with too few indicators has no index, whatever their weight; others levels do not take part")
  func coverage() throws {
    let run = try WeightFixture.run([
      "normalise": "min_max", "weights": ["low_income": 1, "work": 1, "assistance": 98], "levels": "wijk",
      "coverage_column": true,
    ])
    let index = try #require(run.frame.column("index"))
    #expect(
      index.statuses == [.notApplicable, .observed, .observed, .observed, .missing, .observed])
    let coverage = try #require(run.frame.column("index_coverage"))
    #expect(coverage.cells == [nil, 100, 100, 200.0 / 3, 100.0 / 3, 100])
    #expect(run.receipt.notes == ["index: no value for 1 areas (too few indicators)"])
    #expect(run.receipt.filtered == [:])
  }

  @Test("the threshold is a choice")
  func threshold() throws {
    let strict: ConfigNode = ["normalise": "min_max", "coverage": 1, "levels": "wijk"]
    #expect(try WeightFixture.cells(strict) == [nil, 0, 25, nil, nil, 100])
  }

  @Test("an indicator of weight 0 is left out of the index and of the coverage")
  func zeroWeight() throws {
    let node: ConfigNode = [
      "normalise": "min_max", "weights": ["low_income": 0, "work": 0, "assistance": 1], "levels": "wijk",
    ]
    #expect(try WeightFixture.cells(node) == [nil, 0, 25, 50, 0, 100])
    #expect(try WeightFixture.transform(node).derivations["index"]?.inputs == ["assistance"])
  }

  @Test("rank 1 is the most vulnerable area of its level, equal areas share the best rank")
  func ranks() throws {
    let node: ConfigNode = [
      "normalise": "min_max", "indicators": ["assistance"], "levels": "wijk", "rank": true,
      "name": "vulnerability",
    ]
    #expect(try WeightFixture.cells(node, "vulnerability_rank") == [nil, 4, 3, 2, 4, 1])
    let run = try WeightFixture.run(node)
    #expect(run.frame.column("vulnerability_rank")?.statuses.first == .notApplicable)
  }

  @Test("ranks stay within a period also when scores compare periods")
  func ranksWithinPeriods() throws {
    let frame = IndicatorFrame.rows(
      ["low_income"],
      [("GM0001", 2016, [1]), ("GM0002", 2016, [2]), ("GM0001", 2017, [3]), ("GM0002", 2017, [4])])
    let transform = try WeightFixture.transform(
      ["by": "level", "normalise": "min_max", "range": [1, 4], "rank": true],
      FrameSchema([WeightFixture.indicator("low_income", .percent, .worse)]))
    let run = try PluginHarness.run(transform, [frame])
    #expect(run.frame.column("index")?.cells == [1, 2, 3, 4])
    #expect(run.frame.column("index_rank")?.cells == [2, 1, 2, 1])
  }

  @Test("a geometric mean of scores above zero is lower than the arithmetic one where scores differ")
  func geometric() throws {
    let node: ConfigNode = [
      "normalise": "min_max", "range": [1, 100], "method": "geometric", "levels": "wijk",
      "indicators": ["low_income", "assistance"], "coverage": 0,
    ]
    let found = try WeightFixture.cells(node)
    #expect(found[1] == 1)
    #expect(found[5].map { abs($0 - 100) < 1e-12 } == true)
    let rank: ConfigNode = [
      "normalise": "rank", "method": "geometric", "indicators": ["assistance"], "levels": "wijk",
    ]
    let ranks = try WeightFixture.cells(rank).compactMap { $0 }
    #expect(zip(ranks, [1.5, 3, 4, 1.5, 5]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("a score that is not above zero leaves an area without a geometric index, and is counted")
  func notPositive() throws {
    let schema = FrameSchema([
      WeightFixture.indicator("a", .score, .worse), WeightFixture.indicator("b", .score, .worse),
    ])
    let frame = IndicatorFrame.rows(["a", "b"], [("GM0001", 2017, [0, 4]), ("GM0002", 2017, [9, 4])])
    let transform = try WeightFixture.transform(["normalise": "none", "method": "geometric"], schema)
    let run = try PluginHarness.run(transform, [frame])
    #expect(run.frame.column("index")?.cells[0] == nil)
    #expect(run.frame.column("index")?.cells[1].map { abs($0 - 6) < 1e-14 } == true)
    #expect(run.receipt.notes == ["index: no value for 1 areas (a score that is not above 0)"])
  }

  @Test("the columns of the input are kept, or only the index")
  func keeping() throws {
    let all = try WeightFixture.run(minMax).frame
    #expect(all.selectingColumns(WeightFixture.schema.ids).lines == WeightFixture.frame.lines)
    let only = try WeightFixture.run([
      "keep": "index", "rank": true, "coverage_column": true, "name": "score", "normalise": "min_max",
      "weights": ["low_income": 2, "work": 1, "assistance": 1], "levels": "wijk",
    ]).frame
    #expect(only.columns.map(\.id) == ["score", "score_rank", "score_coverage"])
    #expect(only.column("score")?.cells == all.column("index")?.cells)
  }

  @Test("the index says what it is and how it was made")
  func schemaAndOrigin() throws {
    let transform = try WeightFixture.transform([
      "name": "vulnerability_index", "label": ["nl": "Kwetsbaarheid", "en": "Vulnerability"],
      "domain": "vulnerability", "weights": ["low_income": 2, "work": 1, "assistance": 1], "rank": true,
      "coverage_column": true,
    ])
    let index = try #require(transform.schema["vulnerability_index"])
    #expect(index.label == LocalizedText(nl: "Kwetsbaarheid", en: "Vulnerability"))
    #expect(index.unit == .score)
    #expect(index.polarity == .worse)
    #expect(index.breaks.map(\.note) == ["assistance: new law"])
    #expect(transform.schema["vulnerability_index_rank"]?.polarity == .context)
    #expect(transform.schema["vulnerability_index_coverage"]?.unit == .percent)
    #expect(
      transform.derivations["vulnerability_index"]?.formula
        == "(2 * s(low_income) + 1 * s(-work) + 1 * s(assistance)) / 4; s(x) = (x - mean) / sd, "
        + "sd with n - 1, among areas of one level, period; over the indicators an area has, "
        + "at least 0.66 of all 3, with the weights of these")
    #expect(
      transform.derivations["vulnerability_index_rank"]?.formula
        == "rank of vulnerability_index from the highest, among areas of one level, period, "
        + "equal values share the best rank")
    #expect(transform.derivations["vulnerability_index_rank"]?.inputs == ["vulnerability_index"])
    #expect(
      transform.derivations["vulnerability_index_coverage"]?.formula
        == "100 * indicators with a score / 3")
  }

  @Test("the same comes out whatever the size of the batches")
  func batches() throws {
    let node: ConfigNode = ["rank": true, "coverage_column": true]
    let whole = try WeightFixture.run(node)
    for size in [1, 3] {
      let run = try WeightFixture.run(node, batchRows: size)
      #expect(run.frame.lines == whole.frame.lines)
      #expect(run.receipt == whole.receipt)
    }
  }

  @Test("an empty input gives an empty output")
  func emptyInput() throws {
    let run = try PluginHarness.run(
      WeightFixture.transform([:]), [IndicatorFrame(columns: WeightFixture.schema.ids)])
    #expect(run.frame.rowCount == 0)
    #expect(run.receipt == TransformReceipt())
    #expect(WeightTransform.declaration.needsAllRows)
  }
}
