import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// Fills gaps from other areas, and marks every cell that it fills.
public struct ImputeTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "impute", kind: .transform,
    purpose: "Fills missing values from other areas and marks each of them as imputed.",
    config: ConfigSpec(ImputeSettings.fields), needsAllRows: true)

  /// The columns of the input and one with its gaps filled for each indicator.
  public let schema: FrameSchema
  /// The formula of each column with gaps filled.
  public let derivations: [IndicatorID: Derivation]
  private let plan: ImputePlan
  private let input: [IndicatorID]

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, counts that would be taken from a parent area, names that are
  ///   taken, and options that are missing or have no effect.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let settings = ImputeSettings(config, input, into: &diagnostics)
    try diagnostics.throwIfAny()
    plan = settings.plan
    self.input = input.ids
    schema = settings.results.reduce(input) { $0.adding($1) }
    derivations = Dictionary(
      plan.columns.map { ($0.result, settings.derivation(of: $0.source, step: context.step)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { ImputeRun(plan, input: input) }
}
