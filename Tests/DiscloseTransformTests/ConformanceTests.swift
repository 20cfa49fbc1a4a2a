import DiscloseTransform
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("disclosure control keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: DiscloseTransform.self,
      TransformCase(
        config: ["least_people": 50, "sums": ["inhabitants": ["young", "old"]]],
        inputs: [DiscloseFixture.schema],
        frames: [DiscloseFixture.frame], context: PluginHarness.context(ancestors: DiscloseFixture.ancestors))
    ).confirm()
  }
}
