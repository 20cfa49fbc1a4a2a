import PluginKit

extension XMLPreset {
  /// The configuration with the columns filled in that the preset it names always has.
  static func withDefaults(_ config: Config, fields: [ConfigField]) -> Config {
    let name = config.text("preset")
    let preset = all.first { $0.name == name } ?? (name == "sdmx" ? sdmx.first : nil)
    guard let preset else { return config }
    let place = config.place(of: "preset")
    func text(_ text: String) -> ConfigNode { ConfigNode(.scalar(text, isQuoted: true), at: place) }
    func map(_ entries: [ConfigNode.Entry]) -> ConfigNode { ConfigNode(.map(entries), at: place) }
    var entries = fields.compactMap { field in
      config.node(field.name).map { ConfigNode.Entry(key: field.name, keyPlace: $0.place, value: $0) }
    }
    if let period = preset.period, config.node("period") == nil {
      let column = ConfigNode.Entry(key: "column", keyPlace: place, value: text(period))
      entries.append(.init(key: "period", keyPlace: place, value: map([column])))
    }
    if let status = preset.status, let index = entries.firstIndex(where: { $0.key == "long" }),
      let long = entries[index].value.entries, !long.contains(where: { $0.key == "status" })
    {
      entries[index].value.content = .map(
        long + [.init(key: "status", keyPlace: place, value: text(status))])
    }
    return Config(node: ConfigNode(.map(entries), at: config.place), fields: fields)
  }
}
