import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import PluginTesting
import ScoringOptions
import Testing

@Suite("Options of scoring")
struct ScoringOptionsTests {
  private func options(_ node: ConfigNode, _ method: ScoringMethod?) throws -> ScoringOptions {
    var diagnostics = Diagnostics()
    let config = ConfigSpec(ScoringOptions.fields).decode(node, into: &diagnostics)
    let options = ScoringOptions(config, method: method, into: &diagnostics)
    try diagnostics.throwIfAny()
    return options
  }

  private func indicator(_ id: IndicatorID) -> Indicator {
    Indicator(id: id, label: LocalizedText(nl: id.text), unit: .percent, polarity: .worse, domain: "test")
  }

  @Test("without options each level and period is a population, and all levels take part")
  func defaults() throws {
    let found = try options([:], .zScore)
    #expect(found.grouping == Population.Grouping(byPeriod: true, byMunicipality: false))
    #expect(found.levels == nil)
  }

  @Test(
    "the ends of the scale are known where a method has them",
    arguments: [
      (ScoringMethod.zScore, nil, nil), (.minMax, 0, 100), (.rank, 1, nil), (.percentile, 0, 1),
      (.goalposts, 0, 1),
    ] as [(ScoringMethod, Double?, Double?)])
  func ends(method: ScoringMethod, lowest: Double?, highest: Double?) throws {
    let found = try options([:], method)
    #expect(found.lowestScore == lowest)
    #expect(found.highestScore == highest)
  }

  @Test("each method becomes the normalisation of its name with the options given")
  func normalisations() throws {
    func normalisation(_ node: ConfigNode, _ method: ScoringMethod?) throws -> Normalisation? {
      var diagnostics = Diagnostics()
      let scorings = try options(node, method).scorings(of: [(indicator("a"), true)], into: &diagnostics)
      try diagnostics.throwIfAny()
      return scorings.first?.normalisation
    }
    #expect(try normalisation([:], .zScore) == .zScore())
    #expect(try normalisation(["range": [1, 10]], .minMax) == .minMax(range: 1...10))
    #expect(try normalisation([:], .rank) == .rank(.average))
    #expect(try normalisation(["ties": "dense"], .percentile) == .percentileRank(.dense))
    #expect(
      try normalisation(["goalposts": ["a": [0, 30]]], .goalposts) == .goalposts(0...30, range: 0...1))
    #expect(try normalisation([:], nil) == nil)
  }

  @Test("no method adds the same to a name as another, so that one indicator can be scored in several ways")
  func suffixes() {
    #expect(Set(ScoringMethod.allCases.map(\.suffix)).count == ScoringMethod.allCases.count)
  }
}
