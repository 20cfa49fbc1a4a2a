import IndicatorSchema
import JSONReading
import PluginKit

/// Reads JSON-stat 2.0: the first dataset of a document, each cell of its cube a record.
///
/// A record has a field for each dimension with the code of its category and one with the label, the fields
/// `role.geo`, `role.time` and `role.metric` for the dimensions of these roles, `value` and `status`.
public struct JSONStatSource: Source {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "jsonstat", kind: .source, purpose: "Reads a dataset of JSON-stat 2.0, compressed or not.",
    config: ConfigSpec(JSONStatFields.all), example: example)

  /// The plugin at work.
  private static let example = """
    sources:
      jsonstat:
        use: jsonstat
        location: population.json
        area: area
        long: { indicator: indicator, value: value, codes: { POP: inhabitants } }
    """

  private let statuses: [String: String]
  private let mapping: RecordMapping

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` with every complaint about the mapping.
  public init(_ config: Config, _ context: PlanContext) throws {
    let config = JSONStatFields.filledIn(config)
    statuses = Dictionary(
      config.entries("statuses").map { ($0.key, $0.value.text ?? "") },
      uniquingKeysWith: { first, _ in first })
    var diagnostics = Diagnostics()
    let locations = diagnostics.collect { try config.locations() }
    let mapping = diagnostics.collect { try RecordMapping(config, context) }
    guard let locations, let mapping else { throw diagnostics }
    self.locations = locations
    self.mapping = mapping
  }

  /// The columns it will give.
  public var schema: FrameSchema { mapping.schema }

  /// The document or documents.
  public let locations: [Location]

  /// The table that was bound, to be cited.
  public var table: SourceOrigin.TableFacts? { mapping.table.map(SourceOrigin.TableFacts.init) }

  /// The most bytes that a document may have, because it is in memory as a whole.
  private static let byteLimit = 1 << 28

  /// Reads each document, which is in memory as a whole meanwhile.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` for a document that is no JSON, holds no dataset, contradicts itself or
  ///   lacks a column; and what the host and `emit` throw.
  public func read(
    host: any SourceHost, emit: (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    let mapper = RecordMapper(mapping, host: host, source: "")
    for location in try host.inputs(of: locations) {
      let reader = try host.open(location)
      mapper.goOn(with: reader.name)
      let bytes = try reader.readAll(limit: JSONStatSource.byteLimit)
      try bytes.withUnsafeBytes { bytes in
        var document = CubeReader(bytes, name: reader.name)
        let cells = CellRecords(try document.read(), bytes, statuses: statuses)
        try mapper.bind(columns: cells.names)
        try cells.read(mapper, emit: emit)
      }
    }
    return try mapper.finish(emit: emit)
  }
}
