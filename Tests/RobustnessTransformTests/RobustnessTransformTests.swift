import IndicatorSchema
import PluginKit
import PluginTesting
import RobustnessTransform
import Testing
import WeightTransform

@Suite("The robustness transform")
struct RobustnessTransformTests {
  @Test("columns with ranks, chances and shifts are added; none is a figure to score")
  func columns() throws {
    let weighted = try RobustnessFixture.weighted()
    let transform = try RobustnessFixture.transform(
      RobustnessFixture.index + [("vary", RobustnessFixture.vary), ("within", "municipality")],
      weighted.schema)
    let added = transform.schema.columns.filter { weighted.schema[$0.id] == nil }
    #expect(
      added.map(\.id) == ["index_rank", "index_rank_median", "index_top", "index_top_fifth", "index_shift"])
    #expect(added.allSatisfy { $0.polarity == .context && $0.definition != nil })
    #expect(added.map(\.unit) == [.score, .score, .percent, .percent, .score])
    #expect(added.map(\.label.nl)[0] == "Kwetsbaar (rang in de gemeente)")
    #expect(added.map(\.label.en)[2] == "Vulnerable (in the top 3 in the municipality)")
    #expect(
      transform.derivations["index_top"]
        == Derivation(
          step: "step",
          formula: """
            100 * calculations with a rank of 3 or better / all, in 1000 calculations that vary normalise (z_score, \
            min_max, percentile), method (arithmetic, geometric), weights (each up to 25% off), seed 1; scores among \
            areas of one level, period; rank of index from the highest, equal values share the best rank, among areas \
            of one level, municipality, period
            """, inputs: ["index", "low_income", "work", "assistance"]))
  }

  @Test(
    "the rank is that of the weight step, however the index is made",
    arguments: [
      [("normalise", "percentile")],
      [("normalise", "min_max"), ("range", [1, 100]), ("method", "geometric")],
      [("method", "mazziotta_pareto_plus")], [("method", "copeland")],
      [("normalise", "rank"), ("method", "power"), ("power", 0.5)],
      [("by", ["level", "period", "municipality"])], [("coverage", 1)],
      [("normalise", "reference"), ("reference", "GM0363")],
      [("normalise", "none"), ("weights", ["low_income": 1])], [("direction", "wellbeing")],
      [("weights", ""), ("indicators", ["low_income", "work", "assistance"]), ("weighting", "pca")],
      [
        ("weights", ""), ("indicators", ["low_income", "assistance"]), ("normalise", "rank"),
        ("weighting", "entropy"),
      ],
      [("weights", ""), ("tree", RobustnessFixture.tree)],
      [("weights", ""), ("tree", RobustnessFixture.tree), ("rescale", "exponential")],
    ] as [[(String, ConfigNode)]])
  func nominal(options: [(String, ConfigNode)]) throws {
    let options =
      RobustnessFixture.index.filter { entry in !options.contains { $0.0 == entry.0 } }
      + options.filter { $0.0 != "weights" || $0.1.text == nil }
    let ranked = try RobustnessFixture.weighted(options + [("rank", true)]).frame.column("index_rank")
    let own: [(String, ConfigNode)] = [("vary", ["weights": "10%"]), ("replications", 10)]
    let found = try RobustnessFixture.run(own, options).frame.column("index_rank")
    #expect(found?.cells == ranked?.cells && found?.statuses == ranked?.statuses)
    #expect(found?.cells.contains(12) == true)
  }

  @Test("ranks have bounds, and chances are percentages that say so")
  func figures() throws {
    let result = try RobustnessFixture.run()
    let rank = try #require(result.frame.column("index_rank"))
    let bounds = try #require(rank.bounds)
    let top = try #require(result.frame.column("index_top"))
    var widths = 0.0
    for row in 0..<result.frame.rowCount {
      guard rank[row] != nil else { continue }
      #expect(1 <= bounds.lower[row] && bounds.upper[row] <= 36)
      let median = try #require(result.frame.column("index_rank_median")?[row])
      #expect(bounds.lower[row] <= median && median <= bounds.upper[row])
      #expect(try #require(top[row]) <= #require(result.frame.column("index_top_fifth")?[row]))
      widths += bounds.upper[row] - bounds.lower[row]
    }
    #expect(widths > 36)
    #expect(abs(top.cells.reduce(0) { $0 + ($1 ?? 0) } - 300) < 1e-9)
    #expect(Set(top.statuses) == [.estimated, .missing, .notApplicable])
    #expect(Set(rank.statuses) == [.observed, .missing, .notApplicable])
  }

  @Test("within the municipality three areas of each are in the top three, and a fifth of twelve are three")
  func within() throws {
    let result = try RobustnessFixture.run([
      ("vary", RobustnessFixture.vary), ("replications", 40), ("within", "municipality"),
    ])
    for name in ["index_top", "index_top_fifth"] as [IndicatorID] {
      let top = try #require(result.frame.column(name))
      for start in [0, 13, 26] {
        let chances = (start + 1...start + 12).compactMap { top[$0] }
        #expect(chances.count == 12 && abs(chances.reduce(0, +) - 300) < 1e-9)
      }
    }
  }

  @Test("areas without an index are missing, other levels are not applicable, and the log says so")
  func gaps() throws {
    let result = try RobustnessFixture.run()
    let last = result.frame.rowCount - 1
    for column in ["index_rank", "index_top", "index_shift"] as [IndicatorID] {
      #expect(result.frame.column(column)?.statuses[last] == .missing)
      #expect(result.frame.column(column)?.statuses[0] == .notApplicable)
    }
    #expect(result.receipt.notes == ["wijk 2017: no rank, since there is no index: 1 area"])
  }

  @Test("an index of imputed figures has imputed ranks; a suppressed one has none")
  func statuses() throws {
    let weighted = try RobustnessFixture.weighted()
    var index = try #require(weighted.frame.column("index"))
    var statuses = index.statuses
    (statuses[1], statuses[2]) = (.imputed, .suppressed)
    index = IndicatorColumn("index", values: index.values, statuses: statuses)
    var frame = weighted.frame
    frame.setColumn(index)
    let own: [(String, ConfigNode)] = [("vary", RobustnessFixture.vary), ("replications", 10)]
    let found = try PluginHarness.run(
      RobustnessFixture.transform(RobustnessFixture.index + own, weighted.schema), [frame]
    ).frame
    for column in found.columns.filter({ weighted.schema[$0.id] == nil }) {
      #expect(column.statuses[1] == .imputed && column.statuses[2] == .suppressed && column[2] == nil)
    }
  }

  @Test("one result for any size of batch", arguments: [1, 7, 1000])
  func batches(size: Int) throws {
    #expect(try RobustnessFixture.run(batchRows: size).frame.lines == RobustnessFixture.run().frame.lines)
  }

  @Test("one result for any order of the rows, with errors in the data too")
  func order() throws {
    let frame = RobustnessFixture.frame
    let vary: ConfigNode = [
      "normalise": ["z_score", "percentile"], "weights": "25%", "data": ["rounding": 5, "relative": "5%"],
      "impute": ["none", "group_mean"], "groups": "municipality",
    ]
    func run(_ frame: IndicatorFrame) throws -> IndicatorFrame {
      try RobustnessFixture.run(
        [("vary", vary), ("replications", 30), ("within", "municipality")], frame: frame
      )
      .frame
    }
    var random = SeededGenerator(seed: 3)
    let order = Array(0..<frame.rowCount).shuffled(using: &random)
    #expect(try run(frame.selectingRows(order)).lines == run(frame).selectingRows(order).lines)
  }

  @Test("an empty input, a single row and nothing but gaps")
  func edges() throws {
    let schema = RobustnessFixture.schema
    #expect(try RobustnessFixture.run(frame: IndicatorFrame(columns: schema.ids)).frame.rowCount == 0)
    for cells in [[500, 10, 50, 30, 1], [nil, nil, nil, nil, nil]] as [[Double?]] {
      let one = IndicatorFrame.rows(schema.ids, [("WK036310", 2017, cells)])
      let found = try RobustnessFixture.run(frame: one)
      #expect(found.frame.column("index_rank")?.statuses == [.missing])
      #expect(found.receipt.findings.map(\.value) == [nil])
    }
  }

  @Test("another name keeps two analyses of one index apart")
  func names() throws {
    let weighted = try RobustnessFixture.weighted([("rank", true)] + RobustnessFixture.index)
    let own: [(String, ConfigNode)] = [("vary", RobustnessFixture.vary)]
    #expect(throws: Diagnostics.self) {
      try RobustnessFixture.transform(RobustnessFixture.index + own, weighted.schema)
    }
    let named = try RobustnessFixture.transform(
      RobustnessFixture.index + own + [("name", "sure")], weighted.schema)
    #expect(named.schema["sure_rank"] != nil && named.schema["sure_top"] != nil)
  }
}

@Suite("Robustness of an index that is a tree")
struct TreeRobustnessTests {
  private static let index: [(String, ConfigNode)] = [
    ("tree", RobustnessFixture.tree), ("levels", ["wijk"]), ("normalise", "min_max"), ("range", [1, 100]),
  ]

  @Test(
    "a method is chosen for all groups at once, level by level or group by group; a group with its own keeps it",
    arguments: [
      ("index", ["method"]), ("level", ["method of level 1", "method of level 2"]),
      ("group", ["method of index", "method of poverty"]),
    ])
  func methods(each: String, names: [String]) throws {
    let vary: ConfigNode = ["method": ["arithmetic", "geometric"], "method_per": .init(stringLiteral: each)]
    let receipt = try RobustnessFixture.run(
      [("vary", vary), ("replications", 40), ("sensitivity", true)], TreeRobustnessTests.index
    ).receipt
    #expect(receipt.findings.filter { $0.name == "sobol_total" }.map { $0.subject.last } == names)
  }

  @Test("ranks move more the further weights may be off, and by the methods of single groups")
  func moves() throws {
    func shift(_ vary: ConfigNode) throws -> Double {
      let receipt = try RobustnessFixture.run(
        [("vary", vary), ("replications", 40)], TreeRobustnessTests.index
      ).receipt
      return try #require(receipt.findings.first?.value)
    }
    let weights = try shift(["weights": "25%"])
    #expect(try 0 < weights && weights < shift(["weights": "80%"]))
    #expect(try shift(["method": ["arithmetic", "geometric"], "method_per": "group"]) > 0)
  }

  @Test("the groups' own columns are not taken for indicators of the index")
  func columns() throws {
    let found = try RobustnessFixture.run(
      [("vary", ["weights": "25%"]), ("replications", 10)], TreeRobustnessTests.index
    ).frame
    #expect(found.column("poverty") != nil && found.column("poverty_rank") == nil)
    #expect(found.column("index_rank")?.cells.contains(30) == true)
  }
}

@Suite("What varies in the robustness transform")
struct VariationTests {
  private func widths(_ vary: ConfigNode, frame: IndicatorFrame = RobustnessFixture.frame) throws -> Double {
    let found = try RobustnessFixture.run([("vary", vary), ("replications", 60)], frame: frame).frame
    let bounds = try #require(found.column("index_rank")?.bounds)
    return zip(bounds.lower, bounds.upper).reduce(0) { $0 + ($1.0.isNaN ? 0 : $1.1 - $1.0) }
  }

  @Test("the more weights may be off, the less sure the ranks")
  func spread() throws {
    let widths = try ["1%", "25%", "0.8"].map { try self.widths(["weights": .init(stringLiteral: $0)]) }
    #expect(widths[0] < widths[1] && widths[1] < widths[2])
  }

  @Test("filling gaps moves ranks only where there are gaps")
  func impute() throws {
    #expect(try widths(["impute": ["none", "mean", "median"]]) > 0)
    #expect(try widths(["impute": ["none", "group_mean"], "groups": "urbanity"]) > 0)
    var whole = RobustnessFixture.frame
    for id in ["low_income", "work", "assistance"] as [IndicatorID] {
      let column = try #require(whole.column(id))
      whole.setColumn(IndicatorColumn(id, column.cells.enumerated().map { $1 ?? Double($0) }))
    }
    #expect(try widths(["impute": ["none", "mean", "median"]], frame: whole) == 0)
  }

  @Test("bounds of the columns are taken, the wider the less sure; without any the log says so")
  func bounds() throws {
    func frame(_ width: Double) throws -> IndicatorFrame {
      var frame = RobustnessFixture.frame
      let column = try #require(frame.column("low_income"))
      frame.setColumn(
        IndicatorColumn(
          "low_income", values: column.values, statuses: column.statuses,
          bounds: .init(lower: column.values.map { $0 - width }, upper: column.values.map { $0 + width })))
      return frame
    }
    for data in ["bounds", ["bounds": "uniform"], ["bounds": "normal", "confidence": "95%"]] as [ConfigNode] {
      let widths = try [0, 1, 5].map { try self.widths(["data": data], frame: frame($0)) }
      #expect(widths[0] == 0 && widths[0] < widths[1] && widths[1] < widths[2])
    }
    let notes = try RobustnessFixture.run([("vary", ["data": "bounds"]), ("replications", 10)]).receipt.notes
    #expect(notes.contains("wijk 2017: no value has bounds, so the data do not vary"))
  }

  @Test("rounding and relative errors, for all indicators or for one")
  func errors() throws {
    let one = try widths(["data": ["rounding": ["low_income": 5]]])
    #expect(try 0 < one && one < widths(["data": ["rounding": 5]]))
    #expect(try widths(["data": ["relative": ["work": "1%"]]]) < widths(["data": ["relative": "10%"]]))
  }

  @Test("which input matters is found for the mean shift and for areas by name")
  func sensitivity() throws {
    let sensitivity: ConfigNode = ["replications": 100, "areas": ["WK036310"]]
    let receipt = try RobustnessFixture.run([
      ("vary", RobustnessFixture.vary), ("replications", 20), ("sensitivity", sensitivity),
    ]).receipt
    #expect(receipt.findings[0].name == "mean_rank_shift")
    #expect(receipt.findings[0].note == "20 calculations, 36 areas")
    #expect(try #require(receipt.findings[0].value) > 0)
    let indices = receipt.findings.dropFirst()
    #expect(
      indices.prefix(6).map(\.subject)
        == ["normalise", "normalise", "method", "method", "weights", "weights"].map {
          ["wijk 2017", $0]
        })
    #expect(indices.dropFirst(6).first?.subject == ["wijk 2017", "WK036310", "normalise"])
    #expect(indices.count == 12)
    for pair in stride(from: indices.startIndex, to: indices.endIndex, by: 2) {
      #expect(indices[pair].name == "sobol_first_order" && indices[pair + 1].name == "sobol_total")
    }
    let totals = indices.prefix(6).filter { $0.name == "sobol_total" }.compactMap(\.value)
    #expect(totals.count == 3 && totals.allSatisfy { $0 >= 0 } && totals.reduce(0, +) > 0.7)
    #expect(indices.prefix(6).allSatisfy { $0.bounds != nil })
    #expect(
      indices[1].note
        == "share of the variance of the mean rank shift by this alone; 90% interval, 500 calculations")
  }

  @Test("the ranks are the same whether or not inputs are compared")
  func sameRanks() throws {
    let plain: [(String, ConfigNode)] = [("vary", RobustnessFixture.vary), ("replications", 20)]
    #expect(
      try RobustnessFixture.run(plain + [("sensitivity", true)]).frame.lines
        == RobustnessFixture.run(plain).frame.lines)
  }
}
