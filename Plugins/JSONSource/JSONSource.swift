import IndicatorSchema
import JSONReading
import PluginKit

/// Reads JSON documents of any size: arrays of records, the members of an object, or a record on each line.
public struct JSONSource: ProfilingSource {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "json", kind: .source, purpose: "Reads records from JSON or JSON lines, compressed or not.",
    config: ConfigSpec(
      Location.fields(doc: "The document.", example: "${data}/TypedDataSet.json")
        + JSONFormat.configFields + RecordMapping.fields), example: example)

  /// The plugin as a pipeline uses it.
  private static let example = """
    sources:
      json:
        use: json
        location: sample/tilburg-2022.json
        records: value
        area: { column: area, name: name, parent: parent }
        columns: { inhabitants: inhabitants, owner_occupied: housing.owner_occupied }
    """

  /// The fields that say how to take the document apart.
  public static let formatFields = JSONFormat.configFields

  private let format: JSONFormat
  private let mapping: RecordMapping

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` with every complaint about path and mapping.
  public init(_ config: Config, _ context: PlanContext) throws {
    var diagnostics = Diagnostics()
    let locations = diagnostics.collect { try config.locations() }
    let format = diagnostics.collect { try JSONFormat(config) }
    let mapping = diagnostics.collect { try RecordMapping(config, context) }
    guard let locations, let format, let mapping else { throw diagnostics }
    self.locations = locations
    self.format = format
    self.mapping = mapping
  }

  /// The columns it will give.
  public var schema: FrameSchema { mapping.schema }

  /// The document or documents.
  public let locations: [Location]

  /// The table that was bound, to be cited.
  public var table: SourceOrigin.TableFacts? { mapping.table.map(SourceOrigin.TableFacts.init) }

  /// Reads each document once, in constant memory unless it is columnwise.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` for a document that is damaged, has no records where they are looked
  ///   for, or lacks a column; and what the host and `emit` throw.
  public func read(
    host: any SourceHost, emit: (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    let mapper = RecordMapper(mapping, host: host, source: "")
    for location in try host.inputs(of: locations) {
      let records = try format.open(try host.open(location))
      mapper.goOn(with: records.name)
      let names = try records.fieldNames()
      if names.isEmpty { throw format.noFields(records.name) }
      try mapper.bind(columns: names)
      let handler = MappingHandler(mapper)
      try records.read(fields: mapper.wanted) { record in
        try handler.take(record)
        if mapper.batchIsFull { try emit(mapper.takeBatch()) }
      }
    }
    return try mapper.finish(emit: emit)
  }

  /// Reads the whole document and says what is in each field.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` as `read` does, and for a record that would be refused.
  public static func profile(
    _ location: Location, format: Config, host: any SourceHost
  ) throws -> TableProfile {
    let records = try JSONFormat(format).open(try host.open(location))
    let profiler = RecordProfiler(source: records.name)
    _ = try records.fieldNames()
    try records.read(fields: nil, profiler.take)
    return profiler.profile
  }
}
