import DeriveTransform
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("formulas keep it")
  func conforms() throws {
    try Conformance.check(
      transform: DeriveTransform.self,
      TransformCase(
        config: [
          "indicators": [
            "poor": [
              "formula": "inhabitants * low_income / 100", "unit": "count", "polarity": "context",
              "label": ["nl": "Mensen met laag inkomen", "en": "People with a low income"],
            ],
            "rest": ["formula": "inhabitants - poor", "unit": "count"],
          ]
        ])
    ).confirm()
  }
}
