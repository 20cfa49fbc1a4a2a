import IndicatorSchema
import PluginKit

/// Stores rows as canonical JSON: the same rows give the same bytes, whatever they came from.
///
/// The shape `areas` is one document with an array of areas, each with its periods; the shape `lines` has one
/// object per line for each area and period.
public struct JSONSink: Sink {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "json", kind: .sink, purpose: "Writes rows as canonical JSON, per area or one row a line.",
    config: ConfigSpec([
      ConfigField("path", .outputPath, .required, doc: "The file to make.", example: "out/figures.json"),
      ConfigField(
        "shape", .choice(["areas", "lines"]), .defaults(to: "areas"),
        doc: "`areas`: one document with the periods of each area; `lines`: one area and period a line.",
        example: "lines"),
      ConfigField(
        "sort", .flag, .defaults(to: "true"),
        doc:
          "Orders rows by level, area code and period. `false` keeps the order of the input and the memory small; only with `lines`.",
        example: "false"),
      ConfigField(
        "origin", .flag, .defaults(to: "false"),
        doc:
          "Adds the run and where each column comes from; with `lines` in a second file `<path>.origins.json`.",
        example: "true"),
    ]),
    needsAllRows: true)

  /// The two shapes of the output.
  enum Shape: String {
    case areas
    case lines
  }

  let path: String
  let shape: Shape
  let sorts: Bool
  let statesOrigin: Bool
  let input: FrameSchema

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` when the rows of an area would have to be gathered and kept in order at once.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    path = config.requiredText("path")
    shape = Shape(rawValue: config.requiredText("shape")) ?? .areas
    sorts = config.flag("sort")
    statesOrigin = config.flag("origin")
    self.input = input
    if shape == .areas && !sorts {
      throw Diagnostics([
        Diagnostic(
          .invalidValue,
          "'sort: false' does not go with the shape 'areas', which gathers the rows of an area",
          at: config.place(of: "sort"), hint: "use shape: lines")
      ])
    }
  }

  /// The file, and the one with the origins when these are asked for with `lines`.
  public var outputs: [String] { [path] + (originsPath.map { [$0] } ?? []) }

  /// Where the origins of lines go.
  var originsPath: String? { shape == .lines && statesOrigin ? path + ".origins.json" : nil }

  /// Starts a run.
  public func start(host: any SinkHost) throws -> any SinkRun {
    sorts ? GatheringRun(sink: self, host: host) : try StreamingRun(sink: self, host: host)
  }
}
