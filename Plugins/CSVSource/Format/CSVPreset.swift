import PluginKit

/// The format of a well-known export.
enum CSVPreset: String, CaseIterable {
  /// "CSV klassiek" of StatLine, the open data site of Statistics Netherlands: title, empty line and a line with the
  /// name of the topic dimension; the path of topics and a line of units; a decimal comma; the source as last line.
  case statlineKlassiek = "statline-klassiek"

  private var fields: [(name: String, content: ConfigNode.Content)] {
    func text(_ text: String) -> ConfigNode.Content { .scalar(text, isQuoted: true) }
    switch self {
    case .statlineKlassiek:
      return [
        ("delimiter", text(";")), ("skip", text("3")), ("header", text("2")), ("decimal", text(",")),
        ("footer", text("Bron:")),
      ]
    }
  }

  /// The configuration with the fields of its preset filled in where they are not given.
  static func applied(to config: Config, fields: [ConfigField]) -> Config {
    guard let preset = config.text("preset").flatMap(CSVPreset.init(rawValue:)) else { return config }
    let place = config.place(of: "preset")
    let given = fields.compactMap { field in
      config.node(field.name).map { ConfigNode.Entry(key: field.name, keyPlace: $0.place, value: $0) }
    }
    let added = preset.fields.filter { config.node($0.name) == nil }.map {
      ConfigNode.Entry(key: $0.name, keyPlace: place, value: ConfigNode($0.content, at: place))
    }
    return Config(node: ConfigNode(.map(given + added), at: config.place), fields: fields)
  }
}
