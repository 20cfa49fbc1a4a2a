import IndicatorSchema
import PluginKit
import SingerProtocol

/// Sends rows through a Singer mapper: a program in any language that changes records, or leaves some out.
public struct SingerTransform: Transform, OutsidePlugin {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "singer", kind: .transform,
    purpose: "Sends rows through a Singer mapper: a program in any language that changes or drops records.",
    config: ConfigSpec(
      [
        ConfigField(
          "command", .text, .required,
          doc: "The mapper: a program along PATH, or a path seen from the folder of the pipeline file.",
          example: "transform-field"),
        ConfigField("stream", .text, doc: "The name of the stream; that of the step unless given."),
        ConfigField(
          "columns", .map(.text),
          doc:
            "The indicators that are taken from what the mapper gives, each with its property; the others stay as they are. All of the input unless given.",
          example: "{ score: score }"),
      ] + OutsideCommand.fields), needsAllRows: true)

  /// The columns of the input, and those that the mapper adds.
  public let schema: FrameSchema
  /// For each column that the mapper gives that it does.
  public let derivations: [IndicatorID: Derivation]
  let command: OutsideCommand
  let records: FrameRecords
  let input: [IndicatorID]
  let columns: [MappedColumn]

  /// A column and the property it is read from.
  struct MappedColumn: Sendable {
    var id: IndicatorID
    var property: String
  }

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` with every complaint.
  public init(_ config: Config, inputs: [FrameSchema], _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let input = inputs.first ?? FrameSchema()
    let command = OutsideCommand(config, context, into: &diagnostics)
    var schema = input
    columns = SingerTransform.columns(config, context, &schema, &diagnostics)
    let records = FrameRecords(stream: config.text("stream") ?? context.step, schema: input, extras: [])
    if let clash = records.clash {
      diagnostics.add(
        Diagnostic(.invalidValue, "an indicator may not be called '\(clash)' here", at: config.place))
    }
    guard let command, diagnostics.isEmpty else { throw diagnostics }
    self.command = command
    self.records = records
    self.schema = schema
    self.input = input.ids
    let formula = "as '\(command.name)' gives it"
    let derived = columns.map { column in
      let inputs = input.contains(column.id) ? [column.id] : input.ids
      return (column.id, Derivation(step: context.step, formula: formula, inputs: inputs))
    }
    derivations = Dictionary(derived, uniquingKeysWith: { first, _ in first })
  }

  private static func columns(
    _ config: Config, _ context: PlanContext, _ schema: inout FrameSchema, _ diagnostics: inout Diagnostics
  ) -> [MappedColumn] {
    guard config.node("columns") != nil else {
      return schema.ids.map { MappedColumn(id: $0, property: $0.text) }
    }
    var columns: [MappedColumn] = []
    for entry in config.entries("columns") {
      let id = IndicatorID(entry.key)
      guard let indicator = schema[id] ?? context.catalogue.indicators[id] else {
        let known = schema.ids + context.catalogue.indicators.keys
        diagnostics.add(
          Diagnostic(
            .unknownIndicator, "unknown indicator '\(entry.key)'", at: entry.keyPlace,
            hint: Suggestion.hint(for: entry.key, among: known.map(\.text).sorted())
              ?? "declare it in a catalogue"))
        continue
      }
      schema = schema.adding(indicator)
      columns.append(MappedColumn(id: id, property: entry.value.text ?? ""))
    }
    return columns
  }

  /// Starts a run.
  ///
  /// - Throws: `Diagnostic` when the mapper is not there, or not what was locked.
  public func start(host: any TransformHost) throws -> any TransformRun {
    MapperRun(self, try OutsideProgram(command, host.outside))
  }

  /// Finds out what the mapper is.
  ///
  /// - Throws: `Diagnostic` when it can't be found.
  public func programToLock(_ outside: OutsideHost) throws -> LockedProgram? {
    try command.locked(try OutsideProgram(command, outside))
  }
}
