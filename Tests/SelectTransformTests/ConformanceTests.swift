import PluginTesting
import SelectTransform
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("a selection of rows and columns keeps it")
  func conforms() throws {
    try Conformance.check(
      transform: SelectTransform.self,
      TransformCase(
        "rows", config: ["areas": ["NL00"], "within": ["GM0855"], "levels": ["country", "wijk", "buurt"]]),
      TransformCase("columns", config: ["indicators": ["work", "income"]]),
      TransformCase("coverage", config: ["drop": ["income"], "coverage": ["of": ["work"], "least": 0.5]])
    ).confirm()
  }
}
