import PluginTesting
import RegionsTransform
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("regions keep it")
  func conforms() throws {
    try Conformance.check(
      transform: RegionsTransform.self,
      TransformCase("named", config: Fixture.kernen, inputs: [Fixture.schema], frames: [Fixture.frame]),
      TransformCase(
        "parents", config: ["to": "parent", "of": "wijk", "leave_out": ["wealth"], "keep": "regions"],
        inputs: [Fixture.schema], frames: [Fixture.frame]),
      TransformCase(
        "a table",
        config: [
          "table": ["location": "p.csv", "area": "code", "region": "kern", "name": "kern"],
          "level": "custom", "leave_out": ["wealth"],
        ], inputs: [Fixture.schema], frames: [Fixture.frame],
        files: ["p.csv": Array("code,kern\nWK085501,udenhout\nWK085502,udenhout\n".utf8)])
    ).confirm()
  }
}
