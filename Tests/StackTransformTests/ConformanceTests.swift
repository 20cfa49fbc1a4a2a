import IndicatorSchema
import PluginTesting
import StackTransform
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  private static let turned = FrameSchema(ConformanceSample.schema.columns.reversed())
  private static let frames = [
    ConformanceSample.frame(),
    ConformanceSample.frame(turned, periods: [Period(year: 2018)].compactMap { $0 }),
  ]

  @Test("rows under each other keep it")
  func conforms() throws {
    try Conformance.check(
      transform: StackTransform.self,
      TransformCase(config: [:], inputs: [ConformanceSample.schema, Self.turned], frames: Self.frames)
    ).confirm()
  }
}
