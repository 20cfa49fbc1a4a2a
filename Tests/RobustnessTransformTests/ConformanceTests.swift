import PluginTesting
import RobustnessTransform
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("robustness of an index keeps it")
  func conforms() throws {
    let weighted = try RobustnessFixture.weighted()
    try Conformance.check(
      transform: RobustnessTransform.self,
      TransformCase(
        config: RobustnessFixture.map(
          RobustnessFixture.index + [
            ("index", "index"), ("vary", RobustnessFixture.vary), ("replications", 10),
          ]), inputs: [weighted.schema], frames: [weighted.frame])
    ).confirm()
  }
}
