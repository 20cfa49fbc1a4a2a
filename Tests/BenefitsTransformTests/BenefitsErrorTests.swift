import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Complaints about costs and benefits")
struct BenefitsErrorTests {
  private let model = BenefitsFixture.model

  private func complaints(_ model: ConfigNode) -> [Diagnostic] {
    BenefitsFixture.complaints(BenefitsFixture.node(model: model))
  }

  private func payers(_ name: String, _ payer: ConfigNode?) -> ConfigNode {
    model.setting("payers", to: model["payers"]?.setting(name, to: payer))
  }

  @Test("the published total taken for the share of one payer is found out")
  func trap() {
    let found = complaints(payers("individual", BenefitsFixture.payer("deelnemers", 575)))
    #expect(
      found.map(\.description) == [
        "test.yml:1:1: the payers add up to 826 euro a person, more than the published total of 575. The published "
          + "total is for all payers together: give each payer its own part [config.invalid-value]"
      ])
    #expect(complaints(model.setting("published_total", to: nil)).isEmpty)
    // Parts that are rounded may exceed it by a little.
    #expect(complaints(model.setting("published_total", to: BenefitsFixture.figure(565, "euro"))).isEmpty)
  }

  @Test("scenarios run from cautious to hopeful, and costs from high to low")
  func order() {
    let cost = complaints(
      model.setting("cost", to: BenefitsFixture.figure(BenefitsFixture.range(500, 2000, 2500), "euro")))
    #expect(
      cost.map(\.message) == ["the cautious scenario of 'cost' is the highest one, found low 500"])
    let persistence = complaints(
      model.setting("persistence", to: BenefitsFixture.figure(BenefitsFixture.range(1, 0.9, 0.8))))
    #expect(
      persistence.map(\.message) == ["the cautious scenario of 'persistence' is the lowest one, found low 1"])
    let rate = complaints(
      model.setting("discount_rate", to: BenefitsFixture.figure(BenefitsFixture.range(1, 2, 3), "percent")))
    #expect(rate.map(\.code) == [.invalidValue])
    let mixed = complaints(
      model.setting("years", to: BenefitsFixture.figure(BenefitsFixture.range(5, 20, 10), "years")))
    #expect(mixed.map(\.code) == [.invalidValue])
  }

  @Test("numbers out of range are met with the range and the likely mistake")
  func ranges() {
    let completion = complaints(model.setting("completion", to: BenefitsFixture.figure(60)))
    #expect(
      completion.map(\.description) == [
        "test.yml:1:1: 'completion' lies between 0 and 1, found 60. Write 15% as 0.15, or with unit: percent "
          + "[config.invalid-value]"
      ])
    #expect(complaints(model.setting("completion", to: BenefitsFixture.figure(60, "percent"))).isEmpty)
    #expect(
      complaints(model.setting("completion", to: BenefitsFixture.figure(0))).map(\.code) == [.invalidValue])
    #expect(
      complaints(model.setting("years", to: BenefitsFixture.figure(7.5, "years"))).first?.message
        == "'years' is a whole number, found 7.5")
    #expect(
      complaints(model.setting("years", to: BenefitsFixture.figure(0, "years"))).map(\.code) == [
        .invalidValue
      ])
    #expect(complaints(payers("tax", BenefitsFixture.payer("Rijk", -1))).map(\.code) == [.invalidValue])
    #expect(
      complaints(payers("tax", BenefitsFixture.payer("Rijk", 44, municipal: 2))).first?.message
        == "'tax.municipal_share' lies between 0 and 1, found 2")
  }

  @Test("a unit that does not fit is a clash")
  func units() {
    #expect(
      complaints(model.setting("cost", to: BenefitsFixture.figure(0.2, "share"))).map(\.message)
        == ["'cost' is in euro, found share"])
    #expect(
      complaints(model.setting("years", to: BenefitsFixture.figure(10, "euro"))).map(\.code) == [.unitClash])
  }

  @Test("every number needs its unit, source, year and status")
  func provenance() {
    for field in ["unit", "source", "year", "status", "value"] {
      let found = complaints(
        model.setting("completion", to: BenefitsFixture.figure(0.6).setting(field, to: nil)))
      #expect(found.map(\.code) == [.missingField], "\(field)")
    }
    let status = complaints(
      model.setting("completion", to: BenefitsFixture.figure(0.6).setting("status", to: "guessed")))
    #expect(status.map(\.code) == [.invalidValue])
    #expect(complaints(model.setting("persistence", to: nil)).map(\.code) == [.missingField])
    #expect(complaints(model.setting("persistance", to: 1)).map(\.code) == [.unknownField])
  }

  @Test("payers are needed, and some cost")
  func noPayers() {
    #expect(complaints(model.setting("payers", to: [:])).map(\.message) == ["there is no payer"])
    let free = model.setting("payers", to: ["tax": BenefitsFixture.payer("Rijk", 0)])
    #expect(complaints(free).map(\.message) == ["the payers have no costs"])
  }

  @Test("a number of participants needs levels, a column must count people")
  func participants() {
    func complaints(_ participants: ConfigNode, _ more: ConfigNode = [:]) -> [Diagnostic] {
      BenefitsFixture.complaints(BenefitsFixture.node(participants: participants, more))
    }
    #expect(complaints(120).map(\.code) == [.missingField])
    #expect(complaints(120, ["levels": "municipality"]).isEmpty)
    #expect(complaints(-1, ["levels": "municipality"]).map(\.code) == [.invalidValue])
    #expect(complaints("low_literacy").map(\.code) == [.unitClash])
    let unknown = complaints("low_literacy_peple")
    #expect(unknown.map(\.code) == [.unknownIndicator])
    #expect(unknown.first?.hint == "did you mean 'low_literacy_people'?")
    #expect(complaints(["indicator": "low_literacy_people", "share": 3]).map(\.hint) == ["write 3% as 0.03"])
  }

  @Test("prices of a year without a factor are not guessed")
  func prices() {
    let old = model.setting("cost", to: BenefitsFixture.figure(2000, "euro").setting("price_year", to: 2013))
    #expect(
      complaints(old).map(\.message) == [
        "'cost' is in prices of 2013, and there is no factor from 2013 to 2018"
      ])
    func factor(_ factor: ConfigNode) -> [Diagnostic] {
      BenefitsFixture.complaints(
        BenefitsFixture.node(["prices": ["year": 2024, "factor": factor, "source": "CBS"]]))
    }
    #expect(factor(1.26).isEmpty)
    #expect(factor(126).map(\.hint) == ["for prices that rose by 26% it is 1.26"])
    #expect(factor(0).map(\.code) == [.invalidValue])
  }

  @Test("names that are taken or malformed are refused where they are given")
  func names() {
    let schema = FrameSchema(
      BenefitsFixture.schema.columns + [
        Indicator(
          id: "benefits_net", label: LocalizedText(nl: "x"), unit: .euro, polarity: .context, domain: "x")
      ])
    #expect(
      BenefitsFixture.complaints(BenefitsFixture.node(), schema).map(\.message) == [
        "there already is a column 'benefits_net'"
      ])
    #expect(complaints(payers("total", BenefitsFixture.payer("x", 1))).map(\.code) == [.invalidValue])
    #expect(
      complaints(payers("Social Premiums", BenefitsFixture.payer("x", 1))).map(\.code) == [.invalidValue])
    #expect(
      BenefitsFixture.complaints(BenefitsFixture.node(["name": "Benefits"])).allSatisfy {
        $0.code == .invalidValue
      })
  }
}
