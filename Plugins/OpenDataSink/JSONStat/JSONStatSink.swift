import FileWriting
import IndicatorSchema
import OpenData
import PluginKit

/// Stores rows as a dataset of JSON-stat 2.0: a cube of areas, periods and indicators.
public struct JSONStatSink: Sink {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "jsonstat", kind: .sink, purpose: "Writes rows as a dataset of JSON-stat 2.0, a cube of figures.",
    config: ConfigSpec([
      ConfigField("path", .outputPath, .required, doc: "The file to make.", example: "out/figures.json"),
      SharedFields.title, SharedFields.language,
    ]),
    needsAllRows: true)

  let path: String
  let title: String
  let texts: PackageTexts
  let input: FrameSchema

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` when there is no indicator to write.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    path = config.requiredText("path")
    title = config.text("title") ?? context.pipeline
    texts = try PackageTexts(config.text("language") == "en" ? .en : .nl)
    self.input = input
    try input.requireColumns(config)
  }

  /// The file.
  public var outputs: [String] { [path] }

  /// Starts a run.
  public func start(host: any SinkHost) throws -> any SinkRun { JSONStatSinkRun(sink: self, host: host) }
}

/// Keeps all rows and writes them as a cube.
struct JSONStatSinkRun: SinkRun {
  private let sink: JSONStatSink
  private let host: any SinkHost
  private var rows: GatheredRows

  init(sink: JSONStatSink, host: any SinkHost) {
    self.sink = sink
    self.host = host
    rows = GatheredRows(sink.input)
  }

  mutating func write(_ batch: IndicatorFrame) throws { try rows.add(batch) }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let cube = try FigureCube(rows.frame, order: try rows.order())
    let path = try host.stage(sink.path)
    let file = try BufferedFile(creating: path, name: sink.path)
    try DatasetWriter(cube, sink, facts).write(to: file)
    try file.close()
    return SinkReceipt(rows: try StoredCube.countRows(try StoredFile(path, name: sink.path)))
  }
}
