import IndicatorSchema
import PluginKit
import XMLRecords

/// Reads XML dumps of any size: OData Atom feeds, and other documents of records through paths.
public struct XMLSource: ProfilingSource {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "xml", kind: .source, purpose: "Reads records from an XML dump, compressed or not.",
    config: ConfigSpec(
      [
        ConfigField(
          "location", .location, .required,
          doc: "The dump: a plain file, a `.gz`, or a `.zip` with it as a member.",
          example: "${data}/70072ned_TypedDataSet.xml.gz"),
        ConfigField("member", .text, doc: "The member of a `.zip` that holds more than one file."),
      ] + RecordFormat.configFields + RecordMapping.fields))

  /// The fields that say how to take the document apart.
  public static let formatFields = RecordFormat.configFields

  private let location: Location
  private let format: RecordFormat
  private let mapping: RecordMapping

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` with every complaint about paths and mapping.
  public init(_ config: Config, _ context: PlanContext) throws {
    location = Location(
      path: config.requiredText("location"), member: config.text("member"),
      place: config.place(of: "location"))
    var diagnostics = Diagnostics()
    let format = diagnostics.collect { try RecordFormat(config) }
    let mapping = diagnostics.collect { try RecordMapping(config, context) }
    guard let format, let mapping else { throw diagnostics }
    if case .declared(let fields) = format.fields { try mapping.check(against: fields.names) }
    self.format = format
    self.mapping = mapping
  }

  /// The columns it will give.
  public var schema: FrameSchema { mapping.schema }

  /// The dump.
  public var locations: [Location] { [location] }

  /// The table that was bound, to be cited.
  public var table: SourceOrigin.TableFacts? { mapping.table.map(SourceOrigin.TableFacts.init) }

  /// Reads the document once, in constant memory.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` for a document that is not well-formed, holds a document type, is
  ///   empty or without a record, or lacks a column; and what the host and `emit` throw.
  public func read(
    host: any SourceHost, emit: (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    let reader = try host.open(location)
    let mapper = RecordMapper(mapping, host: host, source: reader.name)
    try withoutActuallyEscaping(emit) { emit in
      let handler = MappingHandler(mapper, emit: emit)
      try RecordParser(reader, format, handler: handler).run()
    }
    return try mapper.finish(emit: emit)
  }

  /// Reads the whole document and says what is in each field.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` as `read` does, and for a record that would be refused.
  public static func profile(
    _ location: Location, format: Config, host: any SourceHost
  ) throws -> TableProfile {
    let format = try RecordFormat(format)
    let reader = try host.open(location)
    let handler = ProfilingHandler(source: reader.name)
    try RecordParser(reader, format, handler: handler).run()
    return handler.profile
  }
}
