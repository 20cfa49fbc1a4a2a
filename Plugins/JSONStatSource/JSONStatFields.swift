import IndicatorSchema
import PluginKit

/// The fields of the configuration, and what holds for those that are not given.
enum JSONStatFields {
  static let all: [ConfigField] =
    Location.fields(doc: "The document.", example: "${data}/population.json") + [
      ConfigField(
        "statuses", .map(.choice(CellStatus.allCases.map(\.name))),
        doc: "What the codes of the status stand for, beside the names and the SDMX codes that are known.",
        example: "{ p: provisional, c: suppressed }")
    ]
    + RecordMapping.fields.map { field in
      guard field.name == "area" else { return field }
      return ConfigField(
        field.name, field.type,
        doc: field.doc + " Unless given, the dimension of the role `geo`, with its labels as names.",
        example: field.example, since: field.since)
    }

  /// The configuration in which the roles of the dimensions stand for what is not given: `geo` for the area, `time`
  /// for the period, `metric` for the indicator.
  static func filledIn(_ config: Config) -> Config {
    var entries = all.compactMap { field in
      config.node(field.name).map { ConfigNode.Entry(key: field.name, keyPlace: $0.place, value: $0) }
    }
    func add(_ name: String, _ members: [(String, String)]) {
      let place = config.place
      let inner = members.map {
        ConfigNode.Entry(
          key: $0.0, keyPlace: place, value: ConfigNode(.scalar($0.1, isQuoted: true), at: place))
      }
      entries.append(.init(key: name, keyPlace: place, value: ConfigNode(.map(inner), at: place)))
    }
    if config.node("area") == nil { add("area", [("column", "role.geo"), ("name", "role.geo.label")]) }
    if config.node("period") == nil { add("period", [("column", "role.time")]) }
    let isWide = ["columns", "bindings"].contains { config.node($0) != nil }
    if config.node("long") == nil, !isWide {
      add("long", [("indicator", "role.metric"), ("value", "value"), ("status", "status")])
    }
    return Config(node: ConfigNode(.map(entries), at: config.place), fields: all)
  }
}
