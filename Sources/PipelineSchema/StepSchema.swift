import JSONWriting
import PipelineEngine
import PluginKit

/// The schemas of steps: which plugin `use` names decides which fields there are.
enum StepSchema {
  /// The name of the definition of a plugin.
  static func name(_ declaration: PluginDeclaration) -> String {
    "\(declaration.kind.rawValue).\(declaration.name)"
  }

  /// The fields of a step: those of the plugin, and those that every step has.
  static func fields(_ declaration: PluginDeclaration) -> [ConfigField] {
    let own = Set(declaration.config.fields.map(\.name))
    let host = FileFormat.step.filter { !own.contains($0.name) && $0.name != "use" && $0.name != "from" }
    return declaration.config.fields + host
  }

  /// The schema of any step of a kind.
  static func choice(_ kind: PluginDeclaration.Kind, among all: [PluginDeclaration]) -> SchemaPart {
    let plugins = all.filter { $0.kind == kind }
    let names = plugins.map { JSONValue.string($0.name) }
    let purposes = plugins.map { JSONValue.string($0.purpose) }
    // `enumDescriptions` is what editors show behind the words; validators pass it over.
    let use = SchemaPart([("description", .string("The plugin."))])
      .with(
        .any(of: [
          SchemaPart([("enum", .array(names)), ("enumDescriptions", .array(purposes))]),
          ScalarSchema.parameter,
        ]))
    return SchemaPart.types(["object"])
      .with("properties", .members([("use", use.json)]))
      .with("required", .line(.array([.string("use")])))
      .with("allOf", .array(plugins.map(condition)))
  }

  private static func condition(_ declaration: PluginDeclaration) -> JSONValue {
    let use = JSONValue.members([("use", .members([("const", .string(declaration.name))]))])
    return .members([
      ("if", .line(.members([("properties", use), ("required", .array([.string("use")]))]))),
      ("then", .line(SchemaPart.reference(name(declaration)).json)),
    ])
  }

  /// The schema of a step of one plugin.
  static func plugin(_ declaration: PluginDeclaration, _ types: TypeSchema) -> SchemaPart {
    var properties: [(key: String, value: JSONValue)] = [("use", .members([]))]
    var required = ["use"]
    if declaration.inputs.upperBound > 0, let field = FileFormat.step.first(where: { $0.name == "from" }) {
      properties.append(("from", from(field, declaration.inputs).json))
      if declaration.inputs.lowerBound > 0 { required.append("from") }
    }
    let fields = fields(declaration)
    properties += fields.map { ($0.name, types.property($0, isStep: true).json) }
    required += fields.filter { $0.presence == .required }.map(\.name)
    return SchemaPart([("description", .string(declaration.purpose))])
      .with(.types(["object"]))
      .with("properties", .members(properties))
      .with("required", .line(.array(required.map(JSONValue.string))))
      .with("additionalProperties", .flag(false))
  }

  /// As many steps as the plugin reads from.
  private static func from(_ field: ConfigField, _ inputs: ClosedRange<Int>) -> SchemaPart {
    var list = SchemaPart.types(["array"]).with("items", ScalarSchema.text.json)
      .with("minItems", .number(Double(inputs.lowerBound)))
    if inputs.upperBound < .max { list = list.with("maxItems", .number(Double(inputs.upperBound))) }
    let alternatives = inputs.contains(1) ? [ScalarSchema.text, list] : [list]
    return SchemaPart([("description", .string(field.doc))]).with(.any(of: alternatives))
  }
}
