import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Estimates what courses for people with low literacy save whom: as a break-even first, and always as a range.
public struct BenefitsTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "benefits", kind: .transform,
    purpose: "Estimates what courses for people with low literacy cost and save, by payer and as a range.",
    config: ConfigSpec([
      ConfigField(
        "model", .document(.object(ModelFields.all)), .required,
        doc: """
          The costs of low literacy by payer, the cost of a course and its effect, each number with its source: \
          the path of a YAML file to edit, or its content.
          """,
        example: "benefits/pwc-2018.yml"),
      ConfigField(
        "participants", Participants.type, .required,
        doc: """
          R, the people who take part in a year: a number for each area of `levels`, a column that counts them, \
          or a share of a column. Bounds of the column widen the range of the result.
          """,
        example: "{ indicator: low_literacy_people, share: 0.03 }"),
      ConfigField(
        "levels", .either([levelType, .list(levelType)]),
        doc: "The levels that take part; all unless given. Other rows get `not_applicable`.",
        example: "[municipality]"),
      ConfigField(
        "prices", .object(PriceSettings.fields),
        doc: "The year to whose prices amounts are brought; that of the model unless given.",
        example: "{ year: 2024, factor: 1.26, source: \"CBS, Consumentenprijzen\" }"),
      ConfigField(
        "name", .text, .defaults(to: "benefits"), doc: "What the names of the new columns start with.",
        example: "benefits"),
      ConfigField(
        "domain", .text, .defaults(to: "costs_and_benefits"), doc: "The theme of the new columns.",
        example: "costs_and_benefits"),
    ]), example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      literacy:
        from: sample
        use: literacy
        model: literacy/illustrative-2012.yml
        inhabitants: inhabitants
        margins: { education: { higher_education: high } }
      benefits:
        from: literacy
        use: benefits
        model: benefits/pwc-2018.yml
        participants: { indicator: low_literacy_people, share: 0.03 }
        levels: [municipality]
    """

  private static let levelType = ConfigType.choice(AreaLevel.allCases.map(\.rawValue))

  /// The columns of the input and the new ones.
  public let schema: FrameSchema
  /// The formula of each new column.
  public let derivations: [IndicatorID: Derivation]
  private let plan: BenefitsPlan

  /// Checks the model and the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for numbers out of range, scenarios in the wrong order, payers that exceed their
  ///   published total, prices of a year without a factor, unknown or uncounted participants, and names that are
  ///   taken.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let prices = PriceSettings(config.object("prices"), into: &diagnostics)
    let model = config.object("model").flatMap { BenefitModel($0, prices, into: &diagnostics) }
    let participants = Participants(config, input, into: &diagnostics)
    guard let model, let participants else {
      try diagnostics.throwIfAny()
      throw Diagnostic(.fault, "a benefits model without a complaint", at: config.place)
    }
    let indicators = BenefitIndicators(
      name: config.requiredText("name"), domain: config.requiredText("domain"), model: model,
      participants: participants.column)
    let columns = BenefitColumn.all(model)
    schema = BenefitsTransform.schema(config, input, columns, indicators, into: &diagnostics)
    try diagnostics.throwIfAny()
    let formulas = BenefitDerivations(indicators: indicators, participants: participants, step: context.step)
    derivations = Dictionary(
      columns.map { (indicators.id($0), formulas.derivation($0)) }, uniquingKeysWith: { first, _ in first })
    plan = BenefitsPlan(
      scenarios: model.scenarios, participants: participants,
      levels: config.texts("levels").map { Set($0.compactMap(AreaLevel.init(rawValue:))) },
      columns: columns.map { ($0, indicators.id($0)) })
  }

  private static func schema(
    _ config: Config, _ input: FrameSchema, _ columns: [BenefitColumn], _ indicators: BenefitIndicators,
    into diagnostics: inout Diagnostics
  ) -> FrameSchema {
    columns.reduce(input) { schema, column in
      let indicator = indicators.indicator(column)
      // Names of payers are given in the model, others by the step.
      let place: Place
      if case .payer(let position) = column {
        place = indicators.model.payers[position].place
      } else {
        place = config.place(of: "name")
      }
      schema.checkNew(indicator.id, at: place, into: &diagnostics)
      return schema.adding(indicator)
    }
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { BenefitsRun(plan) }
}
