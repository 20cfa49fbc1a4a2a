import PluginKit

/// A table of fields in Markdown, the fields inside others below them.
struct FieldTable {
  /// How far down fields in fields are listed; groups within groups go on for ever.
  private static let deepest = 4

  private var rows: [String] = []

  /// The table of fields.
  static func markdown(_ fields: [ConfigField]) -> String {
    var table = FieldTable()
    table.add(fields, path: "", depth: 1)
    let head = ["| field | value | | what it does |", "|---|---|---|---|"]
    return (head + table.rows).joined(separator: "\n")
  }

  private mutating func add(_ fields: [ConfigField], path: String, depth: Int) {
    for field in fields {
      rows.append(row(field, path: path))
      guard depth < FieldTable.deepest else { continue }
      for (step, nested) in field.type.objects {
        add(nested, path: path + field.name + step, depth: depth + 1)
      }
    }
  }

  private func row(_ field: ConfigField, path: String) -> String {
    var text = field.doc.split(separator: "\n").joined(separator: " ")
    if let example = field.example { text += " Example: \(FieldTable.code(example))" }
    let cells = ["`\(path)\(field.name)`", field.type.summary, presence(field), text]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  private func presence(_ field: ConfigField) -> String {
    switch field.presence {
    case .required: "**required**"
    case .optional: ""
    case .defaults(let text): "default " + FieldTable.code(text)
    }
  }

  /// Text as code, with more backticks around it than are in it.
  private static func code(_ text: String) -> String { text.contains("`") ? "`` \(text) ``" : "`\(text)`" }
}

extension ConfigType {
  /// The fields of the maps in this type, each with what leads to it: `.` into a map with fixed fields, `.*.` into
  /// one of free names, `[].` into a list.
  var objects: [(step: String, fields: [ConfigField])] {
    switch self {
    case .object(let fields): [(".", fields)]
    case .list(let element): element.objects.map { ("[]" + $0.step, $0.fields) }
    case .map(let value): value.objects.map { (".*" + $0.step, $0.fields) }
    case .document(let content): content.objects
    case .either(let types): types.flatMap(\.objects)
    default: []
    }
  }

  /// The type in a few words; what is in a map stands below it.
  var summary: String {
    switch self {
    case .object: "map"
    case .list(let element): "list of \(element.summary)"
    case .map(let value): "map of names to \(value.summary)"
    case .document(let content): "\(content.summary), or the path of a YAML file with it"
    case .either(let types): types.map(\.summary).joined(separator: ", or ")
    default: description
    }
  }
}
