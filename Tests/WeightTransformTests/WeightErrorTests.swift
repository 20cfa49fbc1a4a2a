import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Complaints about weighting")
struct WeightErrorTests {
  private func complaints(_ node: ConfigNode) -> [String] {
    WeightFixture.complaints(node).map(\.description)
  }

  @Test("context is never scored, wherever it is named")
  func context() {
    for node in [["indicators": ["inhabitants"]], ["weights": ["inhabitants": 1]]] as [ConfigNode] {
      let found = WeightFixture.complaints(node)
      #expect(found.map(\.code) == [.contextScored])
      #expect(found.first?.message == "'inhabitants' is context and is never scored")
      #expect(found.first?.place != nil)
    }
  }

  @Test("an unknown indicator is met with the nearest one")
  func unknown() {
    #expect(
      complaints(["weights": ["low_income": 1, "asistance": 2]]) == [
        "test.yml:1:1: no input column 'asistance'. Did you mean 'assistance'? [config.unknown-indicator]"
      ])
    #expect(WeightFixture.complaints(["indicators": ["wrk"]]).map(\.code) == [.unknownIndicator])
  }

  @Test("weights are not negative and not all zero")
  func weights() {
    #expect(
      complaints(["weights": ["low_income": 1, "work": -1]]) == [
        "test.yml:1:1: the weight of 'work' is -1. Which way an indicator counts follows from its polarity; "
          + "give a weight of 0 or more [config.invalid-value]"
      ])
    #expect(
      complaints(["weights": ["low_income": 0, "work": 0.0]]) == [
        "test.yml:1:1: the weights add up to 0. Give at least one indicator a weight above 0 "
          + "[config.invalid-value]"
      ])
    #expect(WeightFixture.complaints(["weights": [:]]).map(\.code) == [.missingField])
    #expect(WeightFixture.complaints(["weights": ["work": "heavy"]]).map(\.code) == [.wrongType])
  }

  @Test("indicators are named in one way only")
  func twoLists() {
    #expect(
      WeightFixture.complaints(["weights": ["work": 1], "indicators": ["low_income"]]).map(\.code)
        == [.invalidValue])
  }

  @Test("a coverage is a share", arguments: [66, -0.1] as [ConfigNode])
  func coverage(value: ConfigNode) {
    let found = WeightFixture.complaints(["coverage": value])
    #expect(found.map(\.code) == [.invalidValue])
    #expect(found.first?.hint == "write 66% as 0.66")
  }

  @Test(
    "a geometric mean is refused for scores that are not above zero, with a way out",
    arguments: [
      (["method": "geometric"], "use normalise: min_max with range: [1, 100]"),
      (["method": "geometric", "normalise": "percentile"], "use normalise: min_max with range: [1, 100]"),
      (["method": "geometric", "normalise": "min_max"], "give range: [1, 100]"),
      (["method": "geometric", "normalise": "min_max", "range": [-1, 100]], "give range: [1, 100]"),
    ] as [(ConfigNode, String)])
  func geometric(node: ConfigNode, hint: String) {
    let found = WeightFixture.complaints(node)
    #expect(found.map(\.code) == [.invalidValue])
    #expect(found.first?.hint == hint)
  }

  @Test("scores of the input must point to vulnerability and share a unit")
  func plainScores() {
    let found = WeightFixture.complaints(["normalise": "none"])
    #expect(found.map(\.code) == [.invalidValue, .unitClash])
    #expect(
      found.map(\.message) == [
        "'work' is better when higher, which 'normalise: none' can't turn round",
        "'assistance' is in per_1000 and 'low_income' in percent",
      ])
    #expect(WeightFixture.complaints(["normalise": "none", "indicators": ["low_income"]]).isEmpty)
  }

  @Test("names that are taken or malformed are refused, also those of rank and coverage")
  func names() {
    #expect(WeightFixture.complaints(["name": "work"]).map(\.code) == [.invalidValue])
    #expect(WeightFixture.complaints(["name": "My index"]).map(\.code) == [.invalidValue])
    let schema = FrameSchema([
      WeightFixture.indicator("index_rank", .score, .worse),
      WeightFixture.indicator("work", .percent, .better),
    ])
    #expect(
      WeightFixture.complaints(["rank": true], schema).map(\.message) == [
        "there already is a column 'index_rank'"
      ])
    #expect(WeightFixture.complaints([:], schema).isEmpty)
  }

  @Test("an option without effect is a mistake")
  func uselessOptions() {
    #expect(
      WeightFixture.complaints(["range": [0, 1]]).map(\.message) == ["'range' has no effect with z_score"])
    #expect(
      WeightFixture.complaints(["normalise": "none", "indicators": ["work"], "ties": "dense"]).map(\.message)
        .contains("'ties' has no effect with none"))
  }

  @Test("there has to be something to weight")
  func nothing() {
    let schema = FrameSchema([WeightFixture.indicator("inhabitants", .count, .context)])
    #expect(WeightFixture.complaints([:], schema).map(\.message) == ["there is no indicator to score"])
  }
}
