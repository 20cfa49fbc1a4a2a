import AreaGeometry
import IndicatorSchema
import JSONWriting

/// Areas with their shapes and figures as GeoJSON (RFC 7946): degrees in WGS 84, outer rings counter-clockwise, a
/// feature on each line.
public struct GeoJSONFile: Sendable {
  /// How precise positions are.
  public enum Precision: Int, Hashable, Sendable {
    /// Five decimals of a degree: about a metre.
    case metre = 5
    /// Six decimals of a degree: about a decimetre.
    case decimetre = 6
  }

  /// Why there is no file; nil when there is one.
  public let problem: MapProblem?
  private let table: DataTable
  private let map: AreaMap
  private let properties: PropertyWriter
  private let coordinates: CoordinateWriter

  /// Describes files.
  ///
  /// - Parameter ids: The indicators that become properties; all of the table unless given.
  public init(
    _ table: DataTable, _ map: AreaMap, columns ids: [IndicatorID]? = nil, precision: Precision = .metre
  ) {
    self.table = table
    self.map = map
    problem = MapProblem(map)
    properties = PropertyWriter(table, ids.map(table.columns) ?? table.columns)
    coordinates = CoordinateWriter(decimals: precision.rawValue)
  }

  /// The file with the areas of some rows, in the order given; nil when `problem` says why there is none.
  ///
  /// Give rows of one period: each of them becomes a feature. An area that is not on the map has no geometry.
  public func bytes(rows: some Sequence<Int>) -> [UInt8]? {
    guard problem == nil else { return nil }
    var features: [UInt8] = []
    var box = PlacedBox()
    for row in rows {
      features.appendText(features.isEmpty ? "\n" : ",\n")
      append(row, to: &features, &box)
    }
    var file: [UInt8] = []
    file.reserveCapacity(features.count + 128)
    file.appendText("{\"type\":\"FeatureCollection\",")
    append(box, to: &file)
    file.appendText("\"features\":[")
    file.append(contentsOf: features)
    file.appendText("\n]}\n")
    return file
  }

  private func append(_ box: PlacedBox, to bytes: inout [UInt8]) {
    guard let corners = box.corners else { return }
    bytes.appendText("\"bbox\":")
    for (index, corner) in [corners.west, corners.south, corners.east, corners.north].enumerated() {
      bytes.appendText(index == 0 ? "[" : ",")
      coordinates.append(corner, to: &bytes)
    }
    bytes.appendText("],")
  }

  private func append(_ row: Int, to bytes: inout [UInt8], _ box: inout PlacedBox) {
    let code = table.frame.area(row).code.text
    bytes.appendText("{\"type\":\"Feature\",\"id\":")
    bytes.appendString(code)
    bytes.appendText(",\"properties\":")
    properties.append(row, to: &bytes)
    bytes.appendText(",\"geometry\":")
    append(placed(map[code]), to: &bytes, &box)
    bytes.appendText("}")
  }

  /// The parts of a shape, each its rings, of which the first is the outer one.
  private func placed(_ shape: AreaShape?) -> [[PlacedRing]] {
    let steps = Double(coordinates.stepsPerDegree)
    return (shape?.polygons ?? []).compactMap { polygon in
      guard let outer = PlacedRing(polygon.outer, stepsPerDegree: steps, isHole: false) else { return nil }
      return [outer] + polygon.holes.compactMap { PlacedRing($0, stepsPerDegree: steps, isHole: true) }
    }
  }

  private func append(_ polygons: [[PlacedRing]], to bytes: inout [UInt8], _ box: inout PlacedBox) {
    switch polygons.count {
    case 0: return bytes.appendText("null")
    case 1: bytes.appendText("{\"type\":\"Polygon\",\"coordinates\":")
    default: bytes.appendText("{\"type\":\"MultiPolygon\",\"coordinates\":[")
    }
    for (index, rings) in polygons.enumerated() {
      if index > 0 { bytes.appendText(",") }
      for (index, ring) in rings.enumerated() {
        bytes.appendText(index == 0 ? "[" : ",")
        coordinates.append(ring, to: &bytes)
        box.include(ring)
      }
      bytes.appendText("]")
    }
    bytes.appendText(polygons.count > 1 ? "]}" : "}")
  }
}
