import PluginTesting
import SpatialTransform
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("patterns on a map keep it")
  func conforms() throws {
    try Conformance.check(
      transform: SpatialTransform.self,
      TransformCase(
        config: Fixture.node, inputs: [Fixture.schema], frames: [Fixture.frame],
        files: ["map.json": Array(Fixture.geometry.utf8)])
    ).confirm()
  }
}
