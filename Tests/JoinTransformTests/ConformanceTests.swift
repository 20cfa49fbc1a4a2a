import IndicatorSchema
import JoinTransform
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  private static let inputs = [
    FrameSchema(Array(ConformanceSample.schema.columns.prefix(2))),
    FrameSchema(Array(ConformanceSample.schema.columns.suffix(2))),
  ]

  @Test("a join keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: JoinTransform.self,
      TransformCase("beside each other", config: [:], inputs: Self.inputs),
      TransformCase(
        "by area alone", config: ["periods": "ignore", "prefer": ["inhabitants": "last"]],
        inputs: [ConformanceSample.schema, FrameSchema(Array(ConformanceSample.schema.columns.prefix(1)))])
    ).confirm()
  }
}
