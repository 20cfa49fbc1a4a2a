import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

extension RobustnessTransform {
  /// The fields: those of the index, which are named as `weight` names them, and those on what varies.
  static let fields: [ConfigField] = ownFields + IndexOptions.fields

  private static let ownFields: [ConfigField] = [
    ConfigField(
      "index", .indicator, .required,
      doc: """
        The index, a column of the input. The fields from `weights` on say how it was made, as those of `weight` do; \
        the run fails when they do not give the values of this column.
        """,
      example: "vulnerability_index"),
    ConfigField(
      "name", .text, doc: "What the new columns start with; the name of the index unless given.",
      example: "index_in_municipality"),
    ConfigField(
      "vary", .object(Variations.fields), .required,
      doc: "What could have been chosen, or could be, otherwise.",
      example: "{ normalise: [z_score, min_max, percentile], weights: 25%, method: [arithmetic, geometric] }"),
    ConfigField(
      "replications", .integer, .defaults(to: "1000"),
      doc: "The number of calculations, 10 to 20000.", example: "5000"),
    ConfigField("seed", .integer, .defaults(to: "1"), doc: "Starts the random numbers.", example: "2022"),
    ConfigField(
      "top", .integer, .defaults(to: "3"), doc: "The n of the chance to be in the top n.", example: "10"),
    ConfigField(
      "within", .choice(["municipality"]),
      doc: """
        Ranks areas within their municipality, while scores compare them as `by` says. Unless given, areas are ranked \
        with all of their level and period that scores compare them with.
        """,
      example: "municipality"),
    ConfigField(
      "sensitivity", .either([.flag, .object(SensitivityOptions.fields)]), .defaults(to: "false"),
      doc: """
        Whether to find which of what varies the ranks depend on: Sobol indices as findings of the run. Takes as many \
        calculations more as things vary, and one more, times `replications`.
        """,
      example: "true"),
  ]
}

/// Whether and how inputs are compared.
struct SensitivityOptions: Sendable {
  /// The calculations of each set; nil for those of the run.
  let replications: Int?
  /// The codes of areas whose own rank is looked at too.
  let areas: [(code: String, place: Place)]

  /// The fields of the long form.
  static let fields: [ConfigField] = [
    ConfigField(
      "replications", .integer, doc: "The calculations of each set; as many as in the run unless given.",
      example: "4000"),
    ConfigField(
      "areas", .list(.text), doc: "Areas whose own rank is looked at, beside the mean shift of all.",
      example: "[WK036301]"),
  ]

  /// Reads the options; nil where no comparison is asked for.
  init?(_ config: Config, into diagnostics: inout Diagnostics) {
    guard let nested = config.object("sensitivity") else {
      guard config.flag("sensitivity") else { return nil }
      (replications, areas) = (nil, [])
      return
    }
    replications = nested.integer("replications")
    areas = (nested.node("areas")?.list ?? []).compactMap { node in node.text.map { ($0, node.place) } }
    RobustnessSettings.check(
      "replications", replications ?? 10, within: 10...20_000, at: nested.place(of: "replications"),
      into: &diagnostics)
  }
}
