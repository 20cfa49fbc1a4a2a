import IndicatorSchema
import JSONWriting
import PipelineEngine
import PluginKit
import Testing

@testable import PipelineSchema

@Suite(
  "A schema accepts what the declaration accepts, and nothing else",
  .enabled(if: Validator.isThere, "python3 has no jsonschema and ruamel.yaml: see PEIL_CHECKS_PYTHON"))
struct AgreementTests {
  /// What `ConfigSpec` makes of a document.
  private func isAccepted(_ document: String, _ fields: [ConfigField]) throws -> Bool {
    var diagnostics = Diagnostics()
    _ = ConfigSpec(fields).decode(try YAMLReader.read(document, name: "test"), into: &diagnostics)
    return diagnostics.isEmpty
  }

  private func schema(_ fields: [ConfigField]) -> String {
    SchemaDocument.text(TypeSchema().object(fields).json)
  }

  @Test("on declarations and documents made by chance", arguments: [1, 2, 3] as [UInt64])
  func chance(seed: UInt64) throws {
    var made = RandomDeclarations(seed: seed)
    let specs = (0..<120).map { _ in made.fields() }
    let documents = specs.map { fields in (0..<25).map { _ in made.document(fields) } }
    let verdicts = try Validator.verdicts(
      zip(specs, documents).map { Validator.Case(schema: schema($0), documents: $1) })
    var accepted = 0
    for (index, fields) in specs.enumerated() {
      for (document, verdict) in zip(documents[index], verdicts[index]) {
        let expected = try isAccepted(document, fields)
        accepted += expected ? 1 : 0
        #expect(
          verdict == expected, "\(document) by \(fields.map { "\($0.name): \($0.type), \($0.presence)" })")
      }
    }
    // Neither side may be right by refusing or accepting everything.
    #expect((600...2400).contains(accepted))
  }

  @Test(
    "a run parameter may stand for any value that is written as one word",
    arguments: [
      .text, .integer, .number, .flag, .choice(["one"]), .location, .outputPath, .indicator, .list(.integer),
      .map(.choice(["1"])), .object([ConfigField("n", .number, .required, doc: "A number.")]),
    ] as [ConfigType])
  func parameter(type: ConfigType) throws {
    let fields = [ConfigField("a", type, .required, doc: "A value.")]
    let value =
      switch type {
      case .list: "[5, ${n}]"
      case .map: "{ k: ${n} }"
      case .object: "{ n: \"${n}\" }"
      default: "${folder}/${name}.csv"
      }
    let verdicts = try Validator.verdicts([.init(schema: schema(fields), documents: ["a: \(value)".yaml])])
    #expect(verdicts == [[true]])
  }
}

extension String {
  /// With quotes where a brace would end the map that it stands in.
  fileprivate var yaml: String { replacing(" ${n}", with: " \"${n}\"") }
}
