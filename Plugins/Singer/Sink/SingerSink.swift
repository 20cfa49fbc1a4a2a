import IndicatorSchema
import PluginKit
import SingerProtocol

/// Gives rows to a Singer target: a program in any language that stores them.
///
/// The target is started when every check of the run holds, and not before, so that nothing of a run that fails
/// reaches a database.
public struct SingerSink: Sink, OutsidePlugin {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "singer", kind: .sink,
    purpose: "Gives rows to a Singer target: a program in any language that stores them.",
    config: ConfigSpec(
      [
        ConfigField(
          "command", .text, .required,
          doc: "The target: a program along PATH, or a path seen from the folder of the pipeline file.",
          example: "target-csv"),
        ConfigField(
          "path", .outputPath,
          doc:
            "The folder that the target writes to. It works in that folder while it is staged, and `<output>` in its configuration stands for it. Not given for a target that writes elsewhere, such as a database.",
          example: "csv"),
        ConfigField("stream", .text, doc: "The name of the stream; that of the step unless given."),
        ConfigField(
          "layout", .choice(["wide", "long"]), .defaults(to: "wide"),
          doc: "A record per row with a property per indicator, or a record per cell."),
        ConfigField(
          "statuses", .flag, .defaults(to: "true"),
          doc: "Whether a wide record has the status of each value, as `x_status`."),
        ConfigField(
          "bounds", .flag, .defaults(to: "true"),
          doc: "Whether a wide record has the bounds of values that have any, as `x_lower` and `x_upper`."),
      ] + OutsideCommand.fields), needsAllRows: true)

  /// What stands for the folder to write to in the configuration of a target.
  static let outputMark = "<output>"

  let command: OutsideCommand
  let path: String?
  let records: FrameRecords
  let input: FrameSchema
  let layout: FrameRecords.Layout

  /// Checks the configuration against the input.
  ///
  /// - Throws: `Diagnostics` with every complaint.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let command = OutsideCommand(config, context, into: &diagnostics)
    path = config.text("path")
    layout = config.text("layout").flatMap(FrameRecords.Layout.init) ?? .wide
    var extras: FrameRecords.Extras = []
    if config.flag("statuses") { extras.insert(.statuses) }
    if config.flag("bounds") { extras.insert(.bounds) }
    let records = FrameRecords(
      stream: config.text("stream") ?? context.step, schema: input, layout: layout, extras: extras)
    if let clash = records.clash {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "two things would be written to the property '\(clash)'", at: config.place,
          hint: "rename the indicator, or set 'layout: long'"))
    }
    if path == nil, let command, SingerSink.mentionsOutput(command.config) {
      diagnostics.add(
        Diagnostic(
          .missingField, "'\(SingerSink.outputMark)' stands for 'path', which is not given",
          at: command.config.place, hint: "for example path: csv"))
    }
    guard let command, diagnostics.isEmpty else { throw diagnostics }
    self.command = command
    self.records = records
    self.input = input
  }

  private static func mentionsOutput(_ node: ConfigNode) -> Bool {
    switch node.content {
    case .scalar(let text, _): text.contains(outputMark)
    case .list(let elements): elements.contains(where: mentionsOutput)
    case .map(let entries): entries.contains { mentionsOutput($0.value) }
    }
  }

  /// The folder that the target writes to, if it writes here.
  public var outputs: [String] { path.map { [$0] } ?? [] }

  /// Starts a run.
  ///
  /// - Throws: `Diagnostic` when the target is not there, or not what was locked.
  public func start(host: any SinkHost) throws -> any SinkRun {
    try TargetRun.checkProgram(self, host)
    return TargetRun(self, host)
  }

  /// Finds out what the target is.
  ///
  /// - Throws: `Diagnostic` when it can't be found.
  public func programToLock(_ outside: OutsideHost) throws -> LockedProgram? {
    try command.locked(try OutsideProgram(command, outside))
  }
}
