import Foundation
import PluginKit
import Testing

@testable import PipelineSchema

@Suite("The schema of a pipeline file follows the declarations")
struct PipelineSchemaTests {
  static let declarations = [
    PluginDeclaration(
      name: "table", kind: .source, purpose: "Reads a table.",
      config: ConfigSpec([
        ConfigField("location", .location, .required, doc: "The file.", example: "a.csv"),
        ConfigField("level", .choice(["1", "low"]), .defaults(to: "1"), doc: "How far."),
        shared,
      ])),
    PluginDeclaration(
      name: "both", kind: .transform, purpose: "Takes two.",
      config: ConfigSpec([shared, ConfigField("model", .document(.list(.number)), doc: "A model.")]),
      inputs: 2...2
    ),
    PluginDeclaration(
      name: "file", kind: .sink, purpose: "Makes a file.",
      config: ConfigSpec([ConfigField("path", .outputPath, .required, doc: "The file.")])),
  ]

  static let shared = ConfigField("columns", .map(.text), doc: "The columns.", example: "{ a: B }")

  private let schema: [String: Any]

  init() throws {
    let text = PipelineSchema(Self.declarations).text
    schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func definition(_ name: String) throws -> [String: Any] {
    try #require((schema["definitions"] as? [String: Any])?[name] as? [String: Any])
  }

  private func property(_ name: String, of definition: String) throws -> [String: Any] {
    try #require((try self.definition(definition)["properties"] as? [String: Any])?[name] as? [String: Any])
  }

  @Test("the plugin that 'use' names decides which fields there are")
  func use() throws {
    let source = try definition("source")
    let use = try #require((source["properties"] as? [String: [String: Any]])?["use"])
    let names = try #require((use["anyOf"] as? [[String: Any]])?.first)
    #expect(names["enum"] as? [String] == ["table"])
    #expect(names["enumDescriptions"] as? [String] == ["Reads a table."])
    let condition = try #require((source["allOf"] as? [[String: Any]])?.first)
    #expect((condition["then"] as? [String: String])?["$ref"] == "#/definitions/source.table")
    #expect(try definition("source.table")["additionalProperties"] as? Bool == false)
  }

  @Test("description, default and example come from the declaration, as YAML reads them")
  func annotations() throws {
    let level = try property("level", of: "source.table")
    #expect(level["description"] as? String == "How far.")
    #expect(level["default"] as? Int == 1)
    #expect(try property("location", of: "source.table")["examples"] as? [String] == ["a.csv"])
  }

  @Test("a field that two plugins declare alike stands there once")
  func sharing() throws {
    for owner in ["source.table", "transform.both"] {
      #expect(try property("columns", of: owner)["$ref"] as? String == "#/definitions/field.columns")
    }
    #expect(try definition("field.columns")["description"] as? String == "The columns.")
  }

  @Test("a step reads from as many steps as its plugin does: a source from none, a sink from one")
  func from() throws {
    #expect((try definition("source.table")["properties"] as? [String: Any])?["from"] == nil)
    let two = try property("from", of: "transform.both")
    #expect(two["minItems"] as? Int == 2 && two["maxItems"] as? Int == 2)
    #expect(try definition("sink.file")["required"] as? [String] == ["use", "from", "path"])
    #expect(try property("from", of: "sink.file")["anyOf"] != nil)
  }

  @Test("the path of a file may stand for a document")
  func document() throws {
    let alternatives = try property("model", of: "transform.both")["anyOf"] as? [[String: Any]]
    #expect(alternatives?.count == 2)
    #expect((alternatives?[0]["type"] as? [String])?.contains("string") == true)
    #expect(alternatives?[1]["type"] as? String == "array")
  }

  @Test("the same declarations give the same bytes")
  func reproducible() {
    #expect(PipelineSchema(Self.declarations).text == PipelineSchema(Self.declarations).text)
    #expect(CatalogueSchema.text.hasSuffix("}\n"))
  }
}
