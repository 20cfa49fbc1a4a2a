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
      (.goalposts, 0, 1), (.robustZ, nil, nil), (.borda, 0, nil), (.quantileClass, 1, 5),
      (.exponential, 0, 100),
      (.target, 0, nil), (.reference, 0, nil),
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
    #expect(try normalisation([:], .robustZ) == .robustZ)
    #expect(try normalisation(["ties": "minimum"], .borda) == .borda(.minimum))
    #expect(try normalisation([:], .exponential) == .exponential(.average))
    #expect(try normalisation([:], .quantileClass) == .quantileClass(5))
    #expect(try normalisation(["classes": 10], .quantileClass) == .quantileClass(10))
    #expect(try normalisation(["targets": ["a": 25.5]], .target) == .target(25.5))
    #expect(
      try normalisation(["targets": ["a": 25], "cap": true], .target) == .target(25, isCapped: true))
    #expect(try normalisation([:], nil) == nil)
  }

  @Test("a reference is the code of an area, one number for all, or a number for each indicator")
  func references() throws {
    func normalisation(_ node: ConfigNode) throws -> Normalisation? {
      var diagnostics = Diagnostics()
      let scorings = try options(node, .reference).scorings(of: [(indicator("a"), false)], into: &diagnostics)
      try diagnostics.throwIfAny()
      return scorings.first?.normalisation
    }
    #expect(try normalisation(["reference": "NL00"]) == .reference(.area))
    #expect(try options(["reference": "NL00"], .reference).grouping.reference == "NL00")
    #expect(try normalisation(["reference": 12.5]) == .reference(.value(12.5)))
    #expect(try normalisation(["reference": ["a": 3], "cap": true]) == .reference(.value(3), isCapped: true))
    #expect(try options(["reference": 12.5], .reference).grouping.reference == nil)
    let quoted = ConfigNode(.scalar("363", isQuoted: true), at: ConfigNode.testPlace)
    let node = ConfigNode(
      .map([.init(key: "reference", keyPlace: ConfigNode.testPlace, value: quoted)]),
      at: ConfigNode.testPlace)
    #expect(try options(node, .reference).grouping.reference == "363")
  }

  @Test("the ends of classes and capped distances follow the options")
  func chosenEnds() throws {
    #expect(try options(["classes": 10], .quantileClass).highestScore == 10)
    #expect(try options(["targets": ["a": 1], "cap": true], .target).highestScore == 1)
  }

  @Test("a reference area that no row is about fails the run, and an empty frame lacks nothing")
  func unknownReference() throws {
    let found = try options(["reference": "NL01"], .reference)
    #expect(try found.populations(in: IndicatorFrame(columns: ["a"])).isEmpty)
    let frame = IndicatorFrame.rows(["a"], [("NL00", 2017, [1]), ("GM0363", 2017, [2])])
    let complaint = #expect(throws: Diagnostic.self) { try found.populations(in: frame) }
    #expect(
      complaint?.description
        == "test.yml:1:1: no row of the input is about the reference area NL01. Did you mean 'NL00'? "
        + "[data.unknown-area]")
  }

  @Test("no method adds the same to a name as another, so that one indicator can be scored in several ways")
  func suffixes() {
    #expect(Set(ScoringMethod.allCases.map(\.suffix)).count == ScoringMethod.allCases.count)
  }
}
