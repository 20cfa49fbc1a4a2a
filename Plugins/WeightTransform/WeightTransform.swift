import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// Makes one index of several indicators: each is scored, and the scores are aggregated with weights, group by group.
public struct WeightTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "weight", kind: .transform,
    purpose:
      "Makes one index of several indicators, or of groups of them: a weighted mean of scores for each area.",
    config: ConfigSpec(WeightTransform.fields + IndexOptions.fields), needsAllRows: true)

  /// The columns it keeps of the input, the index, its groups and what was asked for beside them.
  public let schema: FrameSchema
  /// The formulas of the index and its groups, and of ranks, classes and coverage.
  public let derivations: [IndicatorID: Derivation]
  private let plan: WeightPlan

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, context that is to be scored, weights that mean nothing or are
  ///   given and derived at once, groups that are empty or too deep, scores that a method can't use, indicators that
  ///   were computed from one another, names that are taken, and options that have no effect.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let settings = WeightSettings(config, input, context, into: &diagnostics)
    let index = settings.options.compositeIndex(into: &diagnostics)
    try diagnostics.throwIfAny()
    guard let index else { throw Diagnostic(.fault, "an index without a complaint", at: config.place) }
    let kept = config.text("keep") == "index" ? FrameSchema() : input
    schema = settings.columns.reduce(kept) { $0.adding($1) }
    derivations = settings.derivations(of: index, step: context.step)
    plan = WeightPlan(
      index: index, options: settings.options, classes: settings.classes,
      companions: settings.options.groups.map { group in
        settings.companions.map { ($0, settings.name($0, of: group.id)) }
      },
      gathered: config.text("keep") == "index" ? index.members.map(\.id) : input.ids, columns: schema.ids)
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { WeightRun(plan) }
}

extension WeightTransform {
  /// The fields beside those of `IndexOptions`.
  private static let fields: [ConfigField] = [
    ConfigField(
      "name", .text, .defaults(to: "index"), doc: "The name of the index.",
      example: "vulnerability_index"),
    ConfigField(
      "label", .localizedText, doc: "What readers call it; its name unless given.",
      example: "{ nl: Kwetsbaarheidsindex, en: Vulnerability index }"),
    ConfigField(
      "domain", .text, .defaults(to: "index"), doc: "The theme of the index.", example: "vulnerability"),
    ConfigField(
      "keep", .choice(["all", "index"]), .defaults(to: "all"),
      doc: "Whether the columns of the input are kept beside the index and its groups.", example: "index"),
    ConfigField(
      "rank", .flag, .defaults(to: "false"),
      doc: """
        Adds a column `<name>_rank`, and one for each group: 1 for the highest score (the most vulnerable area, unless \
        `direction` says otherwise) among those of its level and period (and municipality, with `by`); equal areas \
        share the best rank.
        """,
      example: "true"),
    ConfigField(
      "quantiles", .integer,
      doc: """
        Adds a column with the class of each area when those of its level and period are split into so many equal \
        parts, 1 for the highest scores: `<name>_decile` for 10, `<name>_quintile` for 5, else `<name>_class`. \
        The same as the published deciles of the English indices of deprivation.
        """,
      example: "10"),
    ConfigField(
      "coverage_column", .flag, .defaults(to: "false"),
      doc: "Adds a column `<name>_coverage`: how many percent of the indicators an area has.", example: "true"
    ),
  ]
}
