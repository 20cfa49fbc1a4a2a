import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// Makes one index of several indicators: each is scored, and the scores are averaged with weights.
public struct WeightTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "weight", kind: .transform,
    purpose: "Makes one index of several indicators: a weighted mean of their scores for each area.",
    config: ConfigSpec(WeightTransform.fields + ScoringOptions.fields), needsAllRows: true)

  /// The columns it keeps of the input, the index and what was asked for beside it.
  public let schema: FrameSchema
  /// The formulas of the index, its rank and its coverage.
  public let derivations: [IndicatorID: Derivation]
  private let plan: WeightPlan

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, context that is to be scored, weights that mean nothing,
  ///   scores a geometric mean can't use, names that are taken, and options that have no effect.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let settings = WeightSettings(config, input, into: &diagnostics)
    for column in settings.columns {
      input.checkNew(column.id, at: config.place(of: "name"), into: &diagnostics)
    }
    let index = settings.index(into: &diagnostics)
    try diagnostics.throwIfAny()
    guard let index else { throw Diagnostic(.fault, "an index without a complaint", at: config.place) }
    let kept = config.text("keep") == "index" ? FrameSchema() : input
    schema = settings.columns.reduce(kept) { $0.adding($1) }
    derivations = settings.derivations(of: index, step: context.step)
    plan = WeightPlan(
      index: index, options: settings.options, name: settings.name,
      rankName: config.flag("rank") ? settings.rankName : nil,
      coverageName: config.flag("coverage_column") ? settings.coverageName : nil,
      gathered: config.text("keep") == "index" ? index.members.map(\.id) : input.ids, columns: schema.ids)
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { WeightRun(plan) }
}

extension WeightTransform {
  /// The fields beside those of `ScoringOptions`.
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
      "weights", .map(.number),
      doc: """
        The weight of each indicator; only the ratios matter, and an indicator of weight 0 is left out. In place \
        of `indicators`.
        """,
      example: "{ low_income_households: 2, social_assistance: 1 }"),
    ConfigField(
      "indicators", .list(.indicator),
      doc: "The indicators, all of one weight; every one that is not context unless given.",
      example: "[low_income_households, social_assistance]"),
    ConfigField(
      "normalise", .choice(ScoringMethod.allCases.map(\.rawValue) + ["none"]), .defaults(to: "z_score"),
      doc: """
        How each indicator is scored before the mean is taken, as by `normalise` with `direction: vulnerability`; \
        `none` when the input holds such scores already.
        """,
      example: "min_max"),
    ConfigField(
      "method", .choice(AggregationMethod.allCases.map(\.rawValue)), .defaults(to: "arithmetic"),
      doc: """
        How scores become one. In an `arithmetic` mean a high score makes up for a low one; in a `geometric`, \
        `harmonic` or `power` mean it does less so, and they need scores above 0: `min_max` with a `range` from 1, \
        `goalposts` likewise, or `rank`. `mazziotta_pareto_plus` adds the imbalance of an area's scores to their \
        mean (more vulnerable), `mazziotta_pareto_minus` takes it off; with `z_score` they use mean 100 and \
        deviation 10. `copeland` counts the areas that an area is ahead of, less those ahead of it.
        """,
      example: "geometric"),
    ConfigField(
      "power", .number, doc: "The power p of method: power, (sum(w x^p) / sum(w))^(1/p).", example: "0.5"),
    ConfigField(
      "coverage", .number, .defaults(to: "0.66"),
      doc: """
        The share of the indicators (by number, not by weight) that an area needs. With fewer it has no index; \
        with gaps the mean is that of the indicators it has.
        """,
      example: "0.8"),
    ConfigField(
      "keep", .choice(["all", "index"]), .defaults(to: "all"),
      doc: "Whether the columns of the input are kept beside the index.", example: "index"),
    ConfigField(
      "rank", .flag, .defaults(to: "false"),
      doc: """
        Adds a column `<name>_rank`: 1 for the most vulnerable area among those of its level and period (and \
        municipality, with `by`); equal areas share the best rank.
        """,
      example: "true"),
    ConfigField(
      "coverage_column", .flag, .defaults(to: "false"),
      doc: "Adds a column `<name>_coverage`: how many percent of the indicators an area has.", example: "true"
    ),
  ]
}
