import PluginTesting
import RepresentationTransform
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("over-representation keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: RepresentationTransform.self,
      TransformCase(
        config: [
          "indicators": ["assistance": ["of": "inhabitants"], "poverty": [:]],
          "give": ["share", "lq", "difference", "excess", "p", "p_adjusted", "shrunk", "z", "verdict"],
        ], inputs: [RepresentationFixture.schema], frames: [RepresentationFixture.frame])
    ).confirm()
  }
}
