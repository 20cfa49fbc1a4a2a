import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Indicators of one index that were computed from one another")
struct OverlapTests {
  private let schema = FrameSchema(
    ["literacy", "education", "age", "assistance_rate", "work_rate"].map {
      WeightFixture.indicator($0, .percent, .worse)
    } + [
      WeightFixture.indicator("assistance", .count, .worse),
      WeightFixture.indicator("inhabitants", .count, .context),
    ])

  private let ancestors: [IndicatorID: Set<IndicatorID>] = [
    "literacy": ["education", "age", "inhabitants"], "assistance_rate": ["assistance", "inhabitants"],
    "work_rate": ["work", "inhabitants"],
  ]

  private func complaints(_ node: ConfigNode, _ schema: FrameSchema? = nil) -> [Diagnostic] {
    TreeFixture.complaints(node, schema ?? self.schema, ancestors: ancestors)
  }

  @Test("a modelled indicator beside what it was modelled from is refused, with both named")
  func ancestor() {
    let found = complaints(["indicators": ["literacy", "education", "assistance_rate"]])
    #expect(found.map(\.code) == [.overlap])
    #expect(
      found.first?.description
        == "test.yml:1:1: 'literacy' was computed from 'education', which is in the index too. Leave one of them "
        + "out, or write allow_overlap: true [config.overlap]")
    #expect(complaints(["indicators": ["education", "literacy", "age"]]).count == 2)
    #expect(complaints(["tree": ["g": ["of": ["literacy"]], "education": 1]]).map(\.code) == [.overlap])
  }

  @Test("figures per inhabitant have the inhabitants in common and overlap no more than that")
  func denominators() {
    #expect(complaints(["indicators": ["assistance_rate", "work_rate", "education"]]).isEmpty)
    #expect(complaints(["indicators": ["literacy", "work_rate"]]).isEmpty)
  }

  @Test("two figures computed from one that can be scored overlap")
  func commonOrigin() {
    var with = ancestors
    with["work_rate"] = ["assistance", "inhabitants"]
    let found = TreeFixture.complaints(
      ["indicators": ["assistance_rate", "work_rate"]], schema, ancestors: with)
    #expect(
      found.map(\.message) == ["'assistance_rate' and 'work_rate' were both computed from 'assistance'"])
  }

  @Test("two rates of the same cases overlap, though the cases are context")
  func commonNumerator() {
    let rates = ["rate_a", "rate_b"].map { id in
      Indicator(
        id: id, label: LocalizedText(nl: id.text), unit: .perThousand, polarity: .worse, domain: "x",
        numerator: "cases", denominator: id == "rate_a" ? "inhabitants" : "households")
    }
    let with: [IndicatorID: Set<IndicatorID>] = [
      "rate_a": ["cases", "inhabitants"], "rate_b": ["cases", "households"],
    ]
    let found = TreeFixture.complaints([:], FrameSchema(rates), ancestors: with)
    #expect(found.map(\.message) == ["'rate_a' and 'rate_b' were both computed from 'cases'"])
  }

  @Test("an indicator of weight 0 is not in the index")
  func zeroWeight() {
    #expect(complaints(["weights": ["literacy": 1, "education": 0]]).isEmpty)
  }

  @Test("it can be allowed, and is then marked in the formula and the findings")
  func allowed() throws {
    let node: ConfigNode = ["indicators": ["literacy", "education"], "allow_overlap": true]
    let transform = try TreeFixture.transform(node, schema, ancestors: ancestors)
    let words = "'literacy' was computed from 'education', which is in the index too"
    #expect(transform.derivations["index"]?.formula.hasSuffix("; note: \(words)") == true)
    let frame = IndicatorFrame.rows(schema.ids, [("WK036300", 2022, [1, 2, 3, 4, 5, 6, 7])])
    let found = try PluginHarness.run(transform, [frame]).receipt.findings
    #expect(found == [Finding("overlap", about: ["literacy", "education"], nil, note: words)])
  }

  @Test("a waiver without an overlap is a mistake")
  func idleWaiver() {
    let found = complaints(["indicators": ["education", "age"], "allow_overlap": true])
    #expect(found.map(\.code) == [.invalidValue])
  }
}

@Suite("A reference area that is not there")
struct MissingReferenceTests {
  @Test("stops the run with its name and the nearest one")
  func mistyped() throws {
    let transform = try WeightFixture.transform(["normalise": "reference", "reference": "GM0364"])
    let error = #expect(throws: Diagnostic.self) {
      try PluginHarness.run(transform, [WeightFixture.frame])
    }
    #expect(error?.code == .unknownArea)
    #expect(error?.message == "no row of the input is about the reference area GM0364")
  }
}
