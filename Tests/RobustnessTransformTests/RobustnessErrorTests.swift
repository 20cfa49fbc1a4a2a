import IndicatorSchema
import PluginKit
import PluginTesting
import RobustnessTransform
import Testing

@Suite("Complaints about robustness")
struct RobustnessErrorTests {
  private func complaints(_ vary: ConfigNode, _ options: [(String, ConfigNode)] = RobustnessFixture.index)
    -> [String]
  {
    RobustnessFixture.complaints([("vary", vary)], options).map(\.description)
  }

  @Test("options that do not give the index that is there are refused, with both values")
  func otherIndex() throws {
    let weighted = try RobustnessFixture.weighted()
    let other: [(String, ConfigNode)] = [
      ("weights", ["low_income": 1, "work": 1, "assistance": 1]), ("levels", ["wijk"]),
      ("vary", ["weights": "25%"]),
    ]
    let transform = try RobustnessFixture.transform(other, weighted.schema)
    do {
      _ = try PluginHarness.run(transform, [weighted.frame])
      Issue.record("another index was accepted")
    } catch {
      let found = try #require(Diagnostics(error).items.first)
      #expect(found.code == .invalidValue && found.place != nil)
      #expect(found.message.hasPrefix("'index' of WK036310 is "))
      #expect(found.message.contains(", and these options make it "))
      #expect(
        found.hint == "give this step the indicators, weights and options of the step that made the index")
    }
  }

  @Test("an index that has a value where the options give none is refused")
  func coverage() throws {
    let weighted = try RobustnessFixture.weighted()
    let transform = try RobustnessFixture.transform(
      RobustnessFixture.index + [("coverage", 1), ("vary", ["weights": "25%"])], weighted.schema)
    #expect(throws: Diagnostic.self) { try PluginHarness.run(transform, [weighted.frame]) }
  }

  @Test("an unknown index is met with the nearest one")
  func unknownIndex() throws {
    let schema = try RobustnessFixture.weighted().schema
    do {
      _ = try PluginHarness.transform(
        RobustnessTransform.self, ["index": "indx", "vary": ["weights": "25%"]], inputs: [schema],
        PluginHarness.context())
      Issue.record("an unknown index was accepted")
    } catch {
      #expect(
        Diagnostics(error).items.map(\.description) == [
          "test.yml:1:1: no input column 'indx'. Did you mean 'index'? [config.unknown-indicator]"
        ])
    }
  }

  @Test("what was chosen has to be among the alternatives")
  func nominal() {
    #expect(
      complaints(["normalise": ["min_max", "percentile"]]) == [
        "test.yml:1:1: 'z_score', with which the index was made, is not in the list. "
          + "Write normalise: [z_score, min_max, percentile] [config.invalid-value]"
      ])
    #expect(complaints(["method": ["geometric"]]).count == 1)
    #expect(complaints(["impute": ["mean"]]).count == 1)
    #expect(complaints(["normalise": ["z_score", "min_max", "min_max"]]).count == 1)
  }

  @Test(
    "nothing that varies is no analysis",
    arguments: [[:], ["weights": "0%"], ["method": ["arithmetic"]]] as [ConfigNode])
  func nothing(vary: ConfigNode) {
    let found = RobustnessFixture.complaints([("vary", vary)])
    #expect(found.map(\.code) == [.missingField] && found.first?.message == "nothing varies")
  }

  @Test(
    "a spread of weights is a part below all", arguments: ["100%", "-1%", "1.5", "much", "%"] as [ConfigNode])
  func spread(text: ConfigNode) {
    #expect(RobustnessFixture.complaints([("vary", ["weights": text])]).map(\.code) == [.invalidValue])
  }

  @Test("methods with numbers of their own are possible for the index alone")
  func ownNumbers() {
    let found = RobustnessFixture.complaints([("vary", ["normalise": ["z_score", "target"]])])
    #expect(found.map(\.code) == [.invalidValue])
    let scores: [(String, ConfigNode)] = [("normalise", "none"), ("weights", ["low_income": 1])]
    #expect(
      RobustnessFixture.complaints([("vary", ["normalise": ["z_score"], "weights": "25%"])], scores).map(
        \.message)
        == ["with 'normalise: none' there are no other ways to score"])
  }

  @Test("group means need groups, and groups need group means")
  func groups() {
    #expect(
      complaints(["impute": ["none", "group_mean"]]).first?.contains("'group_mean' needs 'groups'") == true)
    #expect(complaints(["impute": ["none", "mean"], "groups": "municipality"]).count == 1)
    #expect(
      complaints(["impute": ["none", "group_mean"], "groups": "urbanty"]) == [
        "test.yml:1:1: no input column 'urbanty'. Did you mean 'urbanity'? [config.unknown-indicator]"
      ])
  }

  @Test("a power goes with a power mean")
  func power() {
    #expect(complaints(["method": ["arithmetic", "power"]]).count == 1)
    #expect(complaints(["method": ["arithmetic", "geometric"], "power": 2]).count == 1)
    #expect(complaints(["method": ["arithmetic", "power"], "power": 0]).count == 1)
    #expect(complaints(["method": ["arithmetic", "power"], "power": 2]).isEmpty)
    let index: [(String, ConfigNode)] =
      RobustnessFixture.index + [("normalise", "rank"), ("method", "power"), ("power", 2)]
    #expect(complaints(["method": ["arithmetic", "power"]], index).isEmpty)
    #expect(complaints(["method": ["arithmetic", "power"], "power": 3], index).count == 1)
  }

  @Test(
    "errors of values make sense",
    arguments: [
      ["rounding": 0], ["rounding": -5], ["rounding": ["low_income": 0]], ["relative": "wide"],
      ["bounds": "normal", "confidence": "100%"], ["bounds": "uniform", "confidence": "95%"], [:],
      ["rounding": ["inhabitants": 5]], ["rounding": ["low_incme": 5]],
    ] as [ConfigNode])
  func data(node: ConfigNode) {
    #expect(complaints(["data": node]).count == 1, "\(complaints(["data": node]))")
  }

  @Test("numbers stay within reason")
  func numbers() {
    let vary: (String, ConfigNode) = ("vary", ["weights": "25%"])
    for wrong in [
      ("replications", 9), ("replications", 20_001), ("top", 0), ("sensitivity", ["replications": 1]),
    ] as [(String, ConfigNode)] {
      #expect(RobustnessFixture.complaints([vary, wrong]).map(\.code) == [.invalidValue])
    }
    #expect(RobustnessFixture.complaints([vary, ("within", "province")]).map(\.code) == [.invalidValue])
    #expect(RobustnessFixture.complaints([("vary", ["wieghts": "25%"])]).map(\.code) == [.unknownField])
  }

  @Test("all mistakes are reported at once")
  func together() {
    let found = RobustnessFixture.complaints([
      ("vary", ["weights": "200%", "method": ["geometric"]]), ("top", 0), ("replications", 1),
    ])
    #expect(found.count == 4)
  }

  @Test("a choice per level goes with several methods")
  func perLevel() {
    #expect(complaints(["weights": "25%", "method_per": "level"]).count == 1)
    #expect(complaints(["method": ["arithmetic", "harmonic"], "method_per": "levle"]).count == 1)
  }

  @Test("weights that each area has its own of can't vary")
  func ownWeights() {
    let index: [(String, ConfigNode)] = [
      ("indicators", ["low_income", "work"]), ("normalise", "min_max"), ("weighting", "benefit_of_the_doubt"),
    ]
    let found = RobustnessFixture.complaints([("vary", ["weights": "25%"])], index)
    #expect(found.map(\.code) == [.invalidValue])
    #expect(
      found.first?.message.hasPrefix("with the benefit of the doubt each area has weights of its own") == true
    )
  }

  @Test("an area that is not there is met with the nearest one")
  func unknownArea() throws {
    do {
      _ = try RobustnessFixture.run([
        ("vary", ["weights": "25%"]), ("replications", 10), ("sensitivity", ["areas": ["WK036399"]]),
      ])
      Issue.record("an unknown area was accepted")
    } catch {
      #expect(Diagnostics(error).items.map(\.code) == [.unknownArea])
    }
  }

  @Test("context is never scored, and negative weights mean nothing")
  func index() {
    let vary: (String, ConfigNode) = ("vary", ["weights": "25%"])
    #expect(
      RobustnessFixture.complaints([vary], [("indicators", ["inhabitants"])]).map(\.code) == [.contextScored])
    #expect(
      RobustnessFixture.complaints([vary], [("weights", ["low_income": 1, "work": -1])]).map(\.code) == [
        .invalidValue
      ])
    #expect(
      RobustnessFixture.complaints([vary], [("weights", ["low_income": 0, "work": 0])]).map(\.code) == [
        .invalidValue
      ])
  }
}
