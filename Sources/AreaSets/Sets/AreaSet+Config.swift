import IndicatorSchema
import PluginKit

extension AreaSet {
  /// The type of a field that lists sets, in the pipeline file or in a file of its own.
  public static let configType = ConfigType.document(.list(.object(fields)))

  private static let fields = [
    ConfigField("id", .text, .required, doc: "The code of the region.", example: "kern-udenhout"),
    ConfigField("name", .text, doc: "What readers call it.", example: "Udenhout"),
    ConfigField(
      "members", .either([.list(.text), .map(.number)]), .required,
      doc: """
        The codes of the areas in it; or, where an area lies in it in part, a map with the share of each that counts, \
        above 0 and at most 1.
        """,
      example: "[WK085513, WK085514]"),
    ConfigField("source", .text, doc: "Where the set comes from.", example: "Gemeente Tilburg, 2022"),
  ]

  /// The sets of a field of type `configType`; nil when it was not given.
  public static func sets(_ config: Config, _ field: String) -> [AreaSet]? {
    config.node(field)?.list?.map { node in
      let set = Config(node: node, fields: fields)
      return AreaSet(
        id: set.requiredText("id"), name: set.text("name"), source: set.text("source"),
        members: members(set), at: set.place(of: "id"))
    }
  }

  private static func members(_ config: Config) -> [Member] {
    let listed = config.node("members")?.list ?? []
    return listed.map { Member($0.text ?? "", at: $0.place) }
      + config.entries("members").map { Member($0.key, share: $0.value.number ?? .nan, at: $0.keyPlace) }
  }
}
