import ConsistencyTransform
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  private static let reason = "rows pass through at once, and the figures are computed at the end"

  @Test("consistency of indicators keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: ConsistencyTransform.self,
      TransformCase(
        "pairs", config: ["levels": ["wijk", "buurt"], "pairs": "notable"], keepsRows: Self.reason),
      TransformCase("groups", config: ["by": ["level", "period", "municipality"]], keepsRows: Self.reason)
    ).confirm()
  }
}
