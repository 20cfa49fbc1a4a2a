import ChildProcess
import Foundation
import IndicatorSchema
import JSONReading
import PluginKit

/// A Singer plugin as a step names it: command, arguments, configuration, limits.
struct OutsideCommand: Sendable {
  /// The step, for what is kept of a run.
  let step: String
  /// The command as written.
  let command: String
  let place: Place
  let arguments: [String]
  /// The configuration; an empty map unless given.
  let config: ConfigNode
  /// The names of variables of the environment that it may see.
  let variables: [String]
  let limits: ProgramCall.Limits

  /// The fields that say which program to run and how; `command` is declared by each plugin.
  static let fields = [
    ConfigField(
      "arguments", .list(.text), doc: "Arguments before those that Singer has, each passed on as it is.",
      example: "[--log-level, warning]"),
    ConfigField(
      "config", .anything,
      doc:
        "The configuration that the plugin reads, written as YAML. Quoted, a number or truth value is text.",
      example: "{ path: ${data}/areas.jsonl, stream_name: areas }"),
    ConfigField(
      "environment", .list(.text),
      doc:
        "Variables of the environment that the plugin may see beside the usual ones, such as PATH and HOME.",
      example: "[AWS_PROFILE]"),
    ConfigField(
      "limits",
      .object([
        ConfigField(
          "idle", .number, .defaults(to: "600"),
          doc: "The seconds that the plugin may neither give nor take anything."),
        ConfigField("total", .number, .defaults(to: "21600"), doc: "The seconds that it may run."),
      ]), doc: "How long the plugin may take before it is stopped.", example: "{ idle: 60, total: 900 }"),
  ]

  /// Takes a checked configuration apart; nil when it names no command.
  init?(_ config: Config, _ context: PlanContext, into diagnostics: inout Diagnostics) {
    guard let command = config.text("command") else { return nil }
    step = context.step
    self.command = command
    place = config.place(of: "command")
    arguments = config.texts("arguments") ?? []
    self.config = config.node("config") ?? ConfigNode(.map([]), at: config.place)
    variables = config.texts("environment") ?? []
    limits = OutsideCommand.limits(config, &diagnostics)
    if self.config.entries == nil {
      diagnostics.add(
        Diagnostic(
          .wrongType, "'config' expects a map, found \(self.config.shapeName)", at: self.config.place))
    }
    if command.isEmpty || command.contains(" ") {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'\(command)' is not the name of a program", at: place,
          hint: "give arguments in 'arguments', as a list"))
    }
  }

  private static func limits(_ config: Config, _ diagnostics: inout Diagnostics) -> ProgramCall.Limits {
    guard let limits = config.object("limits") else { return ProgramCall.Limits() }
    func seconds(_ field: String) -> Duration {
      let seconds = limits.number(field) ?? 0
      guard seconds > 0, seconds < 1e9 else {
        diagnostics.add(
          Diagnostic(.invalidValue, "'\(field)' expects more than 0 seconds", at: limits.place(of: field)))
        return .seconds(1)
      }
      return .milliseconds(Int64(seconds * 1000))
    }
    return ProgramCall.Limits(idle: seconds("idle"), total: seconds("total"))
  }

  /// The name of the program without its folder, for messages.
  var name: String { command.split(separator: "/").last.map(String.init) ?? command }
}
