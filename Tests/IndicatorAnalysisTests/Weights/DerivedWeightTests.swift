import IndicatorAnalysis
import IndicatorSchema
import Testing

@Suite("Derived weights and what is told of them")
struct DerivedWeightTests {
  private let table = WeightPropertyTests.tables[0]
  private var names: [IndicatorID] { table.indices.map { IndicatorID("i\($0)") } }

  @Test("every rule gives weights that add up to 1, and a finding for each", arguments: WeightRule.allCases)
  func weights(rule: WeightRule) throws {
    let found = try DerivedWeights(rule, table)
    #expect(abs(found.weights.reduce(0, +) - 1) < 1e-14)
    let findings = found.findings(about: "wijk 2022", names)
    let weights = findings.filter { $0.name == "weight" }
    #expect(weights.map(\.value) == found.weights)
    #expect(weights.map(\.subject) == names.map { ["wijk 2022", $0.text] })
    #expect((found.scores != nil) == (rule == .benefitOfTheDoubt))
    #expect(findings.allSatisfy { $0.value != nil && $0.subject[0] == "wijk 2022" })
  }

  @Test("components come with eigenvalues that add up to the number of indicators, and what they explain")
  func components() throws {
    let findings = try DerivedWeights(.pca, table).findings(about: "all", names)
    let eigenvalues = findings.filter { $0.name == "eigenvalue" }.compactMap(\.value)
    #expect(eigenvalues.count == table.count)
    #expect(abs(eigenvalues.reduce(0, +) - Double(table.count)) < 1e-12)
    let kept = findings.filter { $0.note == "counts" }
    #expect(kept.count == eigenvalues.count { $0 > 1 })
    let explained = try #require(findings.first { $0.name == "variance_explained" }?.value)
    #expect(abs(explained - kept.compactMap(\.value).reduce(0, +) / Double(table.count)) < 1e-12)
    #expect(findings.filter { $0.name == "loading" }.count == kept.count * table.count)
  }

  @Test("an indicator that runs against the others is named, since its weight does not tell")
  func against() throws {
    let rising: [Double?] = [1, 2, 3, 4, 5, 6]
    let columns = [rising, [2, 2, 3, 5, 5, 7], [6, 5, 4, 3, 3, 1]]
    let findings = try DerivedWeights(.firstComponent, columns).findings(about: "all", ["a", "b", "c"])
    #expect(
      findings.prefix(3).map(\.note) == [
        "goes with factor 1", "goes with factor 1", "goes with factor 1, and runs against the others there",
      ])
  }

  @Test("what stands in the way comes through")
  func obstacles() {
    #expect(throws: WeightingObstacle.noIndicators) { try DerivedWeights(.equal, []) }
    #expect(throws: WeightingObstacle.negativeScores(indicator: 0)) {
      try DerivedWeights(.benefitOfTheDoubt, [[-1, 1]])
    }
    #expect(throws: WeightingObstacle.sharesCannotAddUp) {
      try DerivedWeights(.benefitOfTheDoubt, [[1, 1], [1, 2]], shares: [0...0.1, 0...0.1])
    }
  }
}
