import AreaGeometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A place well inside an area, for a number or a name.
public struct InnerPoint: Hashable, Sendable {
  /// The place.
  public let point: MapPoint
  /// How far the nearest border is, in the unit of the coordinates.
  public let clearance: Double

  /// The place in the largest part of an area that lies farthest from its border; nil where nothing is enclosed.
  ///
  /// The pole of inaccessibility: Garcia-Castellanos and Lombardo, "Poles of inaccessibility", 2007; found by
  /// quartering squares, as Agafonkin, "A new algorithm for finding a visual center of a polygon", 2016.
  public init?(in polygons: [MapPolygon]) {
    let largest = polygons.lazy.map { (polygon: $0, area: abs($0.outer.signedArea)) }.max {
      $0.area < $1.area
    }
    guard let largest, largest.area > 0, largest.area.isFinite,
      let found = PoleSearch(largest.polygon)?.found
    else { return nil }
    self = found
  }

  init(point: MapPoint, clearance: Double) {
    self.point = point
    self.clearance = clearance
  }
}

/// The search for the place that lies farthest from a border.
private struct PoleSearch {
  private struct Cell {
    var centre: MapPoint
    var half: Double
    var distance: Double
  }

  private let rings: [[MapPoint]]
  /// The squares that may still be looked at: a border of very many corners gets a coarser answer, in bounded time.
  private var squaresLeft: Int
  private(set) var found: InnerPoint?

  init?(_ polygon: MapPolygon) {
    rings = polygon.rings.map(\.points).filter { $0.count > 2 }
    guard let outer = rings.first, let box = BoundingBox(outer) else { return nil }
    squaresLeft = max(64, 5_000_000 / max(1, rings.reduce(0) { $0 + $1.count }))
    let size = max(box.upper.x - box.lower.x, box.upper.y - box.lower.y)
    consider(middleOfWidestLine(box))
    let centre = MapPoint((box.lower.x + box.upper.x) / 2, (box.lower.y + box.upper.y) / 2)
    search(from: cell(centre, size / 2), precision: size / 200)
  }

  /// Keeps a place when it lies inside and farther from the border than the one before.
  private mutating func consider(_ point: MapPoint) {
    let distance = signedDistance(point)
    guard distance > 0, distance > found?.clearance ?? 0 else { return }
    found = InnerPoint(point: point, clearance: distance)
  }

  /// Quarters those squares that can hold something better, all of a size at a time.
  private mutating func search(from cell: Cell, precision: Double) {
    var cells = [cell]
    for _ in 0..<12 where !cells.isEmpty {
      for cell in cells where cell.distance > found?.clearance ?? 0 {
        found = InnerPoint(point: cell.centre, clearance: cell.distance)
      }
      let least = (found?.clearance ?? 0) + precision
      let promising = cells.filter { $0.distance + $0.half * 2.0.squareRoot() > least }
      squaresLeft -= 4 * promising.count
      guard squaresLeft >= 0 else { return }
      cells = promising.flatMap(quarters)
    }
  }

  private func quarters(_ cell: Cell) -> [Cell] {
    let half = cell.half / 2
    return [(-half, -half), (half, -half), (-half, half), (half, half)].map { dx, dy in
      self.cell(MapPoint(cell.centre.x + dx, cell.centre.y + dy), half)
    }
  }

  private func cell(_ centre: MapPoint, _ half: Double) -> Cell {
    Cell(centre: centre, half: half, distance: signedDistance(centre))
  }

  /// The distance to the nearest border: below 0 outside.
  private func signedDistance(_ point: MapPoint) -> Double {
    var (isInside, nearest) = (false, Double.infinity)
    for ring in rings {
      var last = ring[ring.count - 1]
      for next in ring {
        if (next.y > point.y) != (last.y > point.y),
          point.x < (last.x - next.x) * (point.y - next.y) / (last.y - next.y) + next.x
        {
          isInside.toggle()
        }
        nearest = min(nearest, PoleSearch.squaredDistance(point, last, next))
        last = next
      }
    }
    return nearest.squareRoot() * (isInside ? 1 : -1)
  }

  private static func squaredDistance(_ point: MapPoint, _ start: MapPoint, _ end: MapPoint) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (x, y) = (point.x - start.x, point.y - start.y)
    let length = dx * dx + dy * dy
    if length > 0 {
      let share = min(1, max(0, (x * dx + y * dy) / length))
      x -= share * dx
      y -= share * dy
    }
    return x * x + y * y
  }

  /// The middle of the widest stretch of a line across, half-way between two corners: always inside, however thin.
  private func middleOfWidestLine(_ box: BoundingBox) -> MapPoint {
    let heights = Array(Set(rings.joined().map(\.y))).sorted()
    let gaps = zip(heights, heights.dropFirst())
    let (low, high) = gaps.max { $0.1 - $0.0 < $1.1 - $1.0 } ?? (box.lower.y, box.upper.y)
    let y = low + (high - low) / 2
    let crossings = rings.flatMap { ring in
      zip(ring, ring.dropFirst() + ring.prefix(1)).compactMap { one, two -> Double? in
        guard (one.y > y) != (two.y > y) else { return nil }
        return one.x + (two.x - one.x) * (y - one.y) / (two.y - one.y)
      }
    }.sorted()
    let stretches = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
    guard let widest = stretches.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return box.lower }
    return MapPoint((widest.0 + widest.1) / 2, y)
  }
}
