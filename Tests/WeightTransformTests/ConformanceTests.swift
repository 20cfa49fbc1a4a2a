import PluginTesting
import Testing
import WeightTransform

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("an index keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: WeightTransform.self,
      TransformCase(
        config: [
          "weights": ["low_income": 2, "work": 1], "levels": ["wijk", "buurt"], "coverage_column": true,
        ]),
      TransformCase(
        "an index of indices",
        config: [
          "tree": [
            "money": ["weight": 2, "of": ["low_income": 1, "income": 1]],
            "labour": ["method": "geometric", "of": ["work"]],
          ], "normalise": "min_max", "range": [1, 100],
        ])
    ).confirm()
  }
}
