import JSONWriting
import PluginKit

/// Turns declared types into schemas that accept what `ConfigSpec` accepts.
struct TypeSchema {
  /// The definitions that stand for fields which are declared more than once.
  var shared = SharedFields()

  /// What a value is the value of; an empty one means another thing in each.
  private enum Position {
    /// A field of an object, where an empty value counts as not given.
    case field
    /// A field of a step, where moreover the path of a file may stand for a document.
    case stepField
    /// An element of a list or map, where an empty value is an empty text.
    case element
  }

  /// The schema of a map with these fields and no others.
  ///
  /// - Parameter isStep: Whether these are the fields of a step, where a path may stand for a document.
  func object(_ fields: [ConfigField], isStep: Bool = false) -> SchemaPart {
    let required = fields.filter { $0.presence == .required }.map { JSONValue.string($0.name) }
    let part = SchemaPart.types(["object"])
      .with("properties", .members(fields.map { ($0.name, property($0, isStep: isStep).json) }))
    return (required.isEmpty ? part : part.with("required", .line(.array(required))))
      .with("additionalProperties", .flag(false))
  }

  /// The schema of a field, or a reference to it where it is declared more than once.
  func property(_ field: ConfigField, isStep: Bool = false) -> SchemaPart {
    shared.name(of: field, isStep: isStep).map(SchemaPart.reference) ?? whole(field, isStep: isStep)
  }

  /// The schema of a field with all that its declaration says.
  func whole(_ field: ConfigField, isStep: Bool) -> SchemaPart {
    var alternatives = alternatives(field.type, isStep ? .stepField : .field)
    if field.presence != .required, let index = alternatives.firstIndex(where: \.hasType) {
      alternatives[index] = alternatives[index].orNothing
    }
    return annotations(field).with(.any(of: alternatives))
  }

  /// The schema of an element of a list or map.
  func element(_ type: ConfigType) -> SchemaPart { .any(of: alternatives(type, .element)) }

  private func annotations(_ field: ConfigField) -> SchemaPart {
    var part = SchemaPart([("description", .string(field.doc))])
    if case .defaults(let text) = field.presence {
      part = part.with("default", YAMLValue.reading(text) ?? .string(text))
    }
    if let example = field.example.flatMap(YAMLValue.reading) {
      part = part.with("examples", .line(.array([example])))
    }
    return part
  }

  /// The schemas of which a value must fit one.
  private func alternatives(_ type: ConfigType, _ position: Position) -> [SchemaPart] {
    switch type {
    case .list(let element):
      [SchemaPart.types(["array"]).with("items", self.element(element).json)]
    case .map(let value):
      [SchemaPart.types(["object"]).with("additionalProperties", element(value).json)]
    case .object(let fields): [object(fields)]
    case .document(let content):
      (position == .stepField ? [ScalarSchema.text] : []) + alternatives(content, position)
    case .anything: [SchemaPart()]
    case .either(let types): types.flatMap { alternatives($0, position) }
    default: ScalarSchema.alternatives(type, isElement: position == .element)
    }
  }
}
