import IndicatorSchema
import PluginKit

/// How a tap is run.
struct TapSettings: Sendable {
  let command: OutsideCommand
  let select: [String]?
  let discovers: Bool
  let catalog: Location?
  let stateFile: String?
  let checksCounts: Bool
  let reads: [Location]
  let streamPlace: Place
  let selectPlace: Place

  /// Takes a checked configuration apart; nil when it names no tap.
  init?(_ config: Config, _ context: PlanContext, into diagnostics: inout Diagnostics) {
    guard let command = OutsideCommand(config, context, into: &diagnostics) else { return nil }
    self.command = command
    select = config.texts("select")
    discovers = config.flag("discover") && config.text("catalog") == nil
    catalog = config.text("catalog").map { Location(path: $0, place: config.place(of: "catalog")) }
    stateFile = config.text("state")
    checksCounts = config.text("counts") == "check"
    reads = (config.node("reads")?.list ?? []).map { Location(path: $0.text ?? "", place: $0.place) }
    streamPlace = config.place(of: "stream")
    selectPlace = config.place(of: "select")
    if select != nil, !discovers, catalog == nil {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'select' needs a catalog, and the tap is not asked for one",
          at: config.place(of: "select"), hint: "take out 'discover: false', or give 'catalog'"))
    }
  }

  /// Complains of fields that say how to run a tap where there is none.
  static func complainOfTapFields(_ config: Config, _ diagnostics: inout Diagnostics) {
    let fields = ["arguments", "config", "environment", "limits", "select", "catalog", "state", "reads"]
    for field in fields {
      guard let node = config.node(field) else { continue }
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(field)' is for a tap, and 'location' is a file with what one gave",
          at: node.place, hint: "take it out, or give 'command' instead of 'location'"))
    }
  }
}
