import AreaGeometry

/// The outlines of the areas of a map as they are drawn: simplified, without specks, each area with something to see.
struct AreaOutlines {
  /// The rings of each area, in the order of the shapes; none for an area without a place.
  let rings: [[[GridPoint]]]

  /// An island below this is left out, unless it is the largest part of its area; in tenths of a pixel, squared.
  private static let speck = 25.0
  /// An area below this is drawn as a square of its own size.
  private static let smallest = 100.0

  init(_ shapes: [AreaShape], _ frame: MapFrame, tolerance: Double) {
    let placed = shapes.map { shape in
      shape.polygons.map { polygon in polygon.rings.map(frame.gridRing) }
    }
    var lines = SharedLines()
    for polygons in placed {
      for rings in polygons { rings.forEach { lines.add($0) } }
    }
    rings = placed.map { AreaOutlines.drawn($0, lines, tolerance) }
  }

  private static func drawn(_ polygons: [[[GridPoint]]], _ lines: SharedLines, _ tolerance: Double)
    -> [[GridPoint]]
  {
    let known = polygons.filter { $0.first?.isEmpty == false }
    let sizes = known.map { area($0[0]) }
    guard let largest = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return [] }
    guard sizes[largest] >= smallest else { return [square(around: known[largest][0])] }
    let kept = known.indices.filter { $0 == largest || sizes[$0] >= speck }
    let rings = kept.flatMap { known[$0].map { lines.simplified($0, tolerance: tolerance) } }
      .filter { $0.count > 2 }
    return rings.isEmpty ? [square(around: known[largest][0])] : rings
  }

  private static func area(_ ring: [GridPoint]) -> Double {
    abs(MapRing(ring.map { MapPoint(Double($0.x), Double($0.y)) }).signedArea)
  }

  /// A square of two by two pixels: an area that is too small to see is still there.
  private static func square(around ring: [GridPoint]) -> [GridPoint] {
    let count = Int64(max(1, ring.count))
    let x = Int32(truncatingIfNeeded: ring.reduce(Int64(0)) { $0 + Int64($1.x) } / count)
    let y = Int32(truncatingIfNeeded: ring.reduce(Int64(0)) { $0 + Int64($1.y) } / count)
    return [(-10, -10), (10, -10), (10, 10), (-10, 10)].map { GridPoint(x: x &+ $0.0, y: y &+ $0.1) }
  }
}

extension [[GridPoint]] {
  /// The rings as the data of an SVG path: whole numbers, each line relative to the one before.
  var pathData: String {
    var text = ""
    for ring in self {
      guard let start = ring.first else { continue }
      text += "M\(start.x) \(start.y)l"
      var last = start
      for (index, point) in ring.dropFirst().enumerated() {
        let (dx, dy) = (Int(point.x) - Int(last.x), Int(point.y) - Int(last.y))
        // A minus sign parts two numbers as well as a space does.
        text += (index == 0 || dx < 0 ? "" : " ") + String(dx) + (dy < 0 ? "" : " ") + String(dy)
        last = point
      }
      text += "z"
    }
    return text
  }
}
