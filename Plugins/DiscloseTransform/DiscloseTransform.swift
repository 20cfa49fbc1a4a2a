import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// Hides figures about few people, and whatever would let a reader compute them.
public struct DiscloseTransform: Transform {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "disclose", kind: .transform,
    purpose: "Hides figures about few people, and those from which they could be computed.",
    config: ConfigSpec(DiscloseSettings.fields), needsAllRows: true,
    isGuard: true)

  /// The columns of the input, which all stay.
  public let schema: FrameSchema
  /// Nothing is computed: a cell is what it was, or hidden.
  public let derivations: [IndicatorID: Derivation] = [:]
  private let settings: DiscloseSettings

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` for unknown indicators, units that are no counts or shares where these are needed, minima
  ///   below nothing, and columns that compare areas before any is hidden.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    schema = input
    settings = DiscloseSettings(config, input, context, into: &diagnostics)
    try diagnostics.throwIfAny()
  }

  /// Starts a run.
  public func start(host: any TransformHost) -> any TransformRun { DiscloseRun(schema, settings) }
}

/// One run: all rows are gathered, as a sum may stand anywhere.
private struct DiscloseRun: GatheringRun {
  var frame: IndicatorFrame
  private let settings: DiscloseSettings

  init(_ schema: FrameSchema, _ settings: DiscloseSettings) {
    frame = IndicatorFrame(columns: schema.ids)
    self.settings = settings
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    let result = DisclosureControl(frame, settings)
    try result.checkExposed()
    try emit(result.published(frame))
    return TransformReceipt(notes: result.notes, findings: result.findings)
  }
}
