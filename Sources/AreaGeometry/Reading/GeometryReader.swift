import IndicatorSchema
import JSONReading

/// Reads the geometries of a GeoJSON file (RFC 7946).
struct GeometryReader {
  /// The positions that may still be read.
  var pointsLeft: Int

  /// Coordinates beyond this are neither degrees nor metres.
  private static let farthest = 1e8

  /// Reads a geometry: a polygon, several, or none.
  mutating func geometry(_ scanner: inout JSONScanner) throws -> [MapPolygon] {
    guard try !scanner.null() else { return [] }
    let start = scanner.position
    var type: String?
    var waiting: Int?
    var polygons: [MapPolygon]?
    try scanner.object { scanner, key in
      switch key {
      case "type": type = try scanner.text()
      case "coordinates":
        if let type {
          polygons = try coordinates(&scanner, of: type, start)
        } else {
          waiting = scanner.position
          try scanner.skip()
        }
      default: try scanner.skip()
      }
    }
    guard let type else { throw scanner.problem(.malformedGeometry, "a geometry without a type", at: start) }
    if polygons == nil, let waiting {
      let end = scanner.position
      scanner.position = waiting
      polygons = try coordinates(&scanner, of: type, start)
      scanner.position = end
    }
    guard let polygons else { throw GeometryReader.unsupported(type, scanner, start) }
    return polygons
  }

  private mutating func coordinates(
    _ scanner: inout JSONScanner, of type: String, _ start: Int
  ) throws -> [MapPolygon] {
    switch type {
    case "Polygon": return try polygon(&scanner).map { [$0] } ?? []
    case "MultiPolygon":
      var polygons: [MapPolygon] = []
      try scanner.array { scanner in
        if let polygon = try polygon(&scanner) { polygons.append(polygon) }
      }
      return polygons
    default: throw GeometryReader.unsupported(type, scanner, start)
    }
  }

  static func unsupported(_ type: String, _ scanner: JSONScanner, _ start: Int) -> Diagnostic {
    scanner.problem(
      .malformedGeometry, "a geometry of type '\(type.prefix(40))' is no area", at: start,
      hint: "areas are of type Polygon or MultiPolygon, with coordinates")
  }

  private mutating func polygon(_ scanner: inout JSONScanner) throws -> MapPolygon? {
    var rings: [MapRing] = []
    try scanner.array { scanner in
      var points: [MapPoint] = []
      try scanner.array { points.append(try position(&$0)) }
      if !points.isEmpty { rings.append(MapRing(points)) }
    }
    return rings.first.map { MapPolygon(outer: $0, holes: Array(rings.dropFirst())) }
  }

  /// Reads a position; a height behind the two coordinates is left out.
  private mutating func position(_ scanner: inout JSONScanner) throws -> MapPoint {
    pointsLeft -= 1
    guard pointsLeft >= 0 else {
      throw scanner.problem(.tooLarge, "the map has more positions than any real one")
    }
    let start = scanner.position
    try scanner.expect(0x5B)
    let x = try scanner.number()
    try scanner.expect(0x2C)
    let y = try scanner.number()
    while try scanner.peek() == 0x2C {
      scanner.position += 1
      _ = try scanner.number()
    }
    try scanner.expect(0x5D)
    return try GeometryReader.checked(MapPoint(x, y), scanner, start)
  }

  static func checked(_ point: MapPoint, _ scanner: JSONScanner, _ start: Int) throws -> MapPoint {
    guard abs(point.x) <= farthest, abs(point.y) <= farthest else {
      throw scanner.problem(.outOfRange, "\(point.x), \(point.y) is no place on earth", at: start)
    }
    return point
  }
}
