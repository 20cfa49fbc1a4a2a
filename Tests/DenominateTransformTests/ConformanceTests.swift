import DenominateTransform
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("dividing by the size of an area keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: DenominateTransform.self,
      TransformCase(config: ["by": "inhabitants", "per": 1000, "indicators": ["income"]])
    ).confirm()
  }
}
