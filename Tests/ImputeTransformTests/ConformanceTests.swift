import ImputeTransform
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("imputation keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: ImputeTransform.self,
      TransformCase("levels", config: [:], inputs: [ImputeFixture.schema], frames: [ImputeFixture.frame]),
      TransformCase(
        "mean", config: ["method": "mean", "least": 0.5, "indicators": ["low_income"], "levels": ["wijk"]])
    ).confirm()
  }
}
