import IndicatorSchema
import JSONReading
import PluginKit

extension AreaMap {
  /// Reads a map from GeoJSON or TopoJSON.
  ///
  /// Coordinates stay as the file has them. An area that the file has in several features becomes one shape.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics`, with places, when the file is no JSON, holds geometries that are no
  ///   areas, features without a code, arcs that do not exist, coordinates beyond the earth, or is too large.
  public init(reading reader: any ByteReader, _ format: MapFormat = MapFormat()) throws {
    let bytes = try reader.readAll(limit: format.byteLimit)
    try self.init(parsing: bytes, name: reader.name, format)
  }

  /// Reads a map from the bytes of a file; see `init(reading:_:)`.
  public init(parsing bytes: [UInt8], name: String, _ format: MapFormat = MapFormat()) throws {
    self = try bytes.withUnsafeBytes { buffer in
      var document = MapDocument(buffer, name: name, format)
      return try document.read()
    }
  }
}

/// A map file while it is read: the root of GeoJSON or TopoJSON.
private struct MapDocument {
  private var scanner: JSONScanner
  private var geometries: GeometryReader
  private var topology: TopologyReader
  private var map = AreaMap()
  private var diagnostics = Diagnostics()
  private var featureCount = 0
  private var hasFeatures = false
  private var type: String?
  private let format: MapFormat

  init(_ bytes: UnsafeRawBufferPointer, name: String, _ format: MapFormat) {
    scanner = JSONScanner(bytes, name: name)
    geometries = GeometryReader(pointsLeft: format.pointLimit)
    topology = TopologyReader(format)
    self.format = format
  }

  mutating func read() throws -> AreaMap {
    var scanner = scanner
    guard scanner.position < scanner.bytes.count else {
      throw Diagnostic(.emptyInput, "the map is empty", at: Place(scanner.name))
    }
    try scanner.object { scanner, key in
      switch key {
      case "type": type = try scanner.text()
      case "features":
        hasFeatures = true
        try scanner.array { try readFeature(&$0) }
      default: if try !topology.read(key, &scanner) { try scanner.skip() }
      }
    }
    guard hasFeatures || topology.isPresent else {
      throw scanner.problem(
        .malformedGeometry, "a document of type '\(type?.prefix(40) ?? "")' is no map of areas", at: 0,
        hint: "a map is a GeoJSON FeatureCollection or a TopoJSON Topology")
    }
    if topology.isPresent { map = try topology.shapes(scanner, into: &diagnostics) }
    try diagnostics.throwIfAny()
    return map
  }

  private mutating func readFeature(_ scanner: inout JSONScanner) throws {
    let start = scanner.position
    var labels = FeatureLabels()
    var polygons: [MapPolygon] = []
    try scanner.object { scanner, key in
      switch key {
      case "geometry": polygons = try geometries.geometry(&scanner)
      case "properties": try labels.readProperties(&scanner, format)
      case "id": try labels.readID(&scanner)
      default: try scanner.skip()
      }
    }
    featureCount += 1
    guard let code = labels.code(format) else {
      diagnostics.addFeatureWithoutCode(featureCount - 1, labels, format, scanner.place(of: start))
      return
    }
    map.add(AreaShape(code: code, name: labels.name, polygons: polygons))
  }
}

extension Diagnostics {
  /// Complains of a feature that can't be joined to any figure; of twenty at most.
  mutating func addFeatureWithoutCode(
    _ number: Int, _ labels: FeatureLabels, _ format: MapFormat, _ place: Place
  ) {
    guard items.count < 20 else { return }
    let wanted = format.codeProperty.map { "no property '\($0)'" } ?? "no code"
    add(
      Diagnostic(
        .malformedGeometry, "feature \(number + 1) has \(wanted)", at: place, hint: labels.hint(format)))
  }
}
