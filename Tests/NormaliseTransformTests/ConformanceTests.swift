import NormaliseTransform
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("normalisation keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: NormaliseTransform.self,
      TransformCase("z-scores", config: ["method": "z_score", "levels": ["municipality", "wijk"]]),
      TransformCase(
        "percentiles", config: ["method": "percentile", "indicators": ["work"]],
        inputs: [NormaliseFixture.schema],
        frames: [NormaliseFixture.frame])
    ).confirm()
  }
}
