import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import PluginTesting
import ScoringOptions
import Testing

@Suite("Options of an index")
struct IndexOptionsTests {
  private let input = FrameSchema(
    ["a", "b", "c", "d"].map {
      Indicator(id: $0, label: LocalizedText(nl: $0.text), unit: .percent, polarity: .worse, domain: "test")
    })

  private func options(_ node: ConfigNode) throws -> (options: IndexOptions, index: CompositeIndex) {
    var diagnostics = Diagnostics()
    let config = ConfigSpec(IndexOptions.fields).decode(node, into: &diagnostics)
    try diagnostics.throwIfAny()
    let options = IndexOptions(
      config, input, name: "index", label: LocalizedText(nl: "Index"), PluginHarness.context(),
      into: &diagnostics)
    let index = options.compositeIndex(into: &diagnostics)
    try diagnostics.throwIfAny()
    return (options, try #require(index))
  }

  private let tree: ConfigNode = [
    "x": ["of": ["y": ["of": ["a", "b"], "weight": 3], "c": 2]], "z": ["of": ["d"], "coverage": 1],
  ]

  @Test("the groups stand in the order of those that are computed, innermost first and the index last")
  func order() throws {
    let found = try options(["tree": tree])
    #expect(found.options.groups.map(\.id) == ["y", "x", "z", "index"])
    #expect(found.index.kernel.groups.map(\.name) == found.options.groups.map(\.id.text))
    #expect(found.index.kernel.weights == [1, 1, 3, 2, 1, 1, 1])
    #expect(found.index.kernel.groups.map(\.coverage) == [0.66, 0.66, 1, 0.66])
    #expect(found.index.members.map(\.id) == ["a", "b", "c", "d"])
    #expect(found.options.index.nested.map(\.id) == ["x", "y", "z"])
  }

  @Test("the ends of the scale follow from method and scores, where there are any")
  func ranges() throws {
    func range(_ more: ConfigNode) throws -> [ClosedRange<Double>?] {
      let entries = (["tree": tree] as ConfigNode).entries.map { $0 + (more.entries ?? []) } ?? []
      let found = try options(ConfigNode(.map(entries), at: ConfigNode.testPlace)).options
      return found.groups.map { found.range(of: $0) }
    }
    #expect(try range([:]) == [nil, nil, nil, nil])
    #expect(try range(["normalise": "min_max"]) == [0...100, 0...100, 0...100, 0...100])
    #expect(try range(["normalise": "min_max", "method": "copeland"]) == [-1...1, -1...1, -1...1, -1...1])
    #expect(
      try range(["normalise": "percentile", "method": "mazziotta_pareto_minus"]).allSatisfy { $0 == nil })
    #expect(try range(["normalise": "min_max", "rescale": "percentile"]).last == 0...1)
    #expect(try range(["normalise": "min_max", "weighting": "benefit_of_the_doubt"]).last == 0...1)
  }

  @Test("z-scores have mean 100 and deviation 10 throughout where a group asks for them")
  func centred() throws {
    let tree: ConfigNode = [
      "x": ["of": ["a", "b"], "method": "mazziotta_pareto_plus"], "z": ["of": ["c"]], "d": 1,
    ]
    let found = try options(["tree": tree, "rescale": "z_score"]).index
    #expect(found.members.allSatisfy { $0.normalisation == .zScore(mean: 100, deviation: 10) })
    #expect(found.kernel.groups.last?.normalisation == .zScore(mean: 100, deviation: 10))
    #expect(found.kernel.rules == [.mazziottaParetoPlus, .arithmetic, .arithmetic])
  }

  @Test("bounds of shares stand with the part they are for")
  func shares() throws {
    let found = try options([
      "indicators": ["a", "b", "c"], "normalise": "rank", "weighting": "benefit_of_the_doubt",
      "shares": ["b": [0.2, 0.5]],
    ]).index
    #expect(
      found.kernel.groups.map(\.weighting) == [
        .derived(.benefitOfTheDoubt, shares: [0...1, 0.2...0.5, 0...1])
      ])
  }
}
