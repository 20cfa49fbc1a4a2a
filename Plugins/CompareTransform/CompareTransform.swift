import AreaSets
import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Sets each area beside what holds it, beside areas like it, and beside its own past.
public struct CompareTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "compare", kind: .transform,
    purpose: """
      Compares each area with its country, province and municipality, with areas of its size and urbanity, and with its \
      own past.
      """,
    config: ConfigSpec(CompareTransform.fields), needsAllRows: true, example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      compare:
        from: sample
        use: compare
        indicators: [owner_occupied]
        with: [municipality]
    """

  /// The columns of the input and those of each comparison.
  public let schema: FrameSchema
  /// The formulas of the added columns.
  public let derivations: [IndicatorID: Derivation]
  /// The table of provinces, where there is one.
  public let locations: [Location]
  private let settings: CompareSettings

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, counts that are compared, classes out of order and names that are
  ///   taken.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let settings = CompareSettings(config, input, into: &diagnostics)
    let columns = settings.compared.flatMap { $0.columns(settings) }
    for column in columns {
      input.checkNew(column.indicator.id, at: config.place(of: "indicators"), into: &diagnostics)
    }
    try diagnostics.throwIfAny()
    self.settings = settings
    schema = columns.reduce(input) { $0.adding($1.indicator) }
    locations = settings.provinces.map { [$0.location] } ?? []
    derivations = Dictionary(
      columns.map { column in
        (column.indicator.id, Derivation(step: context.step, formula: column.formula, inputs: column.inputs))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Starts a run, and reads the table of provinces where there is one.
  public func start(host: any TransformHost) throws -> any TransformRun {
    let lines = try settings.provinces?.read(host) ?? []
    let provinces = Dictionary(lines.map { ($0.area, $0.region) }, uniquingKeysWith: { first, _ in first })
    return CompareRun(settings, input: schema.ids.filter { derivations[$0] == nil }, provinces)
  }
}

extension CompareTransform {
  private static let levelType = ConfigType.choice(AreaLevel.allCases.map(\.rawValue))
  private static let kindType = ConfigType.choice(ComparisonKind.allCases.map(\.rawValue))

  private static let fields: [ConfigField] = [
    ConfigField(
      "indicators", .list(.indicator), .required,
      doc:
        "The indicators to compare. Counts can't be compared between areas of another size: make rates of them first.",
      example: "[low_income_households]"),
    ConfigField(
      "levels", .list(levelType), .defaults(to: "[municipality, wijk, buurt]"),
      doc: "The levels whose areas are compared; other rows get `not_applicable`.", example: "[municipality]"),
    ConfigField(
      "with", .list(kindType), .defaults(to: "[country, province, municipality]"),
      doc: """
        What to compare with. `country`, `province` and `municipality` are the published row of that area where the \
        input has one, else the average of the areas of the same level in it. `alike` is the average of the other areas \
        of the same level and class.
        """,
      example: "[country, alike]"),
    ConfigField(
      "province", .object(MembershipFile.fields),
      doc: "A table that says in which province each municipality lies, where its rows do not.",
      example: "{ location: municipalities.csv, area: code, region: province }"),
    ConfigField(
      "alike", .object(AlikeGroups.fields), doc: "What makes areas alike; required with `alike`.",
      example: "{ size: inhabitants, classes: [25000, 50000, 100000], urbanity: urbanity }"),
    ConfigField(
      "average", .choice(GroupAverage.Kind.allCases.map(\.rawValue)), .defaults(to: "weighted"),
      doc: """
        How a group is averaged: `weighted` with the indicator's own denominator (each area once where that is unknown), \
        `mean` or `median` of the areas.
        """,
      example: "median"),
    ConfigField(
      "denominators", .map(.indicator),
      doc: "The denominator of an indicator, in place of that of the catalogue.",
      example: "{ employment_rate: inhabitants }"),
    ConfigField(
      "differences", .flag, .defaults(to: "true"), doc: "Whether to add the difference to each.",
      example: "false"),
    ConfigField(
      "trend", .choice(TrendKind.allCases.map(\.rawValue)),
      doc: """
        Adds the change per year up to the period of the row: over all periods by `least_squares` (three at least), or \
        from the `previous` one. Figures from before a break in the series do not count.
        """,
      example: "least_squares"),
  ]
}
