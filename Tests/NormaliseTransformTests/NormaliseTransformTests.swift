import IndicatorAnalysis
import IndicatorSchema
import NormaliseTransform
import PluginKit
import PluginTesting
import Testing

@Suite("Normalising indicators")
struct NormaliseTransformTests {
  @Test("each level and period is scored on its own, with more vulnerable always higher")
  func minMax() throws {
    let node: ConfigNode = ["method": "min_max", "indicators": ["low_income", "work"], "range": [0, 30]]
    #expect(
      try NormaliseFixture.cells(node, "low_income_minmax") == [nil, nil, 0, 10, 20, nil, 30, 0, 15, 30])
    #expect(try NormaliseFixture.cells(node, "work_minmax") == [nil, nil, 0, 10, nil, 20, 30, 30, 15, 0])
  }

  @Test("z-scores are those of the analysis core for each population")
  func zScores() throws {
    let found = try NormaliseFixture.cells(["method": "z_score"], "work_z")
    let wijken = Normalisation.zScore().apply(to: [70, 60, nil, 50, 40], isReversed: true).values
    let earlier = Normalisation.zScore().apply(to: [10, 20, 30], isReversed: true).values
    #expect(found == [nil, nil] + wijken + earlier)
  }

  @Test("ranks count from the least vulnerable, percentiles run from 0 to 1, ties as asked for")
  func ranks() throws {
    let node: ConfigNode = ["method": "rank", "indicators": ["work"]]
    #expect(try NormaliseFixture.cells(node, "work_rank").suffix(8) == [1, 2, nil, 3, 4, 3, 2, 1])
    let percentiles: ConfigNode = ["method": "percentile", "indicators": ["low_income"], "ties": "minimum"]
    #expect(
      try NormaliseFixture.cells(percentiles, "low_income_percentile").suffix(3) == [0, 0.5, 1])
  }

  @Test("goalposts give the country a score too, and turn round with the polarity")
  func goalposts() throws {
    let node: ConfigNode = [
      "method": "goalposts", "indicators": ["low_income", "work"],
      "goalposts": ["low_income": [0, 40], "work": [40, 80]],
    ]
    #expect(
      try NormaliseFixture.cells(node, "low_income_goalposts").prefix(5) == [0.2, 0.3, 0.25, 0.5, 0.75])
    #expect(try NormaliseFixture.cells(node, "work_goalposts").prefix(4) == [0.35, 0.5, 0.25, 0.5])
  }

  @Test("an area of another level can be the reference of all, in its own period")
  func referenceArea() throws {
    let node: ConfigNode = ["method": "reference", "reference": "GM0363", "indicators": ["low_income"]]
    // The wijken of 2017 run from 10, and the municipality has 12; in 2016 it has no row.
    let run = try NormaliseFixture.run(node)
    let expected: [Double?] = [nil, nil, 0, 5, 10, nil, 15, nil, nil, nil]
    #expect(run.frame.column("low_income_reference")?.cells == expected)
    #expect(
      run.receipt.notes == [
        "2 without another area to compare with, no score: country 2017, municipality 2017",
        "low_income: no score in 1 population (no value of the reference area): wijk 2016",
      ])
    let derivation = try NormaliseFixture.transform(node).derivations["low_income_reference"]
    #expect(
      derivation?.formula
        == "(x - min) / (ref - min), ref the x of the reference area, x = low_income, among areas of one level, "
        + "period, GM0363 the reference area")
  }

  @Test("a reference area counts also where its level does not take part")
  func referenceOfAnotherLevel() throws {
    let node: ConfigNode = [
      "method": "reference", "reference": "GM0363", "indicators": ["low_income"], "levels": "wijk",
      "cap": true,
    ]
    #expect(
      try NormaliseFixture.cells(node, "low_income_reference").prefix(7) == [nil, nil, 0, 1, 1, nil, 1])
  }

  @Test("with wellbeing a target is one to reach: lower where higher is worse")
  func targets() throws {
    let node: ConfigNode = [
      "method": "target", "direction": "wellbeing", "indicators": ["low_income", "work"],
      "targets": ["low_income": 20, "work": 80],
    ]
    #expect(try NormaliseFixture.cells(node, "low_income_target")[2...6] == [1.5, 1, 0.5, nil, 0])
    #expect(try NormaliseFixture.cells(node, "work_target")[2...6] == [0.75, 0.5, nil, 0.25, 0])
    let transform = try NormaliseFixture.transform(node)
    #expect(transform.schema["low_income_target"]?.polarity == .better)
    #expect(
      transform.derivations["low_income_target"]?.formula
        == "(max - x) / (max - 20), x = low_income, among areas of one level, period")
  }

  @Test("classes, Borda counts and the deprivation scale are those of the analysis core")
  func others() throws {
    let wijken: [Double?] = [10, 20, 30, nil, 40]
    let methods: [(String, ConfigNode, Normalisation)] = [
      ("low_income_class", ["method": "quantile_class", "classes": 2], .quantileClass(2)),
      ("low_income_borda", ["method": "borda", "ties": "minimum"], .borda(.minimum)),
      ("low_income_exponential", ["method": "exponential"], .exponential(.average)),
      ("low_income_robust_z", ["method": "robust_z"], .robustZ),
    ]
    for (id, node, method) in methods {
      let found = try NormaliseFixture.cells(node, IndicatorID(id))
      #expect(Array(found[2...6]) == method.apply(to: wijken).values, "\(id)")
    }
  }

  @Test("a higher value keeps a higher score when asked for")
  func keepingDirection() throws {
    let node: ConfigNode = [
      "method": "min_max", "direction": "keep", "indicators": ["work"], "range": [0, 30],
    ]
    #expect(try NormaliseFixture.cells(node, "work_minmax").suffix(3) == [0, 15, 30])
    #expect(try NormaliseFixture.transform(node).schema["work_minmax"]?.polarity == .better)
  }

  @Test("levels that do not take part are not applicable")
  func levels() throws {
    let run = try NormaliseFixture.run([
      "method": "min_max", "levels": ["wijk"], "indicators": ["low_income"],
    ])
    let statuses = try #require(run.frame.column("low_income_minmax")).statuses
    #expect(statuses.prefix(2) == [.notApplicable, .notApplicable])
    #expect(statuses[5] == .missing)
    #expect(run.receipt.notes == [])
  }

  @Test("periods can be scored together, and municipalities apart")
  func grouping() throws {
    let pooled: ConfigNode = [
      "method": "min_max", "indicators": ["low_income"], "by": "level", "range": [1, 40],
    ]
    #expect(
      try NormaliseFixture.cells(pooled, "low_income_minmax").suffix(8) == [10, 20, 30, nil, 40, 1, 2, 3])
    let apart: ConfigNode = [
      "method": "rank", "indicators": ["low_income"], "by": ["level", "municipality", "period"],
    ]
    #expect(try NormaliseFixture.cells(apart, "low_income_rank").suffix(3) == [1, 2, 3])
  }

  @Test("without variation there is no score, and it is said where")
  func noVariation() throws {
    let run = try NormaliseFixture.run(["method": "z_score", "levels": ["municipality", "wijk"]])
    let flat = try #require(run.frame.column("flat_z"))
    #expect(flat.cells.prefix(7).allSatisfy { $0 == nil })
    #expect(flat.cells.suffix(3).allSatisfy { $0 != nil })
    #expect(flat.statuses[2] == .notApplicable)
    #expect(
      run.receipt.notes == [
        "1 without another area to compare with, no score: municipality 2017",
        "flat: no score in 1 population (no variation): wijk 2017",
      ])
  }

  @Test("a score is as certain as its value, and a gap stays the gap it was")
  func statuses() throws {
    var frame = IndicatorFrame(columns: NormaliseFixture.schema.ids)
    let cells: [(Double?, CellStatus)] = [
      (1, .provisional), (2, .estimated), (nil, .suppressed), (nil, .notApplicable), (3, .observed),
    ]
    for (index, cell) in cells.enumerated() {
      frame.appendRow(
        Area(try #require(AreaCode(cbs: "WK03630\(index)"))), try #require(Period(year: 2017)),
        [cell, cell, cell, cell])
    }
    let run = try PluginHarness.run(NormaliseFixture.transform(["method": "rank"]), [frame])
    #expect(run.frame.column("low_income_rank")?.statuses == cells.map(\.1))
  }

  @Test("the new columns are scores that point to vulnerability and name their formula")
  func schemaAndOrigin() throws {
    let transform = try NormaliseFixture.transform(["method": "z_score", "suffix": "_score"])
    #expect(
      transform.schema.ids == [
        "inhabitants", "low_income", "work", "flat", "low_income_score", "work_score", "flat_score",
      ])
    let score = try #require(transform.schema["work_score"])
    #expect(score.unit == .score)
    #expect(score.polarity == .worse)
    #expect(score.domain == "income")
    #expect(score.label == LocalizedText(nl: "work nl (z-score)", en: "work en (z-score)"))
    #expect(
      transform.derivations["work_score"]
        == Derivation(
          step: "step",
          formula: "(x - mean) / sd, sd with n - 1, x = -work, among areas of one level, period",
          inputs: ["work"]))
    #expect(transform.derivations.count == 3)
  }

  @Test("the same comes out whatever the size of the batches, and rows pass through untouched")
  func batches() throws {
    for method in [
      "z_score", "robust_z", "min_max", "rank", "borda", "percentile", "quantile_class", "exponential",
    ] {
      let node: ConfigNode = ["method": ConfigNode(stringLiteral: method)]
      let whole = try NormaliseFixture.run(node)
      #expect(
        whole.frame.selectingColumns(NormaliseFixture.schema.ids).lines == NormaliseFixture.frame.lines)
      for size in [1, 3] {
        let run = try NormaliseFixture.run(node, batchRows: size)
        #expect(run.frame.lines == whole.frame.lines)
        #expect(run.receipt == whole.receipt)
      }
    }
  }

  @Test("an empty input gives an empty output")
  func emptyInput() throws {
    let run = try PluginHarness.run(
      NormaliseFixture.transform(["method": "z_score"]),
      [IndicatorFrame(columns: NormaliseFixture.schema.ids)])
    #expect(run.frame.rowCount == 0)
    #expect(run.receipt == TransformReceipt())
    #expect(NormaliseTransform.declaration.needsAllRows)
  }
}
