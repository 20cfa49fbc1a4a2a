import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// Finds whether the indicators of an index go together; the rows pass through as they are.
public struct ConsistencyTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "consistency", kind: .transform,
    purpose:
      "Finds how indicators go together: correlations and Cronbach's alpha. Rows pass through unchanged.",
    config: ConfigSpec(
      [
        ConfigField(
          "indicators", .list(.indicator),
          doc: "The indicators to compare; all that are not context unless given.",
          example: "[low_income_households, social_assistance]"),
        ConfigField(
          "normalise", .choice(ScoringMethod.allCases.map(\.rawValue)), .defaults(to: "z_score"),
          doc: """
            How each indicator is scored first, as an index does: a higher score always means more vulnerable. With \
            `z_score` alpha is the standardised one.
            """,
          example: "z_score"),
        ConfigField(
          "correlation", .choice(Correlation.allCases.map(\.rawValue)), .defaults(to: "pearson"),
          doc: """
            `pearson` of the scores, or `spearman` of their ranks, equal ones sharing the mean of their places. Each \
            pair is taken over the areas that have both.
            """,
          example: "spearman"),
        ConfigField(
          "high", .number, .defaults(to: "0.9"),
          doc: "Above this correlation two indicators measure the same, and count twice in an index.",
          example: "0.9"),
        ConfigField(
          "low", .number, .defaults(to: "0"),
          doc: "Below this correlation two indicators contradict each other, and cancel out in an index.",
          example: "-0.2"),
        ConfigField(
          "pairs", .choice(["all", "notable"]), .defaults(to: "all"),
          doc: "Whether every pair is reported, or only those above `high` and below `low`.",
          example: "notable"),
      ] + ScoringOptions.fields))

  /// The columns of the input.
  public let schema: FrameSchema
  /// Nothing is added.
  public let derivations: [IndicatorID: Derivation] = [:]
  private let plan: ConsistencyPlan

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, context, fewer than two indicators, limits that are no
  ///   correlations or in the wrong order, and options that are missing or have no effect.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let method = ScoringMethod(rawValue: config.requiredText("normalise")) ?? .zScore
    let options = ScoringOptions(config, method: method, into: &diagnostics)
    let indicators = ScoredIndicators.choose(
      config.columns("indicators", of: input, into: &diagnostics), of: input,
      at: config.place(of: "indicators"), into: &diagnostics)
    let scorings = options.scorings(of: indicators.map { ($0, $0.polarity == .better) }, into: &diagnostics)
    if indicators.count == 1 {
      diagnostics.add(
        Diagnostic(
          .missingField, "'\(indicators[0].id)' is the only indicator, and has none to be compared with",
          at: config.place(of: "indicators"), hint: "name at least two"))
    }
    ConsistencyTransform.checkLimits(config, into: &diagnostics)
    try diagnostics.throwIfAny()
    schema = input
    plan = ConsistencyPlan(
      scorings: scorings, options: options,
      correlation: Correlation(rawValue: config.requiredText("correlation")) ?? .pearson,
      high: config.number("high") ?? 0.9, low: config.number("low") ?? 0,
      reportsAll: config.text("pairs") == "all")
  }

  private static func checkLimits(_ config: Config, into diagnostics: inout Diagnostics) {
    let (high, low) = (config.number("high") ?? 0, config.number("low") ?? 0)
    for (name, value) in [("high", high), ("low", low)] where !(-1...1).contains(value) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "a correlation lies between -1 and 1, found \(NumberText.plain(value))",
          at: config.place(of: name)))
    }
    guard high <= low else { return }
    diagnostics.add(
      Diagnostic(
        .invalidValue, "'high' (\(NumberText.plain(high))) is not above 'low' (\(NumberText.plain(low)))",
        at: config.place(of: "high"), hint: "for example high: 0.9 and low: 0"))
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { ConsistencyRun(plan) }
}

/// What is compared.
struct ConsistencyPlan: Sendable {
  /// The indicators and how they are scored.
  let scorings: [IndicatorScoring]
  /// Which areas are compared.
  let options: ScoringOptions
  /// The measure.
  let correlation: Correlation
  /// Above it two indicators measure the same.
  let high: Double
  /// Below it they contradict each other.
  let low: Double
  /// Whether pairs between the limits are reported too.
  let reportsAll: Bool
}
