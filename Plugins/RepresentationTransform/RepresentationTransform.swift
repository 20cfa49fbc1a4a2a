import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Says for each area whether a group is over-represented in it, compared with a larger area.
public struct RepresentationTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "representation", kind: .transform,
    purpose: "Says for each area whether a group is over-represented in it, and how sure that is.",
    config: ConfigSpec(RepresentationSettings.fields), needsAllRows: true, example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    transforms:
      representation:
        from: sample
        use: representation
        indicators: { owner_occupied: { of: dwellings, rounded_to: 1 } }
        against: municipality
    """

  /// The columns of the input and those that were asked for.
  public let schema: FrameSchema
  /// The formulas of the added columns.
  public let derivations: [IndicatorID: Derivation]
  private let settings: RepresentationSettings

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, units that are no share and no count, a share of nobody
  ///   knows whom, names that are taken and parameters out of range.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let settings = RepresentationSettings(config, input, into: &diagnostics)
    var schema = input
    var derivations: [IndicatorID: Derivation] = [:]
    for group in settings.groups {
      for output in settings.outputs {
        let column = output.column(of: group, settings)
        schema.checkNew(column.id, at: group.place, into: &diagnostics)
        schema = schema.adding(column)
        derivations[column.id] = output.derivation(of: group, settings, step: context.step)
      }
    }
    try diagnostics.throwIfAny()
    self.schema = schema
    self.derivations = derivations
    self.settings = settings
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun {
    RepresentationRun(input: schema.ids.filter { derivations[$0] == nil }, settings)
  }
}
