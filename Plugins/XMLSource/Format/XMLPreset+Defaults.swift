import PluginKit

extension XMLPreset {
  /// The configuration with the columns filled in that the preset it names always has, and the names of areas where
  /// a structure gives them.
  static func withDefaults(_ config: Config, fields: [ConfigField]) -> Config {
    let name = config.text("preset")
    let preset = all.first { $0.name == name } ?? (name == "sdmx" ? sdmx.first : nil)
    let place = config.place(of: preset == nil ? "structure" : "preset")
    func text(_ text: String) -> ConfigNode { ConfigNode(.scalar(text, isQuoted: true), at: place) }
    func map(_ entries: [ConfigNode.Entry]) -> ConfigNode { ConfigNode(.map(entries), at: place) }
    var entries = fields.compactMap { field in
      config.node(field.name).map { ConfigNode.Entry(key: field.name, keyPlace: $0.place, value: $0) }
    }
    if let period = preset?.period, config.node("period") == nil {
      let column = ConfigNode.Entry(key: "column", keyPlace: place, value: text(period))
      entries.append(.init(key: "period", keyPlace: place, value: map([column])))
    }
    if let status = preset?.status, let index = entries.firstIndex(where: { $0.key == "long" }),
      let long = entries[index].value.entries, !long.contains(where: { $0.key == "status" })
    {
      entries[index].value.content = .map(
        long + [.init(key: "status", keyPlace: place, value: text(status))])
    }
    if config.node("structure") != nil, let index = entries.firstIndex(where: { $0.key == "area" }) {
      let area = entries[index].value
      let given = area.entries ?? [.init(key: "column", keyPlace: area.place, value: area)]
      if !given.contains(where: { $0.key == "name" }), let column = given.first(where: { $0.key == "column" })
      {
        let label = text((column.value.text ?? "") + RecordColumns.labelSuffix)
        entries[index].value.content = .map(given + [.init(key: "name", keyPlace: place, value: label)])
      }
    }
    return Config(node: ConfigNode(.map(entries), at: config.place), fields: fields)
  }
}
