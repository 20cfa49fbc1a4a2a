import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// Adds for each indicator a column with its values on a common scale.
public struct NormaliseTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "normalise", kind: .transform,
    purpose: "Adds for each indicator its scores: its values on a scale that all indicators share.",
    config: ConfigSpec(
      [
        ConfigField(
          "method", .choice(ScoringMethod.allCases.map(\.rawValue)), .required,
          doc: """
            `z_score` is (x - mean) / sd, sd with n - 1; `robust_z` is (x - median) / (1.4826 MAD), MAD the median \
            of |x - median|; `min_max` is (x - min) / (max - min) on `range`; `rank` is the rank r from the lowest \
            of n values, `borda` is r - 1, `percentile` is (r - 1) / (n - 1) and `exponential` is -23 ln(1 - R (1 \
            - exp(-100 / 23))), R = r / n, as in the English indices of deprivation; `quantile_class` is the class \
            from 1 to `classes` between quantiles (type 1 of Hyndman and Fan), equal values in one class; `target` \
            is (x - min) / (t - min); `reference` is 1 - (ref - x) / (ref - min); `goalposts` is (x - L) / (U - L) \
            for fixed L and U, kept within `range`. Where all values are equal there is no score.
            """,
          example: "z_score"),
        ConfigField(
          "indicators", .list(.indicator),
          doc: "The indicators to normalise; all that are not context unless given.",
          example: "[low_income_households, social_assistance]"),
        ConfigField(
          "direction", .choice(ScoreDirection.allCases.map(\.rawValue)), .defaults(to: "vulnerability"),
          doc: """
            With `vulnerability` a higher score always means more vulnerable: indicators of which higher is better \
            are turned round. With `wellbeing` it always means better off, so that a target is one to reach: \
            indicators of which higher is worse are turned round. With `keep` a higher score means a higher value.
            """,
          example: "keep"),
        ConfigField(
          "suffix", .text,
          doc: """
            What is added to the name of an indicator to name its scores: `_z` for `z_score`, \
            `_minmax` for `min_max`, `_class` for `quantile_class`, and the method itself for another, unless given.
            """,
          example: "_score"),
      ] + ScoringOptions.fields), needsAllRows: true)

  /// The columns of the input and one with scores for each indicator.
  public let schema: FrameSchema
  /// The formula of each column of scores.
  public let derivations: [IndicatorID: Derivation]
  private let columns: [NormalisedColumn]
  private let options: ScoringOptions

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, context that is to be scored, names that are taken, and
  ///   options that are missing or have no effect.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let method = ScoringMethod(rawValue: config.requiredText("method")) ?? .zScore
    options = ScoringOptions(config, method: method, into: &diagnostics)
    let indicators = ScoredIndicators.choose(
      config.columns("indicators", of: input, into: &diagnostics), of: input,
      at: config.place(of: "indicators"), into: &diagnostics)
    let direction = ScoreDirection(rawValue: config.requiredText("direction")) ?? .vulnerability
    let scorings = options.scorings(
      of: indicators.map { ($0, direction.reverses($0.polarity)) }, into: &diagnostics)
    let suffix = config.text("suffix") ?? method.suffix
    columns = scorings.compactMap { scoring in
      input[scoring.id].map { NormalisedColumn(of: $0, scoring, method, suffix: suffix, direction) }
    }
    for column in columns {
      input.checkNew(column.indicator.id, at: config.place(of: "suffix"), into: &diagnostics)
    }
    try diagnostics.throwIfAny()
    schema = columns.reduce(input) { $0.adding($1.indicator) }
    let grouping = options.grouping
    derivations = Dictionary(
      columns.map { ($0.indicator.id, $0.derivation(step: context.step, grouping)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun {
    NormaliseRun(input: schema.ids.filter { derivations[$0] == nil }, columns, options)
  }
}

/// One run: all rows are gathered, then scored.
private struct NormaliseRun: GatheringRun {
  var frame: IndicatorFrame
  private let columns: [NormalisedColumn]
  private let options: ScoringOptions

  init(input: [IndicatorID], _ columns: [NormalisedColumn], _ options: ScoringOptions) {
    frame = IndicatorFrame(columns: input)
    self.columns = columns
    self.options = options
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    let populations = try options.populations(in: frame)
    var gaps = ScoringGaps()
    for column in columns {
      guard let values = frame.column(column.scoring.id) else { continue }
      frame.setColumn(
        column.scoring.scores(of: values, in: populations, name: column.indicator.id, gaps: &gaps))
    }
    if frame.rowCount > 0 { try emit(frame) }
    return TransformReceipt(notes: gaps.notes)
  }
}
