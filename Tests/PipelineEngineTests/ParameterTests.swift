import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@testable import PipelineEngine

@Suite("Run parameters fill in ${name}")
struct ParameterTests {
  private func fill(
    _ text: ConfigNode, given: [String: String] = [:], environment: [String: String] = [:],
    declared: ConfigNode? = nil
  ) -> (String?, Diagnostics) {
    var diagnostics = Diagnostics()
    let result = Parameters(given: given, environment: environment)
      .substitute(text, declared: declared, into: &diagnostics)
    return (result.node.text, diagnostics)
  }

  @Test("a value given wins over the environment, which wins over the default")
  func precedence() {
    let declared: ConfigNode = ["year": ["default": "1"]]
    #expect(fill("${year}", declared: declared).0 == "1")
    #expect(fill("${year}", environment: ["PEIL_YEAR": "2"], declared: declared).0 == "2")
    #expect(
      fill("${year}", given: ["year": "3"], environment: ["PEIL_YEAR": "2"], declared: declared).0 == "3")
  }

  @Test("several parameters in one text are filled in, and what they hold is not looked at again")
  func several() {
    #expect(fill("${a}/x-${b}.csv", given: ["a": "${b}", "b": "2"]).0 == "${b}/x-2.csv")
  }

  @Test("$${ stands for a plain ${")
  func escaped() { #expect(fill("$${a}").0 == "${a}") }

  @Test("a brace that is never closed is an error")
  func unclosed() { #expect(fill("${a").1.items.first?.code == .invalidValue) }
}
