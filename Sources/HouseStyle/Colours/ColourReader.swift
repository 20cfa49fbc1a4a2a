import AreaMaps
import IndicatorSchema
import PluginKit

/// Reads the colours of a style file.
struct ColourReader {
  /// The colours of the file, on top of the standard ones.
  private(set) var colours = GivenColours()
  /// Where the file gives a colour.
  private(set) var places: [ColourRole: Place] = [:]
  /// The colours that were given and can't be read, of which nothing more can be said.
  private(set) var unreadable: Set<ColourRole> = []

  static let fields: [ConfigField] =
    ColourRole.page.map { field($0.name, $0.role) } + [
      listField("sequence", "The classes of maps, from little to much: five colours, from light to dark."),
      listField(
        "diverging", "The classes of maps with a middle: five colours, with the lightest in the middle."),
      ConfigField(
        "poster",
        .object(
          ColourRole.poster.map { field($0.name, $0.role) } + [
            listField("map", "The classes of its map: five colours, from light to dark.")
          ]),
        doc: """
          The colours of the praatplaat. Those not given are as those of pages that are given: `background` as `tint`, \
          `map` as `sequence`, what has text as `ink`, `soft` and `accent`.
          """),
    ]

  private static func field(_ name: String, _ role: ColourRole) -> ConfigField {
    let hex = StyleColours.standard[role].hex
    return ConfigField(name, .text, doc: role.purpose + " \(hex) unless given.", example: "\"\(hex)\"")
  }

  private static func listField(_ name: String, _ doc: String) -> ConfigField {
    ConfigField(name, .list(.text), doc: doc)
  }

  /// Reads the map of colours; its nodes are read as they stand, for one with nothing behind it is a mistake.
  init(_ node: ConfigNode?, into diagnostics: inout Diagnostics) {
    guard let node else { return }
    for (name, role) in ColourRole.page { read(role, node[name], &diagnostics) }
    read(ColourRole.sequence, node["sequence"], "sequence", &diagnostics)
    read(ColourRole.diverging, node["diverging"], "diverging", &diagnostics)
    if let poster = node["poster"] {
      for (name, role) in ColourRole.poster { read(role, poster[name], &diagnostics) }
      read(ColourRole.posterMap, poster["map"], "poster.map", &diagnostics)
    }
  }

  private mutating func read(
    _ roles: [ColourRole], _ node: ConfigNode?, _ name: String, _ diagnostics: inout Diagnostics
  ) {
    guard let node else { return }
    let items = node.list ?? []
    guard items.count == roles.count else {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(name)' has \(items.count) colours", at: node.place,
          hint: "give \(roles.count), each between quotes"))
      return unreadable.formUnion(roles)
    }
    for (role, item) in zip(roles, items) { read(role, item, &diagnostics) }
  }

  private mutating func read(_ role: ColourRole, _ node: ConfigNode?, _ diagnostics: inout Diagnostics) {
    guard let node else { return }
    guard !node.isNull, let text = node.text, let colour = Colour(text) else {
      unreadable.insert(role)
      return diagnostics.add(ColourReader.complaint(role, node))
    }
    colours.give(role, colour)
    places[role] = node.place
  }

  private static func complaint(_ role: ColourRole, _ node: ConfigNode) -> Diagnostic {
    guard !node.isNull else {
      return Diagnostic(
        .invalidValue, "'\(role.name)' has no colour", at: node.place,
        hint: "write it between quotes, like \"#0b3c5d\": YAML takes what follows a bare # as a remark")
    }
    let text = node.text ?? node.shapeName
    let meant = Colour("#" + text).map { _ in "did you mean \"#\(text)\"?" }
    return Diagnostic(
      .invalidValue, "'\(text)' is no colour for '\(role.name)'", at: node.place,
      hint: meant ?? "write it as \"#rrggbb\" or \"#rgb\"")
  }
}

extension ColourRole {
  /// What the colour is for, in a sentence for the reference page.
  fileprivate var purpose: String {
    switch self {
    case .paper: "What pages are on."
    case .card: "What cards are on."
    case .tint: "What a row of a table is on when one points at it."
    case .ink: "Text."
    case .soft: "Text of less weight."
    case .accent: "The first colour: links, the figures of the place itself."
    case .slate: "The second colour: what it is compared with, and the ring around what has the focus."
    case .line: "Lines between parts, which say nothing."
    case .band: "Where most areas lie, in charts."
    case .hatch: "The lines through areas without a figure, on maps."
    case .outline: "The outlines of areas, on maps."
    case .posterBackground: "The band at the top."
    case .posterOnBackground: "Text on it."
    case .posterHighlight: "What stands out on it: the number, and the one person."
    case .posterPaper: "The page."
    case .posterInk: "Text, and the lines of drawings."
    case .posterSoft: "Text of less weight."
    case .posterAccent: "Figures and amounts."
    case .posterQuestionBackground: "The balloon with the question."
    case .posterOnQuestion: "The question."
    default: "A class of maps."
    }
  }
}
