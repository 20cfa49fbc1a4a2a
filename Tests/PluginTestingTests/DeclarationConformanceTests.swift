import IndicatorSchema
import PluginKit
import PluginTesting
import Testing

/// A transform whose declaration is wrong in every way.
private struct Careless: Transform {
  static let declaration = PluginDeclaration(
    name: "Care Less", kind: .transform, purpose: "does things",
    config: ConfigSpec([
      ConfigField("size", .integer, .defaults(to: "big"), doc: "The size."),
      ConfigField("size", .text, doc: ""),
      ConfigField("must", .text, .required, doc: "What must be."),
      ConfigField("word", .choice(["a", "a"]), .defaults(to: "b"), doc: "A word."),
    ]), version: "one", inputs: 0...1)

  let schema = FrameSchema()
  let derivations: [IndicatorID: Derivation] = [:]

  init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {}
  func start(host: any TransformHost) throws -> any TransformRun { throw Diagnostic(.fault, "never") }
}

@Suite("The contract of declarations")
struct DeclarationConformanceTests {
  private let report = Conformance.check(transform: Careless.self)

  @Test("everything that is wrong with a declaration is said")
  func faults() {
    let found = report.violations.filter { $0.rule == .declaration }.map(\.did)
    #expect(
      found == [
        "declaration: read the name", "declaration: read the purpose", "declaration: read the version",
        "declaration: read the number of inputs", "declaration: read the fields of 'Care Less'",
        "declaration: gave 'Care Less.size' its default", "declaration: read what 'Care Less.size' does",
        "declaration: looked for an example of 'Care Less.must'",
        "declaration: gave 'Care Less.word' its default", "declaration: read the words of 'Care Less.word'",
      ])
  }

  @Test("a plugin without a case does not pass")
  func noCase() {
    #expect(report.violations.contains { $0.rule == .configuration })
    #expect(throws: ConformanceReport.self) { try report.confirm() }
  }
}
