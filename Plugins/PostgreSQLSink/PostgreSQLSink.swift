import IndicatorSchema
import PluginKit

/// Stores rows in a schema of a PostgreSQL database, beside those of other pipelines and earlier runs.
public struct PostgreSQLSink: Sink {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "postgresql", kind: .sink,
    purpose: "Stores areas, indicators, figures and where each came from in a PostgreSQL database.",
    config: ConfigSpec([
      ConfigField(
        "connection", .text, .required,
        doc:
          "Where the database is and who wants in: pairs of key and value or a URL, as libpq takes them. A secret: give "
          + "it as a parameter, from the environment; what it does not say comes from ~/.pgpass and the PG... variables.",
        example: "${figures_db}", isSecret: true),
      ConfigField(
        "schema", .text, .defaults(to: "peil"),
        doc: "The schema to store in; it is made when it is not there, and holds nothing else.",
        example: "figures"),
      ConfigField(
        "on_missing", .choice(["keep", "delete"]), .defaults(to: "keep"),
        doc:
          "What becomes of figures that an earlier run of this pipeline stored and that this one does not deliver."
      ),
    ]))

  let connection: String
  let schema: String
  let keepsMissing: Bool
  let input: FrameSchema
  let pipeline: String

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` when there is no column to store, or a name that can't be one.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    connection = config.requiredText("connection")
    schema = config.requiredText("schema")
    keepsMissing = config.requiredText("on_missing") == "keep"
    self.input = input
    pipeline = context.pipeline
    var diagnostics = Diagnostics()
    if let fault = Identifier.fault(ofSchema: schema) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'schema' \(fault)", at: config.place(of: "schema"),
          hint: "use lower-case letters, digits and underscores"))
    }
    if input.columns.isEmpty {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "there is no indicator to store", at: config.place,
          hint: "select at least one indicator in the step before"))
    }
    try diagnostics.throwIfAny()
  }

  /// None: everything is stored in the database.
  public var outputs: [String] { [] }

  /// The database, without who wants in.
  public var target: String? { ConnectionString.place(connection) }

  /// Connects, so that a database that can't be reached is found before anything is read.
  public func start(host: any SinkHost) throws -> any SinkRun { try PostgreSQLSinkRun(sink: self) }
}
