import AreaGeometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A place on the picture in tenths of a pixel, to the right and down.
struct GridPoint: Hashable, Comparable {
  var x: Int32
  var y: Int32

  static func < (one: GridPoint, two: GridPoint) -> Bool { (one.x, one.y) < (two.x, two.y) }
}

/// How positions on a map become places on a picture.
///
/// Degrees are drawn equirectangular, true to scale at the latitude in the middle; metres as they are. Positions
/// that all lie within 180 and 90 are degrees.
struct MapFrame {
  private var xScale = 1.0
  private var yScale = 1.0
  private var middle = MapPoint(0, 0)
  private let centre: MapPoint

  /// Fits a box in a picture of some pixels, in the middle, with a margin.
  init(_ box: BoundingBox, width: Int, height: Int, margin: Double) {
    centre = MapPoint(Double(width) / 2, Double(height) / 2)
    middle = MapPoint((box.lower.x + box.upper.x) / 2, (box.lower.y + box.upper.y) / 2)
    let isDegrees = max(-box.lower.x, box.upper.x) <= 180 && max(-box.lower.y, box.upper.y) <= 90
    let narrowing = isDegrees ? max(0.01, cos(middle.y * .pi / 180)) : 1
    let across = (box.upper.x - box.lower.x) * narrowing
    let along = box.upper.y - box.lower.y
    let scale = min((2 * centre.x - 2 * margin) / across, (2 * centre.y - 2 * margin) / along)
    guard scale.isFinite, scale > 0 else { return }
    (xScale, yScale) = (scale * narrowing, scale)
  }

  /// The size in pixels of what lies in a box.
  func size(of box: BoundingBox) -> (width: Double, height: Double) {
    ((box.upper.x - box.lower.x) * xScale, (box.upper.y - box.lower.y) * yScale)
  }

  /// The place of a position, in pixels.
  func place(_ point: MapPoint) -> MapPoint {
    MapPoint(centre.x + (point.x - middle.x) * xScale, centre.y - (point.y - middle.y) * yScale)
  }

  /// The places of a ring, without those that fall together with the one before.
  func gridRing(_ ring: MapRing) -> [GridPoint] {
    var result: [GridPoint] = []
    result.reserveCapacity(ring.points.count)
    for point in ring.points {
      let place = place(point)
      guard let x = Int32(exactly: (place.x * 10).rounded()), let y = Int32(exactly: (place.y * 10).rounded())
      else { continue }
      let next = GridPoint(x: x, y: y)
      if result.last != next { result.append(next) }
    }
    while result.count > 1, result.first == result.last { result.removeLast() }
    return result
  }
}
