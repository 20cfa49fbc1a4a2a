import JSONWriting
import PipelineEngine
import PluginKit

/// The JSON Schema (draft-07) of a pipeline file: what an editor completes and checks while one types.
///
/// Made from the declarations, so that an editor accepts what `peil check` does as far as a schema can tell. It can't
/// tell whether steps, columns and files exist.
public struct PipelineSchema {
  private let types: TypeSchema
  private let declarations: [PluginDeclaration]

  /// Takes the plugins that a file may use.
  public init(_ declarations: [PluginDeclaration]) {
    self.declarations = declarations
    types = TypeSchema(shared: SharedFields(steps: declarations.map(StepSchema.fields)))
  }

  /// The schema as text of JSON, ending in a newline.
  public var text: String { SchemaDocument.text(document) }

  private var document: JSONValue {
    let sections = PluginDeclaration.Kind.allCases.map { ("\($0.rawValue)s", $0) }
    let fields = FileFormat.pipeline.map { field -> (key: String, value: JSONValue) in
      let kind = sections.first { $0.0 == field.name }?.1
      return (field.name, (kind.map { section(field, of: $0) } ?? types.property(field)).json)
    }
    let required = FileFormat.pipeline.filter { $0.presence == .required }.map { JSONValue.string($0.name) }
    return SchemaDocument.head(title: "A pipeline of Peil")
      .with(.types(["object"]))
      .with("properties", .members(fields))
      .with("required", .line(.array(required)))
      .with("additionalProperties", .flag(false))
      .with("definitions", .members(definitions))
      .json
  }

  /// A section holds steps by name.
  private func section(_ field: ConfigField, of kind: PluginDeclaration.Kind) -> SchemaPart {
    SchemaPart([("description", .string(field.doc))])
      .with(.types(field.presence == .required ? ["object"] : ["object", "null"]))
      .with("additionalProperties", SchemaPart.reference(kind.rawValue).json)
  }

  private var definitions: [(key: String, value: JSONValue)] {
    let kinds = PluginDeclaration.Kind.allCases.map { kind in
      (kind.rawValue, StepSchema.choice(kind, among: declarations).json)
    }
    let plugins = declarations.map { declaration in
      (StepSchema.name(declaration), StepSchema.plugin(declaration, types).json)
    }
    let fields = types.shared.definitions.map { ($0.name, types.whole($0.field, isStep: $0.isStep).json) }
    return (kinds + plugins + fields).map { (key: $0.0, value: $0.1) }
  }
}

/// The JSON Schema (draft-07) of a catalogue file.
public enum CatalogueSchema {
  /// The schema as text of JSON, ending in a newline.
  public static var text: String {
    let head = SchemaDocument.head(title: "A catalogue of Peil")
    return SchemaDocument.text(head.with(TypeSchema().object(FileFormat.catalogue)).json)
  }
}

/// What both schemas have in common.
enum SchemaDocument {
  static func head(title: String) -> SchemaPart {
    SchemaPart([
      ("$schema", .string("http://json-schema.org/draft-07/schema#")),
      ("$comment", .string("Made by 'peil schema' from the declarations of the plugins.")),
      ("title", .string(title)),
    ])
  }

  static func text(_ document: JSONValue) -> String {
    var bytes: [UInt8] = []
    document.write(to: &bytes, indentation: 0)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}
