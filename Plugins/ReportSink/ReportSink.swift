import IndicatorSchema
import PluginKit

/// Makes a readable report: a page for each municipality with its areas, and a page that lists them.
///
/// Every page is one file that needs nothing else: no script, no font, no picture from elsewhere.
public struct ReportSink: Sink {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "report", kind: .sink,
    purpose: "Makes an HTML report in plain Dutch, with a page for each municipality and its areas.",
    config: ConfigSpec([
      ConfigField("path", .outputPath, .required, doc: "The folder to make.", example: "out/report"),
      ConfigField(
        "title", .text, .defaults(to: "Ken uw doelgroep"), doc: "What the report is called.",
        example: "Ken uw doelgroep"),
      ConfigField(
        "index", .indicator,
        doc:
          "The indicator to put areas in order by, most vulnerable first. Without it the first column with the unit `score` and the domain `index`; without such a column areas are in order of name.",
        example: "vulnerability"),
      ConfigField(
        "national", .text, .defaults(to: "auto"),
        doc: "The code of the row to compare with; `auto` is the one row of the level country.",
        example: "NL00"),
      ConfigField(
        "areas", .choice(["auto", "wijk", "buurt"]), .defaults(to: "auto"),
        doc: "The level of the areas that get a profile; `auto` is every level below the municipality.",
        example: "wijk"),
      ConfigField(
        "language", .choice(["nl"]), .defaults(to: "nl"), doc: "The language of the report.", example: "nl"),
    ]),
    needsAllRows: true)

  let path: String
  let title: String
  /// The column to put areas in order by.
  let index: IndicatorID?
  /// The code of the row to compare with, nil for the one of the level country.
  let national: String?
  /// The level of the areas that get a profile, nil for all.
  let profiledLevel: AreaLevel?
  let input: FrameSchema

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` when there is no column, or no column of the name given for the index.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    path = config.requiredText("path")
    title = config.requiredText("title")
    national = config.text("national").flatMap { $0 == "auto" ? nil : $0 }
    profiledLevel = config.text("areas").flatMap { AreaLevel(rawValue: $0) }
    self.input = input
    guard !input.columns.isEmpty else {
      throw Diagnostics([Diagnostic(.invalidValue, "there is no indicator to report", at: config.place)])
    }
    index = try Self.index(config, input)
  }

  private static func index(_ config: Config, _ input: FrameSchema) throws -> IndicatorID? {
    guard let name = config.text("index") else {
      return input.columns.first { $0.unit == .score && $0.domain == "index" }?.id
    }
    guard let indicator = input[IndicatorID(name)] else {
      throw Diagnostics([
        Diagnostic(
          .unknownIndicator, "the input has no indicator '\(name)'", at: config.place(of: "index"),
          hint: Suggestion.hint(for: name, among: input.ids.map(\.text)))
      ])
    }
    return indicator.id
  }

  /// The folder.
  public var outputs: [String] { [path] }

  /// Starts a run.
  public func start(host: any SinkHost) throws -> any SinkRun { ReportRun(sink: self, host: host) }
}
