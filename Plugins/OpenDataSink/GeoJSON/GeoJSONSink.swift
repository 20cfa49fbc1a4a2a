import AreaGeometry
import FileWriting
import IndicatorSchema
import JSONReading
import OpenData
import PluginKit

/// Stores the rows of one period as GeoJSON (RFC 7946): a feature for each area, with its borders and figures.
public struct GeoJSONSink: Sink {
  /// What the plugin says of itself.
  public static let declaration = PluginDeclaration(
    name: "geojson", kind: .sink,
    purpose: "Writes areas with their borders and figures as GeoJSON, for maps and GIS.",
    config: ConfigSpec([
      ConfigField("path", .outputPath, .required, doc: "The file to make.", example: "out/areas.geojson"),
      ConfigField(
        "map", .location, .required,
        doc:
          "The borders of the areas, in degrees (WGS 84): GeoJSON or TopoJSON; `.gz` and `.zip` are decompressed.",
        example: "${data}/wijken.geojson"),
      ConfigField(
        "code", .text,
        doc:
          "The property of the map that holds the code of an area. Unless given `code`, else `statcode`, else "
          + "the `id` of the feature.", example: "statcode"),
      ConfigField("object", .text, doc: "The object of a TopoJSON file that is meant, when it has several."),
      ConfigField(
        "period", .text, doc: "The period to write; needed when the rows are of several.", example: "2022"),
      ConfigField(
        "decimals", .choice(["5", "6"]), .defaults(to: "5"),
        doc: "How precise positions are: 5 decimals of a degree are about a metre, 6 a decimetre."),
    ]),
    needsAllRows: true, example: example)

  /// The plugin as a pipeline uses it.
  private static let example = """
    sinks:
      areas: { from: sample, use: geojson, path: out/areas.geojson, map: sample/wijken.geojson }
    """

  let path: String
  let map: Location
  let format: MapFormat
  let period: Period?
  let precision: GeoJSONFile.Precision
  let input: FrameSchema

  /// Checks the configuration.
  ///
  /// - Throws: `Diagnostics` for a period that is none.
  public init(_ config: Config, input: FrameSchema, _ context: PlanContext) throws {
    path = config.requiredText("path")
    map = Location(path: config.requiredText("map"), place: config.place(of: "map"))
    format = MapFormat(codeProperty: config.text("code"), object: config.text("object"))
    period = config.text("period").flatMap { Period($0) }
    precision = config.text("decimals") == "6" ? .decimetre : .metre
    self.input = input
    if let text = config.text("period"), period == nil {
      throw Diagnostics([
        Diagnostic(
          .invalidValue, "'\(text)' is not a period", at: config.place(of: "period"),
          hint: "write 2017, 2017-Q1 or 2017-03")
      ])
    }
  }

  /// The file.
  public var outputs: [String] { [path] }

  /// The borders.
  public var locations: [Location] { [map] }

  /// Starts a run, for which the borders are read.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` when they can't be used.
  public func start(host: any SinkHost) throws -> any SinkRun {
    GeoJSONSinkRun(sink: self, host: host, map: try AreaMap(reading: try host.open(map), format))
  }
}

/// Keeps all rows and writes those of one period.
struct GeoJSONSinkRun: SinkRun {
  private let sink: GeoJSONSink
  private let host: any SinkHost
  private let map: AreaMap
  private var rows: GatheredRows

  init(sink: GeoJSONSink, host: any SinkHost, map: AreaMap) {
    self.sink = sink
    self.host = host
    self.map = map
    rows = GatheredRows(sink.input)
  }

  mutating func write(_ batch: IndicatorFrame) throws { try rows.add(batch) }

  mutating func finish(_ facts: RunFacts) throws -> SinkReceipt {
    let order = try rows.order()
    let period = try onePeriod()
    let written = order.filter { rows.frame.periods[$0] == period }
    let notes = try notes(written)
    let document = GeoJSONFile(DataTable(rows.frame), map, precision: sink.precision)
    guard let bytes = document.bytes(rows: written) else {
      throw Diagnostic(
        .malformedGeometry, document.problem?.description ?? "the map has no degrees", at: sink.map.place)
    }
    let path = try host.stage(sink.path)
    let file = try BufferedFile(creating: path, name: sink.path)
    file.bytes = bytes
    try file.close()
    let others = order.count - written.count
    return SinkReceipt(
      rows: try GeoJSONSinkRun.count(StoredFile(path, name: sink.path)),
      filtered: others > 0 ? ["other period": others] : [:], notes: notes)
  }

  private func onePeriod() throws -> Period? {
    let periods = Set(rows.frame.periods).sorted()
    if let wanted = sink.period {
      guard rows.frame.rowCount > 0, !periods.contains(wanted) else { return wanted }
      throw Diagnostic(
        .cannotCompute, "there are no rows of \(wanted)",
        hint: "there are rows of \(periods.prefix(10).map(\.description).joined(separator: ", "))")
    }
    guard periods.count > 1 else { return periods.first }
    throw Diagnostic(
      .cannotCompute, "the rows are of \(periods.count) periods, and a map shows one",
      hint: "say which one, for example period: \"\(periods[periods.count - 1])\"")
  }

  /// What is said of areas that are not on the map.
  private func notes(_ written: [Int]) throws -> [String] {
    let missing = written.map { rows.frame.area($0).code.text }.filter { map.position(of: $0) == nil }
    guard let first = missing.first else { return [] }
    guard missing.count < written.count else {
      throw Diagnostic(
        .cannotCompute, "none of the \(written.count) areas is on the map, '\(first)' for one",
        at: sink.map.place,
        hint:
          "the map has for example '\(map.shapes.first?.code ?? "")'; 'code' names the property of the code")
    }
    return ["\(missing.count) of \(written.count) areas are not on the map, '\(first)' for one: no geometry"]
  }

  /// The features in a stored file.
  private static func count(_ file: StoredFile) throws -> Int {
    let bytes = try file.readAll(limit: .max)
    return try bytes.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes, name: file.name)
      var count = 0
      try scanner.object { scanner, key in
        guard key == "features" else { return try scanner.skip() }
        try scanner.array { scanner in
          try scanner.skip()
          count += 1
        }
      }
      try scanner.end()
      return count
    }
  }
}
