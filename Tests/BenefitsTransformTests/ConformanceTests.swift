import BenefitsTransform
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("costs and benefits keep it")
  func conforms() throws {
    try Conformance.check(
      transform: BenefitsTransform.self,
      TransformCase(
        config: BenefitsFixture.node(["levels": ["municipality", "wijk"]]), inputs: [BenefitsFixture.schema],
        frames: [BenefitsFixture.frame])
    ).confirm()
  }
}
