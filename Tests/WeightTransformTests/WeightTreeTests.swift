import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import WeightTransform

/// An index of groups over figures made up for tests.
enum TreeFixture {
  static let ids: [IndicatorID] = ["income", "benefits", "ill", "lonely", "age"]
  static let schema = FrameSchema(
    ids.map { WeightFixture.indicator($0, .percent, $0 == "lonely" ? .better : .worse) }
      + [WeightFixture.indicator("inhabitants", .count, .context)])

  static let frame = IndicatorFrame.rows(
    ids + ["inhabitants"],
    [
      ("WK036300", 2022, [0, 10, 0, 8, 1, 100]), ("WK036301", 2022, [5, 30, 2, 6, 2, 200]),
      ("WK036302", 2022, [10, 20, 4, 4, 3, 300]), ("WK036303", 2022, [nil, nil, 4, 0, 5, 300]),
    ])

  static let tree: ConfigNode = [
    "poverty": [
      "weight": 2, "label": ["nl": "Armoede", "en": "Poverty"], "of": ["income": 2, "benefits": 1],
    ],
    "health": ["of": ["ill", "lonely"]],
    "age": 1,
  ]

  static func transform(
    _ node: ConfigNode, _ schema: FrameSchema = schema,
    ancestors: [IndicatorID: Set<IndicatorID>] = [:]
  ) throws -> WeightTransform {
    try PluginHarness.transform(
      WeightTransform.self, node, inputs: [schema], PluginHarness.context(ancestors: ancestors))
  }

  static func complaints(
    _ node: ConfigNode, _ schema: FrameSchema = schema,
    ancestors: [IndicatorID: Set<IndicatorID>] = [:]
  ) -> [Diagnostic] {
    do {
      _ = try transform(node, schema, ancestors: ancestors)
      return []
    } catch {
      return Diagnostics(error).items
    }
  }
}

@Suite("An index of groups")
struct WeightTreeTests {
  private let node: ConfigNode = [
    "name": "deprivation", "tree": TreeFixture.tree, "normalise": "min_max", "rank": true,
    "coverage_column": true, "quantiles": 5, "coverage": 0.5,
  ]

  private func cells(_ node: ConfigNode, _ id: IndicatorID) throws -> [Double?] {
    try PluginHarness.run(TreeFixture.transform(node), [TreeFixture.frame]).frame.column(id)?.cells ?? []
  }

  @Test("each group has a score, and the index is made of the scores of groups and indicators")
  func scores() throws {
    // Scores: income 0, 50, 100; benefits 0, 100, 50; ill 0, 50, 100, 100; lonely 0, 25, 50, 100; age 0, 25, 50, 100.
    let poverty: [Double?] = [0, 200.0 / 3, 250.0 / 3, nil]
    let health: [Double?] = [0, 37.5, 75, 100]
    #expect(try cells(node, "poverty") == poverty)
    #expect(try cells(node, "health") == health)
    let index = try cells(node, "deprivation")
    let expected = [0, (2 * 200.0 / 3 + 37.5 + 25) / 4, (2 * 250.0 / 3 + 75 + 50) / 4, 100]
    #expect(zip(index, expected).allSatisfy { abs(($0 ?? .nan) - $1) < 1e-12 })
  }

  @Test("groups have ranks, classes and coverage where the index has them")
  func companions() throws {
    #expect(try cells(node, "deprivation_rank") == [4, 3, 2, 1])
    #expect(try cells(node, "poverty_rank") == [3, 2, 1, nil])
    #expect(try cells(node, "deprivation_quintile") == [5, 4, 3, 2])
    #expect(try cells(node, "deprivation_coverage") == [100, 100, 100, 60])
    #expect(try cells(node, "poverty_coverage") == [100, 100, 100, 0])
    let schema = try TreeFixture.transform(node).schema
    #expect(
      schema.ids.dropFirst(6) == [
        "deprivation", "deprivation_rank", "deprivation_quintile", "deprivation_coverage", "poverty",
        "poverty_rank", "poverty_quintile", "poverty_coverage", "health", "health_rank", "health_quintile",
        "health_coverage",
      ])
    #expect(schema["poverty"]?.label == LocalizedText(nl: "Armoede", en: "Poverty"))
    #expect(schema["poverty_rank"]?.label == LocalizedText(nl: "Armoede (rang)", en: "Poverty (rank)"))
    #expect(schema["poverty_rank"]?.polarity == .context)
    #expect(schema["health"]?.polarity == .worse)
    #expect(schema["health"]?.validRange == 0...100)
  }

  @Test("every group has a formula over its own inputs, and that of the index names the groups")
  func derivations() throws {
    let found = try TreeFixture.transform(node).derivations
    #expect(found["deprivation"]?.inputs == ["poverty", "health", "age"])
    #expect(found["poverty"]?.inputs == ["income", "benefits"])
    #expect(
      found["deprivation"]?.formula.hasPrefix("(2 * poverty + 1 * health + 1 * s(age)) / 4; s(x) = ") == true)
    #expect(found["health"]?.formula.hasPrefix("(1 * s(ill) + 1 * s(-lonely)) / 2; ") == true)
    #expect(found["poverty_rank"]?.inputs == ["poverty"])
    #expect(found["deprivation_coverage"]?.formula == "100 * indicators with a score / 5")
  }

  @Test("a group may have a method, a power and a coverage of its own, else those of the index hold")
  func ownMethods() throws {
    let node: ConfigNode = [
      "normalise": "min_max", "range": [1, 100], "method": "geometric",
      "tree": [
        "a": ["of": ["income", "ill"], "coverage": 1],
        "b": ["of": ["benefits", "lonely"], "method": "power", "power": 2], "age": 1,
      ],
    ]
    let found = try TreeFixture.transform(node).derivations
    #expect(found["a"]?.formula.hasPrefix("(s(income)^1 * s(ill)^1)^(1 / 2)") == true)
    #expect(found["a"]?.formula.contains("at least 1 of all 2") == true)
    #expect(found["b"]?.formula.hasPrefix("((1 * s(benefits)^2 + 1 * s(-lonely)^2) / 2)^(1 / 2)") == true)
    #expect(found["index"]?.formula.hasPrefix("(a^1 * b^1 * s(age)^1)^(1 / 3)") == true)
  }

  @Test("scores of groups are brought on one scale where that is asked for")
  func rescale() throws {
    let node: ConfigNode = [
      "normalise": "min_max", "rescale": "rank", "coverage": 0.5, "tree": TreeFixture.tree,
    ]
    // Ranks: poverty 1, 2, 3, -; health 1, 2, 3, 4; age 1, 2, 3, 4.
    #expect(try cells(node, "index") == [1, 2, 3, 4])
    let formula = try TreeFixture.transform(node).derivations["index"]?.formula ?? ""
    #expect(formula.hasPrefix("(2 * r(poverty) + 1 * r(health) + 1 * r(s(age))) / 4; "))
    #expect(formula.contains("r(x) = rank of x from the lowest, equal values get their average rank"))
  }

  @Test("groups go within groups to any depth, and one of weight 0 has a score and does not count")
  func depth() throws {
    var tree: ConfigNode = ["g1": ["of": ["income", "ill"]], "age": 1]
    for level in 2...16 {
      let entry = ConfigNode.Entry(
        key: "g\(level)", keyPlace: ConfigNode.testPlace, value: ["of": tree])
      tree = ConfigNode(.map([entry]), at: ConfigNode.testPlace)
    }
    let deep = try TreeFixture.transform(["tree": tree, "normalise": "min_max", "coverage": 0.5])
    #expect(deep.schema.ids.count == 6 + 17)
    let aside: ConfigNode = [
      "tree": ["aside": ["weight": 0, "of": ["income"]], "age": 1], "normalise": "min_max",
    ]
    #expect(try cells(aside, "index") == [0, 25, 50, 100])
    #expect(try cells(aside, "aside") == [0, 50, 100, nil])
    #expect(try TreeFixture.transform(aside).derivations["index"]?.inputs == ["age"])
  }

  @Test("an index of one level is the same with weights and with a tree")
  func flat() throws {
    let weights: ConfigNode = ["income": 2, "ill": 1, "lonely": 0.5]
    #expect(try cells(["weights": weights], "index") == cells(["tree": weights], "index"))
  }

  @Test("it points to well-being where asked, with rank 1 for the best off")
  func wellbeing() throws {
    let node: ConfigNode = [
      "tree": TreeFixture.tree, "normalise": "min_max", "direction": "wellbeing", "rank": true,
      "coverage": 0.5,
    ]
    let turned = try cells(node, "index")
    let index = try cells(self.node, "deprivation")
    #expect(zip(turned, index).allSatisfy { abs(($0 ?? .nan) + ($1 ?? .nan) - 100) < 1e-12 })
    #expect(try cells(node, "index_rank") == [1, 2, 3, 4])
    #expect(try TreeFixture.transform(node).schema["poverty"]?.polarity == .better)
  }

  @Test("the same comes out whatever the size of the batches, and nothing of nothing")
  func batches() throws {
    let transform = try TreeFixture.transform(node)
    let whole = try PluginHarness.run(transform, [TreeFixture.frame])
    for size in [1, 3] {
      let run = try PluginHarness.run(transform, [TreeFixture.frame], batchRows: size)
      #expect(run.frame.lines == whole.frame.lines)
      #expect(run.receipt == whole.receipt)
    }
    #expect(whole.receipt.notes == ["poverty: no value for 1 areas (too few indicators)"])
    let none = IndicatorFrame(columns: TreeFixture.schema.ids)
    #expect(try PluginHarness.run(transform, [none]).frame.rowCount == 0)
    let one = TreeFixture.frame.selectingRows([0])
    #expect(try PluginHarness.run(transform, [one]).frame.column("deprivation")?.cells == [nil])
  }
}
