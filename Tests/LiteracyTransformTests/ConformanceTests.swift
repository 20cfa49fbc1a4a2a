import LiteracyTransform
import PluginKit
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("the model of low literacy keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: LiteracyTransform.self,
      TransformCase(
        config: Fixture.config.with("draws", 200), inputs: [Fixture.schema], frames: [Fixture.frame])
    ).confirm()
  }
}
