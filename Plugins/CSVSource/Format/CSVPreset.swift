import IndicatorSchema
import PluginKit

/// The format of a well-known export.
enum CSVPreset: String, CaseIterable {
  /// "CSV klassiek" of StatLine, the open data site of Statistics Netherlands: title, empty line and a line with the
  /// name of the topic dimension; the path of topics and a line of units; a decimal comma; the source as last line.
  case statlineKlassiek = "statline-klassiek"
  /// SDMX-CSV (sdmx.org), versions 1.0 and 2.0: commas, a column for each component of the structure under its
  /// identifier, with or without labels.
  case sdmxCSV = "sdmx-csv"

  private var fields: [(name: String, content: ConfigNode.Content)] {
    func text(_ text: String) -> ConfigNode.Content { .scalar(text, isQuoted: true) }
    switch self {
    case .statlineKlassiek:
      return [
        ("delimiter", text(";")), ("skip", text("3")), ("header", text("2")), ("decimal", text(",")),
        ("footer", text("Bron:")),
      ]
    case .sdmxCSV: return [("delimiter", text(",")), ("labels", text("true"))]
    }
  }

  /// The columns that stand for what is not given: that of the period, and that of the status in a long table.
  private var columns: (period: String, status: String)? {
    self == .sdmxCSV ? ("TIME_PERIOD", "OBS_STATUS") : nil
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
    let whole = preset.columns.map { addingColumns($0, to: given, fields, at: place) } ?? given
    return Config(node: ConfigNode(.map(whole + added), at: config.place), fields: fields)
  }

  private static func addingColumns(
    _ columns: (period: String, status: String), to given: [ConfigNode.Entry], _ fields: [ConfigField],
    at place: Place
  ) -> [ConfigNode.Entry] {
    func entry(_ key: String, _ column: String) -> ConfigNode.Entry {
      .init(key: key, keyPlace: place, value: ConfigNode(.scalar(column, isQuoted: true), at: place))
    }
    var entries = given
    let isMapped = fields.contains { $0.name == "period" }
    if isMapped, !given.contains(where: { $0.key == "period" }) {
      let period = ConfigNode(.map([entry("column", columns.period)]), at: place)
      entries.append(.init(key: "period", keyPlace: place, value: period))
    }
    if let index = entries.firstIndex(where: { $0.key == "long" }), let long = entries[index].value.entries,
      !long.contains(where: { $0.key == "status" })
    {
      entries[index].value.content = .map(long + [entry("status", columns.status)])
    }
    return entries
  }
}
