import PluginTesting
import Testing
import TreatTransform

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("treating outliers keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: TreatTransform.self,
      TransformCase(config: ["levels": ["wijk", "buurt"], "indicators": ["low_income", "work"]])
    ).confirm()
  }
}
