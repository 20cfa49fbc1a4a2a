import CompareTransform
import PluginTesting
import Testing

@Suite("The contract of plugins")
struct ConformanceTests {
  @Test("comparisons keep it")
  func conforms() throws {
    try Conformance.check(
      transform: CompareTransform.self,
      TransformCase(
        "larger areas", config: ["indicators": ["low_income", "work"], "with": ["country", "municipality"]]),
      TransformCase(
        "a table of provinces",
        config: [
          "indicators": ["low_income"], "with": ["province"], "trend": "least_squares",
          "province": ["location": "m.csv", "area": "code", "region": "province"],
        ], files: ["m.csv": Array("code,province\nGM0363,Noord-Holland\nGM0855,Noord-Brabant\n".utf8)]),
      TransformCase(
        "areas alike",
        config: [
          "indicators": ["low_income"], "with": ["alike"], "average": "median",
          "alike": ["size": "inhabitants", "classes": [1000], "minimum": 2],
        ])
    ).confirm()
  }
}
