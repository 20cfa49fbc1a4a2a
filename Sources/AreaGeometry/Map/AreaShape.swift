/// A position on a map, in the coordinates of the file.
public struct MapPoint: Hashable, Sendable {
  /// Longitude in degrees, or metres to the east.
  public var x: Double
  /// Latitude in degrees, or metres to the north.
  public var y: Double

  /// Makes a position.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A closed line; the first position is not repeated at the end.
public struct MapRing: Hashable, Sendable {
  /// The positions, without the closing one. Simplified maps hold rings of one or two, which enclose nothing.
  public let points: [MapPoint]

  /// Makes a ring; a last position that repeats the first is left out.
  public init(_ points: [MapPoint]) {
    self.points = points.count > 1 && points.first == points.last ? Array(points.dropLast()) : points
  }
}

/// One part of an area: what lies within the outer ring and in none of the holes.
public struct MapPolygon: Hashable, Sendable {
  /// The border.
  public let outer: MapRing
  /// What is cut out.
  public let holes: [MapRing]

  /// Makes a part.
  public init(outer: MapRing, holes: [MapRing] = []) {
    self.outer = outer
    self.holes = holes
  }

  /// The outer ring and the holes.
  public var rings: [MapRing] { [outer] + holes }
}

/// The shape of an area.
public struct AreaShape: Hashable, Sendable {
  /// The code of the area as the map has it, without outer blanks.
  public let code: String
  /// The name, where the map has one.
  public var name: String?
  /// Its parts; none when the map knows the area and not where it lies.
  public var polygons: [MapPolygon]
  /// The arcs of a topology that the shape is made of, each once and in order; empty for GeoJSON.
  var arcs: [Int32]

  /// Makes a shape.
  public init(code: String, name: String? = nil, polygons: [MapPolygon]) {
    self.init(code: code, name: name, polygons: polygons, arcs: [])
  }

  init(code: String, name: String?, polygons: [MapPolygon], arcs: [Int32]) {
    self.code = code
    self.name = name
    self.polygons = polygons
    self.arcs = arcs
  }
}
