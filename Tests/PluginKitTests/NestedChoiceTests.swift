import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

@Suite("A choice of types inside a choice of types is looked into")
struct NestedChoiceTests {
  private func isAccepted(_ node: ConfigNode) -> Bool {
    let inner = ConfigType.either([.number, .map(.number)])
    let spec = ConfigSpec([ConfigField("weight", .either([.list(.text), inner]), doc: "A weight.")])
    var diagnostics = Diagnostics()
    _ = spec.decode(node, into: &diagnostics)
    return diagnostics.isEmpty
  }

  @Test("whatever the shape of what is given")
  func shapes() {
    #expect(isAccepted(["weight": 2]))
    #expect(isAccepted(["weight": ["a": 2]]))
    #expect(isAccepted(["weight": ["a", "b"]]))
    #expect(!isAccepted(["weight": ["a": "b"]]))
    #expect(!isAccepted(["weight": "b"]))
  }
}
