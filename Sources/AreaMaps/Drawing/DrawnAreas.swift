import AreaGeometry
import Markup

/// The areas of a map, class by class, with what stands out on top.
struct DrawnAreas {
  private let map: Choropleth
  private let frame: MapFrame
  private let outlines: AreaOutlines
  private let hatch: String

  init(_ map: Choropleth, _ box: BoundingBox, hatch: String) {
    self.map = map
    self.hatch = hatch
    frame = map.frame(box)
    outlines = AreaOutlines(map.areas.map(\.shape), frame, tolerance: map.style.tolerance * 10)
  }

  var svg: String {
    let groups = groups
    var text = ""
    if groups.contains(where: { $0.colour == nil }) {
      text += "<defs>\(hatchPattern(hatch, map.style, unit: 10))</defs>"
    }
    // Lines are in tenths of a pixel, so that they need no decimal points.
    text += "<g transform=\"scale(.1)\" fill-rule=\"evenodd\" stroke-linejoin=\"round\""
    text += " stroke-width=\"\((map.style.borderWidth * 10).tenths)\">"
    for group in groups { text += svg(of: group) }
    text += highlightOutlines + "</g>"
    if map.style.showsClassNumbers { text += classNumbers }
    return text + markers
  }

  /// Areas of one looks.
  private struct Group {
    var colour: Colour?
    var border: Colour
    var areas: [Int]
  }

  /// Dark areas first: the dark border of a light neighbour lies over the light border of a dark one, so that
  /// every line stands out against one of its sides at least.
  private var groups: [Group] {
    let style = map.style
    var members = Array(repeating: [Int](), count: style.colours.count + 1)
    for index in map.areas.indices where !outlines.rings[index].isEmpty {
      members[classIndex(index) ?? style.colours.count].append(index)
    }
    let groups = members.enumerated().map { number, areas in
      let colour = number < style.colours.count ? style.colours[number] : nil
      return Group(colour: colour, border: style.border(on: colour ?? style.background), areas: areas)
    }.filter { !$0.areas.isEmpty }
    return groups.filter { $0.border == style.lightInk } + groups.filter { $0.border != style.lightInk }
  }

  private func classIndex(_ area: Int) -> Int? {
    map.areas[area].classIndex.flatMap { map.style.colours.indices.contains($0) ? $0 : nil }
  }

  private func svg(of group: Group) -> String {
    let fill = group.colour?.hex ?? "url(#\(hatch))"
    var text = "<g fill=\"\(fill)\" stroke=\"\(group.border.hex)\">"
    for index in group.areas {
      text += "<path d=\"\(outlines.rings[index].pathData)\">"
      text += "<title>\(MarkupText.escaped(map.areas[index].label))</title></path>"
    }
    return text + "</g>"
  }

  /// The areas that stand out, with their numbers; the first area of a code.
  private var highlighted: [(number: Int, area: Int)] {
    map.highlights.enumerated().compactMap { number, code in
      map.areas.indices.first { map.areas[$0].shape.code == code && !outlines.rings[$0].isEmpty }
        .map { (number + 1, $0) }
    }
  }

  /// A dark line within a wider light one is seen on any colour.
  private var highlightOutlines: String {
    let paths = highlighted.map { "<path d=\"\(outlines.rings[$0.area].pathData)\"/>" }.joined()
    guard !paths.isEmpty else { return "" }
    return [(map.style.lightInk, 50), (map.style.ink, 24)].map { colour, width in
      "<g fill=\"none\" stroke=\"\(colour.hex)\" stroke-width=\"\(width)\">\(paths)</g>"
    }.joined()
  }

  private func innerPoint(_ area: Int) -> InnerPoint? {
    InnerPoint(in: map.areas[area].shape.polygons.map { $0.placed(frame) })
  }

  private var classNumbers: String {
    var text = ""
    for (index, area) in map.areas.enumerated() {
      guard let number = classIndex(index), !map.highlights.contains(area.shape.code),
        let place = innerPoint(index), place.clearance >= 7
      else { continue }
      text += "<text x=\"\(place.point.x.tenths)\" y=\"\((place.point.y + 4).tenths)\""
      text += " fill=\"\(map.style.colours[number].readableInk.hex)\">\(number + 1)</text>"
    }
    guard !text.isEmpty else { return "" }
    return "<g font-size=\"11\" text-anchor=\"middle\" aria-hidden=\"true\">\(text)</g>"
  }

  private var markers: String {
    let wanted = highlighted.map { highlight in
      let ring = outlines.rings[highlight.area].first?.first ?? GridPoint(x: 0, y: 0)
      let fallback = MapPoint(Double(ring.x) / 10, Double(ring.y) / 10)
      return Marker(number: highlight.number, anchor: innerPoint(highlight.area)?.point ?? fallback)
    }
    return Marker.svg(wanted, map.style)
  }
}

extension MapPolygon {
  /// The polygon on the picture, in pixels.
  func placed(_ frame: MapFrame) -> MapPolygon {
    func ring(_ ring: MapRing) -> MapRing {
      MapRing(ring.points.filter { $0.x.isFinite && $0.y.isFinite }.map(frame.place))
    }
    return MapPolygon(outer: ring(outer), holes: holes.map(ring))
  }
}
