import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Says for each area how sure its rank by an index is, had the index been made in other ways that make sense.
public struct RobustnessTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "robustness", kind: .transform,
    purpose: """
      Says how sure ranks by an index are: it is made again in many ways that could have been chosen as well.
      """,
    config: ConfigSpec(RobustnessTransform.fields), needsAllRows: true, example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      index:
        from: sample
        use: weight
        weights: { dwelling_value: 1, employment_rate: 1, higher_education: 2 }
      robustness:
        from: index
        use: robustness
        index: index
        vary: { weights: 25%, normalise: [z_score, min_max] }
        weights: { dwelling_value: 1, employment_rate: 1, higher_education: 2 }
    """

  /// The columns of the input and those on the ranks.
  public let schema: FrameSchema
  /// The formulas of the added columns.
  public let derivations: [IndicatorID: Derivation]
  private let settings: RobustnessSettings

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for an index or indicators that are not there, alternatives without what was chosen,
  ///   nothing that varies, numbers out of range, and names that are taken.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let settings = RobustnessSettings(config, input, context, into: &diagnostics)
    for column in settings?.columns.indicators ?? [] {
      input.checkNew(column.id, at: config.place(of: "name"), into: &diagnostics)
    }
    try diagnostics.throwIfAny()
    guard let settings else { throw Diagnostic(.fault, "settings without a complaint", at: config.place) }
    self.settings = settings
    schema = settings.columns.indicators.reduce(input) { $0.adding($1) }
    derivations = settings.derivations(step: context.step)
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun {
    RobustnessRun(settings, input: schema.ids.filter { derivations[$0] == nil })
  }
}
