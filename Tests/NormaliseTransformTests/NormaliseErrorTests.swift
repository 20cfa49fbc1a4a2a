import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("Complaints about normalising")
struct NormaliseErrorTests {
  private func complaints(_ node: ConfigNode) -> [String] {
    NormaliseFixture.complaints(node).map(\.description)
  }

  @Test("context is never scored")
  func context() {
    #expect(
      complaints(["method": "z_score", "indicators": ["inhabitants"]]) == [
        "test.yml:1:1: 'inhabitants' is context and is never scored. Leave it out, or say in the catalogue "
          + "whether higher is better or worse [config.context-scored]"
      ])
  }

  @Test("an unknown indicator or method is met with the nearest one")
  func unknown() {
    #expect(
      complaints(["method": "z_score", "indicators": ["low_incom", "wrok"]]) == [
        "test.yml:1:1: no input column 'low_incom'. Did you mean 'low_income'? [config.unknown-indicator]",
        "test.yml:1:1: no input column 'wrok'. Did you mean 'work'? [config.unknown-indicator]",
      ])
    #expect(complaints(["method": "zscore"]).first?.contains("Did you mean 'z_score'?") == true)
    #expect(complaints([:]).first?.contains("field 'method' is missing") == true)
  }

  @Test("a name that is taken or malformed is refused")
  func names() {
    #expect(complaints(["method": "rank", "suffix": ""]).count == 3)
    #expect(complaints(["method": "rank", "indicators": ["work"], "suffix": "-Z"]).count == 1)
  }

  @Test("goalposts are needed for each indicator, and for no other")
  func goalposts() {
    let found = NormaliseFixture.complaints([
      "method": "goalposts", "indicators": ["low_income", "work"],
      "goalposts": ["low_income": [0, 40], "wrk": [0, 100]],
    ])
    #expect(
      found.map(\.message) == ["goalposts for 'wrk', which is not scored", "no goalposts for 'work'"])
    #expect(found.map(\.code) == [.unknownIndicator, .missingField])
  }

  @Test(
    "goalposts and ranges are two numbers, the lower one first",
    arguments: [
      [40, 0], [1], [1, 2, 3], [5, 5],
    ] as [ConfigNode])
  func pairs(numbers: ConfigNode) {
    let posts = NormaliseFixture.complaints([
      "method": "goalposts", "indicators": ["work"], "goalposts": ["work": numbers],
    ])
    #expect(posts.first?.code == .invalidValue)
    #expect(
      NormaliseFixture.complaints(["method": "min_max", "range": numbers]).map(\.code) == [.invalidValue])
  }

  @Test("an option without effect is a mistake")
  func uselessOptions() {
    #expect(
      NormaliseFixture.complaints([
        "method": "z_score", "range": [0, 1], "ties": "minimum", "goalposts": ["work": [0, 1]],
        "indicators": ["work"],
      ]).map(\.message) == [
        "'range' has no effect with z_score", "'ties' has no effect with z_score",
        "'goalposts' has no effect with z_score",
      ])
  }

  @Test("targets and references are needed for each indicator, and for no other")
  func benchmarks() {
    let targets = NormaliseFixture.complaints([
      "method": "target", "indicators": ["low_income", "work"], "targets": ["low_income": 40, "wrk": 1],
    ])
    #expect(targets.map(\.message) == ["targets for 'wrk', which is not scored", "no targets for 'work'"])
    let references = NormaliseFixture.complaints([
      "method": "reference", "indicators": ["work"], "reference": ["low_income": 40],
    ])
    #expect(
      references.map(\.message) == [
        "reference for 'low_income', which is not scored", "no reference for 'work'",
      ])
    #expect(complaints(["method": "reference", "indicators": ["work"]]).count == 1)
  }

  @Test("classes are a sensible number of them", arguments: [-1, 0, 1, 1001] as [ConfigNode])
  func classes(count: ConfigNode) {
    #expect(
      NormaliseFixture.complaints(["method": "quantile_class", "classes": count]).map(\.code)
        == [.invalidValue])
  }

  @Test("a reference area has to be looked up in a period")
  func referenceWithoutPeriod() {
    #expect(
      complaints(["method": "reference", "reference": "NL00", "by": "level"]) == [
        "test.yml:1:1: a reference area has another value in each period. Write by: [level, period], or give "
          + "the reference as a number [config.invalid-value]"
      ])
    #expect(complaints(["method": "reference", "reference": 4, "by": "level"]).isEmpty)
  }

  @Test("the options of one method have no effect with another")
  func optionsOfOtherMethods() {
    #expect(
      NormaliseFixture.complaints([
        "method": "robust_z", "targets": ["work": 1], "reference": "NL00", "cap": true, "classes": 4,
        "indicators": ["work"],
      ]).map(\.message).filter { $0.contains("no effect") } == [
        "'targets' has no effect with robust_z", "'reference' has no effect with robust_z",
        "'cap' has no effect with robust_z", "'classes' has no effect with robust_z",
      ])
  }

  @Test("levels are never compared with each other")
  func groupingWithoutLevel() {
    #expect(
      complaints(["method": "rank", "by": ["period"]]) == [
        "test.yml:1:1: areas of different levels can't be compared with each other. Write by: [level, period] "
          + "[config.invalid-value]"
      ])
  }

  @Test("there has to be something to score")
  func nothingToScore() {
    #expect(NormaliseFixture.complaints(["method": "rank", "indicators": []]).map(\.code) == [.missingField])
  }
}
