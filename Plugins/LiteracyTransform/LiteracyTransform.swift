import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Estimates how many people have low literacy in each area, from who lives there.
public struct LiteracyTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "literacy", kind: .transform,
    purpose: """
      Estimates the people with low literacy of each area from age, education, origin and income, as far as the table \
      has them, with an interval.
      """,
    config: ConfigSpec(LiteracySettings.fields), needsAllRows: true, example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      literacy:
        from: sample
        use: literacy
        model: literacy/illustrative-2012.yml
        inhabitants: inhabitants
        margins:
          age: { age_15_24_share: 16-24, age_25_44_share: [25-34, 35-44], age_45_64_share: [45-54, 55-65] }
          education: { higher_education: high }
    """

  /// The columns of the input and those of the estimate.
  public let schema: FrameSchema
  /// The formula of each added column, with the variables that were used.
  public let derivations: [IndicatorID: Derivation]
  private let settings: LiteracySettings

  /// Checks the configuration and the model against the input.
  ///
  /// - Throws: `Diagnostics` for a model that contradicts itself, columns that are no shares and no counts, categories
  ///   that are named twice or not at all, counts without the people they are among, and names that are taken.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    guard let settings = LiteracySettings(config, input, into: &diagnostics) else {
      try diagnostics.throwIfAny()
      throw Diagnostic(.fault, "a literacy model without a complaint", at: config.place)
    }
    var schema = input
    var derivations: [IndicatorID: Derivation] = [:]
    for output in LiteracyOutput.allCases {
      let column = output.indicator(settings)
      schema.checkNew(column.id, at: config.place(of: "name"), into: &diagnostics)
      schema = schema.adding(column)
      derivations[column.id] = output.derivation(settings, step: context.step)
    }
    try diagnostics.throwIfAny()
    self.schema = schema
    self.derivations = derivations
    self.settings = settings
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun {
    LiteracyRun(input: schema.ids.filter { derivations[$0] == nil }, settings)
  }
}
