import AreaGeometry

/// Why no GeoJSON can be made of a map.
public enum MapProblem: Hashable, Sendable, CustomStringConvertible {
  /// An area has a position that is no longitude and latitude in degrees, the only ones that RFC 7946 knows.
  case notInDegrees(area: String, MapPoint)

  /// The problem of a map; nil when all its positions can be degrees.
  ///
  /// A map does not say in which system its coordinates are. Those of national grids are metres, in the hundreds of
  /// thousands, and one position beyond the degrees tells that none of them are.
  public init?(_ map: AreaMap) {
    for shape in map.shapes {
      for ring in shape.polygons.lazy.flatMap(\.rings) {
        guard let strange = ring.points.first(where: { !MapProblem.isInDegrees($0) }) else { continue }
        self = .notInDegrees(area: shape.code, strange)
        return
      }
    }
    return nil
  }

  private static func isInDegrees(_ point: MapPoint) -> Bool { abs(point.x) <= 180 && abs(point.y) <= 90 }

  /// The problem in words.
  public var description: String {
    switch self {
    case .notInDegrees(let area, let point):
      "the map has \(area) at \(point.x), \(point.y), which is no longitude and latitude; "
        + "GeoJSON needs coordinates in WGS 84, so convert the map"
    }
  }
}
