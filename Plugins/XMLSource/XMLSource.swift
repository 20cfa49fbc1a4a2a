import IndicatorSchema
import PluginKit
import XMLRecords

/// Reads XML dumps of any size: OData Atom feeds, SDMX-ML and World Bank dumps, and any other document
/// of records through paths.
public struct XMLSource: ProfilingSource {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "xml", kind: .source, purpose: "Reads records from an XML dump, compressed or not.",
    config: ConfigSpec(
      Location.fields(doc: "The dump.", example: "${data}/70072ned_TypedDataSet.xml.gz")
        + RecordFormat.configFields + structureFields + RecordMapping.fields), example: example)

  private static let structureFields = [
    ConfigField(
      "structure", .location,
      doc:
        "An SDMX structure message with the data structure definition and its code lists. Codes are checked "
        + "against them, and the labels of column `X` are a column `X.label`; areas are named by theirs.",
      example: "${data}/demography-structure.xml"),
    ConfigField(
      "language", .text, .defaults(to: "en"), doc: "The language of labels, where there are more.",
      example: "nl"),
  ]

  /// The plugin at work on the sample data.
  private static let example = """
    sources:
      xml:
        use: xml
        preset: odata-atom
        location: sample/tilburg-2022.xml.gz
        area: WijkenEnBuurten
        bindings: sample/tilburg-2022
    """

  /// The fields that say how to take the document apart.
  public static let formatFields = RecordFormat.configFields

  private let formats: [RecordFormat]
  private let mapping: RecordMapping
  /// The message that describes the data, and the language of labels.
  private let structure: Location?
  private let language: String

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` with every complaint about paths and mapping.
  public init(_ config: Config, _ context: PlanContext) throws {
    structure = config.text("structure").map { Location(path: $0, place: config.place(of: "structure")) }
    language = config.requiredText("language")
    var diagnostics = Diagnostics()
    let locations = diagnostics.collect { try config.locations() }
    let formats = diagnostics.collect { try RecordFormat.choices(config) }
    let whole = XMLPreset.withDefaults(config, fields: XMLSource.declaration.config.fields)
    let mapping = diagnostics.collect { try RecordMapping(whole, context) }
    guard let locations, let formats, let mapping else { throw diagnostics }
    if formats.count == 1, !formats[0].fields.isOpen, structure == nil {
      try mapping.check(against: formats[0].fields.names)
    }
    self.locations = locations
    self.formats = formats
    self.mapping = mapping
  }

  /// The columns it will give.
  public var schema: FrameSchema { mapping.schema }

  /// The dump or dumps.
  public let locations: [Location]

  /// The message that describes the data.
  public var descriptions: [Location] { structure.map { [$0] } ?? [] }

  /// The table that was bound, to be cited.
  public var table: SourceOrigin.TableFacts? { mapping.table.map(SourceOrigin.TableFacts.init) }

  /// Reads each document once, in constant memory.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` for a document that is not well-formed, holds a document type, is
  ///   empty or without a record, or lacks a column; and what the host and `emit` throw.
  public func read(
    host: any SourceHost, emit: (IndicatorFrame) throws -> Void
  ) throws -> SourceReceipt {
    let lists = try structure.map { try Structure(of: $0, language: language, host: host).lists } ?? [:]
    let isOpen = formats.contains(where: \.fields.isOpen)
    let mapper = RecordMapper(mapping, host: host, source: "")
    for location in try host.inputs(of: locations) {
      let reader = try host.open(location)
      mapper.goOn(with: reader.name)
      try withoutActuallyEscaping(emit) { emit in
        let handler = MappingHandler(mapper, mapping, isOpen: isOpen, lists: lists, emit: emit)
        try RecordParser(reader, oneOf: formats, handler: handler).run()
        try handler.finish()
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
    let formats = try RecordFormat.choices(format)
    let reader = try host.open(location)
    let handler = ProfilingHandler(source: reader.name)
    try RecordParser(reader, oneOf: formats, handler: handler).run()
    return handler.profile
  }
}
