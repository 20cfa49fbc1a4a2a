import AreaGeometry
import IndicatorSchema

/// Draws the areas of a municipality.
struct PosterMap {
  /// Areas with a lighter and with a darker colour, by fifths of what the areas have.
  static let colours = ["#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c"]

  private let shapes: [(shape: AreaShape, fill: String)]
  private let scale: (x: Double, y: Double)
  private let corner: MapPoint
  private let offset: (x: Double, y: Double)

  /// Fits the areas into a box; nil when none of them is on the map.
  init?(
    _ map: AreaMap, _ areas: [(area: Area, share: Double?)], x: Double, y: Double, width: Double,
    height: Double
  ) {
    let sorted = areas.compactMap(\.share).sorted()
    let shapes = areas.compactMap { area, share in
      map[area.code.text].map { ($0, share.map { PosterMap.colour($0, sorted) } ?? "url(#geen)") }
    }.filter { !$0.0.polygons.isEmpty }
    let points = shapes.flatMap { $0.0.polygons.flatMap(\.outer.points) }
    guard let box = BoundingBox(points), box.upper.x > box.lower.x, box.upper.y > box.lower.y else {
      return nil
    }
    self.shapes = shapes
    corner = MapPoint(box.lower.x, box.upper.y)
    // Degrees of longitude are shorter to the north; metres are not.
    let isDegrees = box.upper.x.magnitude <= 180 && box.upper.y.magnitude <= 90
    let stretch = isDegrees ? PosterMap.cosine(degrees: (box.lower.y + box.upper.y) / 2) : 1
    let (wide, high) = ((box.upper.x - box.lower.x) * stretch, box.upper.y - box.lower.y)
    let factor = min(width / wide, height / high)
    scale = (factor * stretch, factor)
    offset = (x + (width - wide * factor) / 2, y + (height - high * factor) / 2)
  }

  private static func colour(_ share: Double, _ sorted: [Double]) -> String {
    let lower = sorted.count { $0 < share }
    return colours[min(4, lower * 5 / max(1, sorted.count))]
  }

  /// cos, by its series: close enough for a map, and the same on every machine.
  private static func cosine(degrees: Double) -> Double {
    let x = degrees * .pi / 180
    let square = x * x
    return 1 - square / 2 + square * square / 24 - square * square * square / 720
  }

  /// Draws the areas.
  func draw(into svg: inout SVGBuilder) {
    svg.add("<g stroke=\"#6a7f8d\" stroke-width=\"2\" stroke-linejoin=\"round\">")
    for (shape, fill) in shapes {
      let path = shape.polygons.flatMap(\.rings).map(path).joined()
      if !path.isEmpty { svg.add("<path fill-rule=\"evenodd\" fill=\"\(fill)\" d=\"\(path)\"/>") }
    }
    svg.add("</g>")
  }

  /// Where a number stands on an area: the middle of its largest part.
  func middle(of code: String) -> (x: Double, y: Double)? {
    guard let shape = shapes.first(where: { $0.shape.code == code })?.shape else { return nil }
    let largest = shape.polygons.max { PosterMap.area($0) < PosterMap.area($1) }
    return largest.flatMap { AreaShape(code: code, polygons: [$0]).centroid }.map(place)
  }

  private static func area(_ polygon: MapPolygon) -> Double {
    AreaShape(code: "", polygons: [polygon]).planarArea
  }

  private func place(_ point: MapPoint) -> (x: Double, y: Double) {
    (offset.x + (point.x - corner.x) * scale.x, offset.y + (corner.y - point.y) * scale.y)
  }

  /// A ring as a path; points closer together than the eye can tell are left out.
  private func path(_ ring: MapRing) -> String {
    var text = ""
    var last: (x: Double, y: Double)?
    var count = 0
    for point in ring.points {
      let here = place(point)
      if let last, abs(here.x - last.x) + abs(here.y - last.y) < 1.5 { continue }
      text += "\(count == 0 ? "M" : "L")\(SVGBuilder.number(here.x)) \(SVGBuilder.number(here.y))"
      last = here
      count += 1
    }
    return count > 2 ? text + "Z" : ""
  }
}
