import PipelineEngine
import PluginKit

/// What `peil plugins` prints, made from the declarations.
enum PluginHelp {
  /// All plugins by kind, one line each.
  static func list(_ declarations: [PluginDeclaration]) -> String {
    let width = declarations.map(\.name.count).max() ?? 0
    let groups = PluginDeclaration.Kind.allCases.map { kind in
      let lines = declarations.filter { $0.kind == kind }.map { declaration in
        "  \(declaration.name.padding(to: width))  \(declaration.purpose)"
      }
      return "\(kind.rawValue)s\n" + lines.joined(separator: "\n")
    }
    return groups.joined(separator: "\n\n") + "\n\n'peil plugins NAME' shows what one accepts."
  }

  /// The reference page of a plugin.
  static func page(_ declaration: PluginDeclaration) -> String {
    var lines = ["\(declaration.name) (\(declaration.kind.rawValue)): \(declaration.purpose)", ""]
    for field in declaration.config.fields { lines += describe(field, indent: "  ") }
    if declaration.kind == .source {
      lines += [
        "  quarantine: map with `max`, `percent`, `minimum_records`",
        "      How many records may be refused; none unless given.",
      ]
    }
    return lines.joined(separator: "\n")
  }

  private static func describe(_ field: ConfigField, indent: String) -> [String] {
    var lines = ["\(indent)\(field.name): \(shape(field.type))\(presence(field))"]
    lines.append("\(indent)    \(field.doc)")
    if let example = field.example { lines.append("\(indent)    Example: \(field.name): \(example)") }
    for nested in nestedFields(field.type) { lines += describe(nested, indent: indent + "    ") }
    return lines
  }

  private static func presence(_ field: ConfigField) -> String {
    switch field.presence {
    case .required: " (required)"
    case .optional: ""
    case .defaults(let value): " (default \(value))"
    }
  }

  private static func shape(_ type: ConfigType) -> String {
    switch type {
    case .object: "map with"
    case .either(let types): types.map(shape).joined(separator: ", or ")
    default: type.description
    }
  }

  private static func nestedFields(_ type: ConfigType) -> [ConfigField] {
    switch type {
    case .object(let fields): fields
    case .either(let types): types.lazy.map(nestedFields).first { !$0.isEmpty } ?? []
    default: []
    }
  }
}
