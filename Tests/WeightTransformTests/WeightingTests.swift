import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import PluginTesting
import Testing
import WeightTransform

@Suite("Weights derived from the scores")
struct WeightingTests {
  private static let ids: [IndicatorID] = ["a", "b", "c"]
  private static let schema = FrameSchema(ids.map { WeightFixture.indicator($0, .percent, .worse) })

  /// Two years of twelve wijken, with a gap, and a year of two.
  private static let frame: IndicatorFrame = {
    var random = SeededGenerator(seed: 9)
    var rows: [(area: String, year: Int, cells: [Double?])] = []
    for (year, count) in [(2020, 12), (2021, 12), (2022, 2)] {
      for number in 0..<count {
        let common = Double.random(in: 0...50, using: &random)
        let cells: [Double?] = [
          common + .random(in: 0...20, using: &random), common + .random(in: 0...20, using: &random),
          number == 3 ? nil : .random(in: 1...90, using: &random),
        ]
        rows.append(("WK0363\(10 + number)", year, cells))
      }
    }
    return .rows(ids, rows)
  }()

  private func run(_ node: ConfigNode) throws -> (frame: IndicatorFrame, receipt: TransformReceipt) {
    try PluginHarness.run(TreeFixture.transform(node, Self.schema), [Self.frame])
  }

  private func complaints(_ node: ConfigNode) -> [String] {
    TreeFixture.complaints(node, Self.schema).map(\.message)
  }

  /// The scores of one year, 0 to 100.
  private func scores(_ year: Int) -> [[Double?]] {
    let rows = (0..<Self.frame.rowCount).filter { Self.frame.periods[$0] == Period(year: year) }
    return Self.frame.columns.map { column in
      Normalisation.minMax(range: 0...100).apply(to: rows.map { column[$0] }).values
    }
  }

  private func index(_ frame: IndicatorFrame, _ year: Int) -> [Double?] {
    let rows = (0..<frame.rowCount).filter { frame.periods[$0] == Period(year: year) }
    return rows.map { frame.column("index")?[$0] }
  }

  @Test("each year has weights of its own, which are those of the rule", arguments: WeightRule.allCases)
  func rules(rule: WeightRule) throws {
    let node: ConfigNode = [
      "normalise": "min_max", "weighting": ConfigNode(stringLiteral: rule.rawValue), "coverage": 0.5,
    ]
    let found = try run(node)
    for year in [2020, 2021] {
      let derived = try DerivedWeights(rule, scores(year))
      let expected =
        try derived.scores
        ?? Aggregation(.arithmetic, weights: derived.weights, coverage: 0.5).apply(to: scores(year)).map(
          \.value)
      let difference = zip(index(found.frame, year), expected).map { pair in
        pair.0 == nil || pair.1 == nil ? (pair.0 == pair.1 ? 0 : .infinity) : abs(pair.0! - pair.1!)
      }.max()
      #expect((difference ?? .infinity) < 1e-12)
      let weights = found.receipt.findings.filter { $0.name == "weight" && $0.subject[0] == "wijk \(year)" }
      if rule != .equal { #expect(weights.map(\.value) == derived.weights) }
    }
    #expect(found.receipt.findings.isEmpty == (rule == .equal))
  }

  @Test("a year in which weights can't be derived has no index, with the reason in notes and findings")
  func obstacle() throws {
    let found = try run(["normalise": "min_max", "weighting": "pca", "rank": true])
    #expect(index(found.frame, 2022) == [nil, nil])
    #expect(found.frame.column("index")?.statuses.suffix(2) == [.missing, .missing])
    let reason = "2 areas have all scores, and 3 are needed"
    #expect(
      found.receipt.notes == [
        "index: no weights in wijk 2022 (\(reason))", "index: no value for 2 areas (no weights)",
      ])
    #expect(
      found.receipt.findings.contains(
        Finding("weight", about: ["wijk 2022"], nil, note: "no weights: \(reason)")))
  }

  @Test("with the benefit of the doubt an area that lacks a score has no index")
  func doubt() throws {
    let found = try run(["normalise": "percentile", "weighting": "benefit_of_the_doubt", "coverage": 0.5])
    #expect(index(found.frame, 2020)[3] == nil)
    #expect(index(found.frame, 2020).compactMap { $0 }.max() == 1)
    #expect(
      found.receipt.notes == ["index: no value for 2 areas (not all the scores that its own weights need)"])
    let formula = try TreeFixture.transform(
      ["normalise": "percentile", "weighting": "benefit_of_the_doubt", "shares": [0.1, 0.6]], Self.schema
    ).derivations["index"]?.formula
    #expect(formula?.hasPrefix("w1 * s(a) + w2 * s(b) + w3 * s(c), with for each area the weights") == true)
    #expect(formula?.contains("shares of s(a) from 0.1 to 0.6, s(b) from 0.1 to 0.6") == true)
  }

  @Test("bounds of shares keep an area from counting one indicator alone")
  func shares() throws {
    let node: ConfigNode = [
      "normalise": "percentile", "weighting": "benefit_of_the_doubt", "shares": ["a": [0.5, 1]],
    ]
    let found = try run(node).receipt.findings.first { $0.name == "weight" && $0.subject.last == "a" }
    #expect((found?.value ?? 0) >= 0.5 - 1e-9)
  }

  @Test("the formula names the rule and where to find the weights")
  func formula() throws {
    let formula = try TreeFixture.transform(["weighting": "pca"], Self.schema).derivations["index"]?.formula
    #expect(
      formula?.hasPrefix(
        "(w1 * s(a) + w2 * s(b) + w3 * s(c)) / (w1 + w2 + w3), with weights from the rotated principal "
          + "components of these scores with an eigenvalue above 1, those of each population among the "
          + "findings 'weight'; s(x) = ") == true)
  }

  @Test("a group may derive weights for itself")
  func groups() throws {
    let node: ConfigNode = [
      "normalise": "min_max", "tree": ["g": ["weighting": "entropy", "of": ["a", "b"]], "c": 3],
    ]
    let found = try run(node).receipt.findings
    let weights = try DerivedWeights(.entropy, Array(scores(2020).prefix(2))).weights
    #expect(found.filter { $0.name == "weight" && $0.subject[0] == "wijk 2020" }.map(\.value) == weights)
    #expect(found.first?.subject == ["wijk 2020", "g", "a"])
  }

  @Test("weights are given or derived, not both")
  func both() {
    #expect(
      complaints(["weights": ["a": 1, "b": 2], "weighting": "pca"]) == [
        "'weights' and 'weighting: pca' both say what the weights are"
      ])
    #expect(complaints(["weighting": "given"]) == ["'weighting: given' without weights"])
    #expect(
      complaints(["tree": ["a": 2, "b": 1], "weighting": "equal"]) == [
        "'a' has a weight of 2, and 'weighting: equal' gives it another"
      ])
    #expect(
      complaints(["tree": ["g": ["weighting": "pca", "of": ["a": 1, "b": 3]]]]) == [
        "'b' has a weight of 3, and 'weighting: pca' gives it another"
      ])
    #expect(complaints(["tree": ["a": 1, "b": 1], "weighting": "pca"]).isEmpty)
  }

  @Test(
    "the benefit of the doubt is refused for scores that go below 0",
    arguments: ["z_score", "robust_z"] as [ConfigNode])
  func negative(method: ConfigNode) {
    let found = complaints(["weighting": "benefit_of_the_doubt", "normalise": method])
    #expect(
      found == ["the benefit of the doubt needs scores of 0 or more, and \(method.text ?? "") gives others"])
    #expect(
      complaints(["weighting": "benefit_of_the_doubt", "normalise": "min_max", "range": [-1, 1]]).count == 1)
    #expect(
      complaints(["weighting": "benefit_of_the_doubt", "normalise": "min_max", "method": "copeland"]) == [
        "the benefit of the doubt is a sum, and method: copeland is none"
      ])
  }

  @Test("bounds of shares mean something")
  func shareErrors() {
    let doubt: (ConfigNode) -> ConfigNode = {
      ["weighting": "benefit_of_the_doubt", "normalise": "rank", "shares": $0]
    }
    #expect(complaints(["shares": [0, 0.5]]) == ["'shares' have no effect without the benefit of the doubt"])
    #expect(complaints(doubt([0.5, 0.6])) == ["the shares within 'index' can't add up to 1"])
    #expect(complaints(doubt([0, 0.2])) == ["the shares within 'index' can't add up to 1"])
    #expect(
      complaints(doubt([5, 50])) == ["'shares' are the lowest and the highest from 0 to 1, found [5, 50]"])
    #expect(complaints(doubt(["d": [0, 1]])) == ["shares for 'd', which has none"])
  }
}
