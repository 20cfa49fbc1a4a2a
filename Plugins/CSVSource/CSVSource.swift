import IndicatorSchema
import PluginKit

/// Reads tables of text: comma-separated values and their relatives (RFC 4180).
public struct CSVSource: Source {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "csv", kind: .source, purpose: "Reads a table of text with a separator between fields, as CSV.",
    config: ConfigSpec(CSVFields.location + CSVFields.format + RecordMapping.fields), example: example)

  /// The plugin at work on the sample data.
  private static let example = """
    sources:
      csv:
        use: csv
        location: sample/tilburg-2022.csv
        delimiter: ";"
        area: { column: area, name: name, parent: parent }
        period: { column: period }
        long: { indicator: indicator, value: value, status: status, others: skip }
        indicators: [inhabitants, dwelling_value, owner_occupied]
    """

  private let format: CSVFormat
  private let mapping: RecordMapping
  private let blockBytes: Int

  /// The bytes taken in at once: enough to read fast, and little enough to stay in a processor's cache.
  static let blockBytes = 256 * 1024

  /// Checks the configuration.
  public init(_ config: Config, _ context: PlanContext) throws {
    try self.init(config, context, blockBytes: CSVSource.blockBytes)
  }

  /// Checks the configuration; what is read does not depend on the size of blocks.
  init(_ config: Config, _ context: PlanContext, blockBytes: Int) throws {
    self.blockBytes = blockBytes
    let config = CSVPreset.applied(to: config, fields: CSVSource.declaration.config.fields)
    var diagnostics = Diagnostics()
    let locations = diagnostics.collect { try config.locations() }
    let format = diagnostics.collect { try CSVFormat(config) }
    let mapping = diagnostics.collect { try RecordMapping(config, context) }
    guard let locations, let format, let mapping else { throw diagnostics }
    self.locations = locations
    self.format = format
    self.mapping = mapping
  }

  /// The columns it will give.
  public var schema: FrameSchema { mapping.schema }

  /// The file or files.
  public let locations: [Location]

  /// The table that was bound, to be cited.
  public var table: SourceOrigin.TableFacts? { mapping.table.map(SourceOrigin.TableFacts.init) }

  /// Reads one file after the other to its end.
  public func read(
    host: any SourceHost, emit: (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    let mapper = RecordMapper(mapping, host: host, source: "")
    for location in try host.inputs(of: locations) {
      let table = try Table(host.open(location), format)
      mapper.goOn(
        with: table.name, host: table.encoding == .utf8 ? host : OriginalBytesHost(host, table.encoding))
      try mapper.bind(columns: table.labels.fields)
      var reader = TableReader(table, mapper, footers: format.footers)
      try reader.read(blockBytes: blockBytes, emit: emit)
    }
    return try mapper.finish(emit: emit)
  }
}

/// Puts refused records aside as they stood in the input, in its own encoding.
private struct OriginalBytesHost: SourceHost {
  private let host: any SourceHost
  private let encoding: TextEncoding

  init(_ host: any SourceHost, _ encoding: TextEncoding) {
    self.host = host
    self.encoding = encoding
  }

  func open(_ location: Location) throws -> any ByteReader { try host.open(location) }

  func inputs(of locations: [Location]) throws -> [Location] { try host.inputs(of: locations) }

  func quarantine(_ record: QuarantinedRecord) throws {
    var record = record
    record.raw = encoding.encode(record.raw)
    try host.quarantine(record)
  }

  func bound(_ indicator: IndicatorID, to column: String) { host.bound(indicator, to: column) }

  func identified(_ table: SourceOrigin.TableFacts) { host.identified(table) }

  func found(_ columns: [FoundColumn]) { host.found(columns) }

  func givenInput() throws -> (any ByteReader)? { try host.givenInput() }

  var locatedAreas: Set<AreaCode> { host.locatedAreas }

  func located(_ cell: CellLocation) { host.located(cell) }
}
