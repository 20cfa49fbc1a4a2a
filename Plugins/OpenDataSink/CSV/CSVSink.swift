import IndicatorSchema
import OpenData
import PluginKit

/// Stores rows as a CSV file with a `datapackage.json` that describes it (Frictionless Data Package, v1).
public struct CSVSink: Sink {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "csv", kind: .sink,
    purpose: "Writes rows as a CSV file and a data package (Frictionless) that describes it.",
    config: ConfigSpec([
      ConfigField(
        "path", .outputPath, .required, doc: "The folder to make, for `figures.csv` and `datapackage.json`.",
        example: "out/figures"),
      ConfigField(
        "form", .choice(["wide", "long"]), .defaults(to: "wide"),
        doc: "`wide`: a record for each area and period; `long`: one for each area, period and indicator.",
        example: "long"),
      ConfigField(
        "dialect", .choice(["standard", "marked", "spreadsheet-nl"]), .defaults(to: "standard"),
        doc:
          "`standard`: commas and decimal points (RFC 4180); `marked`: the same with a byte order mark, by which "
          + "spreadsheets know UTF-8; `spreadsheet-nl`: semicolons, decimal commas and a byte order mark.",
        example: "spreadsheet-nl"),
      SharedFields.title,
      ConfigField("description", .text, doc: "What is in the data; the title unless given."),
      ConfigField("version", .text, doc: "The version of the data.", example: "1.0.0"),
      SharedFields.language,
    ]),
    needsAllRows: true)

  let path: String
  let form: CSVTable.Form
  let dialect: CSVDialect
  let title: String
  let description: String
  let version: String?
  let texts: PackageTexts
  let input: FrameSchema

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` when there is no indicator to write.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    path = config.requiredText("path")
    form = config.text("form") == "long" ? .long : .wide
    switch config.text("dialect") {
    case "marked": dialect = .marked
    case "spreadsheet-nl": dialect = .dutchSpreadsheet
    default: dialect = .standard
    }
    title = config.text("title") ?? context.pipeline
    description = config.text("description") ?? config.text("title") ?? context.pipeline
    version = config.text("version")
    texts = try PackageTexts(config.text("language") == "en" ? .en : .nl)
    self.input = input
    try input.requireColumns(config)
  }

  /// The folder.
  public var outputs: [String] { [path] }

  /// Starts a run.
  public func start(host: any SinkHost) throws -> any SinkRun { CSVSinkRun(sink: self, host: host) }
}

extension FrameSchema {
  /// Checks that there is an indicator to store.
  func requireColumns(_ config: Config) throws {
    guard columns.isEmpty else { return }
    throw Diagnostics([
      Diagnostic(
        .invalidValue, "there is no indicator to store", at: config.place,
        hint: "select at least one indicator in the step before")
    ])
  }
}
