import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// Treats the outliers of indicators before they are scored.
public struct TreatTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "treat", kind: .transform,
    purpose: "Treats outliers: moves the outermost values to their neighbours, or takes the logarithm.",
    config: ConfigSpec(fields), needsAllRows: true)

  /// The columns of the input and a treated one for each indicator.
  public let schema: FrameSchema
  /// The formula of each treated column.
  public let derivations: [IndicatorID: Derivation]
  private let columns: [TreatedColumn]
  private let areas: PopulationOptions
  private let treatment: OutlierTreatment

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, context, limits that mean nothing and names that are taken.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    treatment = TreatTransform.treatment(config, into: &diagnostics)
    areas = PopulationOptions(config, into: &diagnostics)
    let indicators = ScoredIndicators.choose(
      config.columns("indicators", of: input, into: &diagnostics), of: input,
      at: config.place(of: "indicators"), into: &diagnostics)
    let (suffix, usesLog) = (config.requiredText("suffix"), treatment.usesLog)
    columns = indicators.map { TreatedColumn(of: $0, suffix: suffix, mayBeLogged: usesLog) }
    for column in columns {
      input.checkNew(column.indicator.id, at: config.place(of: "suffix"), into: &diagnostics)
    }
    try diagnostics.throwIfAny()
    schema = columns.reduce(input) { $0.adding($1.indicator) }
    let (treatment, grouping) = (treatment, areas.grouping)
    derivations = Dictionary(
      columns.map { ($0.indicator.id, $0.derivation(treatment, grouping, step: context.step)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func treatment(_ config: Config, into diagnostics: inout Diagnostics) -> OutlierTreatment {
    let treatment = OutlierTreatment(
      skewness: config.number("skewness") ?? 2, kurtosis: config.number("kurtosis") ?? 3.5,
      points: config.integer("points") ?? 5, usesLog: config.flag("log"))
    for (field, value) in [("skewness", treatment.skewness), ("points", Double(treatment.points))]
    where value < 0 {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(field)' is 0 or more, found \(NumberText.plain(value))",
          at: config.place(of: field)))
    }
    if treatment.points == 0, !treatment.usesLog {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "without points to move and without a logarithm nothing is treated",
          at: config.place(of: "points"), hint: "leave the step out, or write log: true"))
    }
    return treatment
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun {
    TreatRun(input: schema.ids.filter { derivations[$0] == nil }, columns, areas, treatment)
  }
}

extension TreatTransform {
  private static let fields: [ConfigField] =
    [
      ConfigField(
        "indicators", .list(.indicator),
        doc: "The indicators to treat; all that are not context unless given.",
        example: "[low_income_households, social_assistance]"),
      ConfigField(
        "skewness", .number, .defaults(to: "2"),
        doc: """
          Values are left as they are unless their skewness, to either side, is above this and their kurtosis above \
          `kurtosis`. Both are those of spreadsheets (G1 and G2), 0 for a normal distribution.
          """,
        example: "2"),
      ConfigField(
        "kurtosis", .number, .defaults(to: "3.5"), doc: "See `skewness`.", example: "3.5"),
      ConfigField(
        "points", .integer, .defaults(to: "5"),
        doc: """
          How many values may be moved to the next one, from the end that the skewness points to. Equal values move \
          together and count as as many as they are. Moved values get the status `estimated`.
          """,
        example: "5"),
      ConfigField(
        "log", .flag, .defaults(to: "true"),
        doc: """
          Where moving values is not enough: whether all become ln(x - min + 0.01 (max - min)), or stay as they \
          were.
          """,
        example: "false"),
      ConfigField(
        "suffix", .text, .defaults(to: "_treated"),
        doc: "What is added to the name of an indicator to name the treated column.", example: "_t"),
    ] + PopulationOptions.fields(others: "Other rows get `not_applicable`.")
}
