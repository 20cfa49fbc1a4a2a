import Foundation

/// The smallest upright rectangle around positions.
public struct BoundingBox: Hashable, Sendable {
  /// The corner of the lowest coordinates.
  public var lower: MapPoint
  /// The corner of the highest coordinates.
  public var upper: MapPoint

  /// The box around positions; nil around none.
  public init?(_ points: some Sequence<MapPoint>) {
    var box: BoundingBox?
    for point in points {
      guard box != nil else {
        box = BoundingBox(lower: point, upper: point)
        continue
      }
      box?.include(point)
    }
    guard let box else { return nil }
    self = box
  }

  private init(lower: MapPoint, upper: MapPoint) {
    self.lower = lower
    self.upper = upper
  }

  private mutating func include(_ point: MapPoint) {
    lower = MapPoint(min(lower.x, point.x), min(lower.y, point.y))
    upper = MapPoint(max(upper.x, point.x), max(upper.y, point.y))
  }
}

extension MapRing {
  /// The enclosed area in squares of the coordinates' unit, positive when the ring runs counter-clockwise.
  ///
  /// The shoelace formula, from the first position, so that places far from the origin lose no digits.
  public var signedArea: Double { moments.area }

  /// The area, and the centre of it times the area, relative to the first position.
  fileprivate var moments: (area: Double, x: Double, y: Double) {
    guard let origin = points.first, points.count > 2 else { return (0, 0, 0) }
    var (area, x, y) = (0.0, 0.0, 0.0)
    var last = MapPoint((points.last?.x ?? 0) - origin.x, (points.last?.y ?? 0) - origin.y)
    for point in points {
      let next = MapPoint(point.x - origin.x, point.y - origin.y)
      let cross = last.x * next.y - next.x * last.y
      area += cross
      x += (last.x + next.x) * cross
      y += (last.y + next.y) * cross
      last = next
    }
    return (area / 2, x / 6, y / 6)
  }

  /// The enclosed part of a sphere whose radius gives the earth's surface, in km2.
  fileprivate var squareKilometres: Double {
    let radians = Double.pi / 180
    var sum = 0.0
    guard var last = points.last, points.count > 2 else { return 0 }
    for point in points {
      sum += (point.x - last.x) * radians * (2 + sin(last.y * radians) + sin(point.y * radians))
      last = point
    }
    return abs(sum) / 2 * AreaShape.earthRadius * AreaShape.earthRadius
  }
}

extension AreaShape {
  /// The radius in km of the sphere with the surface of the earth (WGS 84, authalic).
  fileprivate static let earthRadius = 6371.0072

  /// The box around the shape; nil for an area without parts.
  public var boundingBox: BoundingBox? {
    BoundingBox(polygons.lazy.flatMap { $0.outer.points })
  }

  /// The area in squares of the coordinates' unit, holes taken off; for metres, m2.
  public var planarArea: Double {
    measured { abs($0.signedArea) }
  }

  /// The area in km2 of a shape in degrees of longitude and latitude.
  ///
  /// On a sphere: Chamberlain and Duquette, "Some algorithms for polygons on a sphere", 2007. In the Netherlands it
  /// is about 0.2% off that of the ellipsoid.
  public var squareKilometres: Double {
    measured { $0.squareKilometres }
  }

  private func measured(_ measure: (MapRing) -> Double) -> Double {
    polygons.reduce(0) { sum, polygon in
      max(0, sum + measure(polygon.outer) - polygon.holes.reduce(0) { $0 + measure($1) })
    }
  }

  /// The centre of gravity, which can lie outside a bent shape; of the positions alone where these enclose
  /// nothing. nil for an area without positions.
  public var centroid: MapPoint? {
    var (area, x, y) = (0.0, 0.0, 0.0)
    for polygon in polygons {
      for (index, ring) in polygon.rings.enumerated() {
        guard let origin = ring.points.first else { continue }
        let moments = ring.moments
        // The outer ring counts, holes are taken off, whichever way each runs.
        let sign: Double = (moments.area < 0) == (index == 0) ? -1 : 1
        area += sign * moments.area
        x += sign * (moments.x + origin.x * moments.area)
        y += sign * (moments.y + origin.y * moments.area)
      }
    }
    guard area > 0, (x / area).isFinite, (y / area).isFinite else { return meanPosition }
    return MapPoint(x / area, y / area)
  }

  private var meanPosition: MapPoint? {
    let points = polygons.flatMap { $0.outer.points }
    guard !points.isEmpty else { return nil }
    let count = Double(points.count)
    return MapPoint(points.reduce(0) { $0 + $1.x / count }, points.reduce(0) { $0 + $1.y / count })
  }
}
