import IndicatorSchema
import PluginKit

/// Reads tables from OData services, versions 3 and 4, as Statistics Netherlands (CBS) has them.
public struct ODataSource: Source {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "odata", kind: .source,
    purpose: "Reads a table from an OData service, version 3 or 4, such as those of Statistics Netherlands.",
    config: ConfigSpec(ODataSettings.fields + RecordMapping.fields), example: example)

  /// The plugin at work.
  private static let example = """
    sources:
      odata:
        use: odata
        dataset: 85318NED
        area: WijkenEnBuurten
        columns: { inhabitants: AantalInwoners_5 }
    """

  private let settings: ODataSettings
  private let mapping: RecordMapping

  /// Checks the configuration. Nothing is fetched here.
  ///
  /// - Throws: `Diagnostics` with every complaint about the address and the mapping.
  public init(_ config: Config, _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let settings = diagnostics.collect { try ODataSettings(config) }
    let mapping = diagnostics.collect { try RecordMapping(config, context) }
    guard let settings, let mapping else { throw diagnostics }
    self.settings = settings
    self.mapping = mapping
  }

  /// The columns it will give.
  public var schema: FrameSchema { mapping.schema }

  /// The table at its service; the addresses that are read follow from it.
  public var locations: [Location] { [Location(path: settings.address.text, place: settings.place)] }

  /// The table that was bound, to be cited.
  public var table: SourceOrigin.TableFacts? { mapping.table.map(SourceOrigin.TableFacts.init) }

  /// Reads what the service says of the table, then its data, page by page.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` for a table that is another one, columns that are not there, pages that
  ///   lead astray, fewer or more records than the service says there are; and what the host and `emit` throw.
  public func read(
    host: any SourceHost, emit: (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    let service = ODataService(settings, host: host)
    let table = try service.table()
    try table.requireCited(mapping, at: settings.place)
    host.identified(table.facts(settings))
    let plan = try ReadingPlan(settings, mapping, table, service)
    let reading = TableReading(plan, settings, host: host)
    try reading.bind()
    try service.readData(plan.query(reading.wanted), fields: reading.wanted) { fields, raw in
      try reading.take(fields, raw: raw, emit: emit)
    }
    return try reading.finish(emit: emit)
  }
}
