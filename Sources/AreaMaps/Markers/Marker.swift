import AreaGeometry
import Markup

/// A number in a disc, at a place in an area.
struct Marker {
  let number: Int
  /// The place it is about.
  let anchor: MapPoint
  /// Where the disc is: at the anchor, or beside it where discs would hide each other.
  private(set) var place: MapPoint

  init(number: Int, anchor: MapPoint) {
    self.number = number
    self.anchor = anchor
    place = anchor
  }

  /// The radius of the disc in pixels.
  static let radius = 10.0
  private static let leastDistance = 2 * radius + 2

  /// The markers as SVG, with a line to the anchor of those that moved.
  static func svg(_ markers: [Marker], _ style: MapStyle) -> String {
    guard !markers.isEmpty else { return "" }
    let placed = apart(markers, style)
    var text = "<g font-size=\"13\" font-weight=\"bold\" text-anchor=\"middle\""
    text += " stroke=\"\(style.lightInk.hex)\" stroke-width=\"1.5\">"
    // The lines first, so that none lies over a number.
    for marker in placed where marker.isMoved { text += marker.leader(style) }
    for marker in placed { text += marker.disc(style) }
    return text + "</g>"
  }

  /// Pushes discs that lie over each other apart, by halves, until none do or they have no more room.
  private static func apart(_ markers: [Marker], _ style: MapStyle) -> [Marker] {
    var placed = markers
    for _ in 0..<100 {
      var hasMoved = false
      for one in placed.indices {
        for two in placed.indices where two > one {
          hasMoved = pushApart(&placed, one, two, style) || hasMoved
        }
      }
      if !hasMoved { break }
    }
    return placed
  }

  private static func pushApart(_ markers: inout [Marker], _ one: Int, _ two: Int, _ style: MapStyle) -> Bool
  {
    let (from, to) = (markers[one].place, markers[two].place)
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance < leastDistance - 0.1 else { return false }
    let (across, down) = distance > 0 ? (dx / distance, dy / distance) : (1, 0)
    let push = (leastDistance - distance) / 2
    markers[one].place = inside(MapPoint(from.x - across * push, from.y - down * push), style)
    markers[two].place = inside(MapPoint(to.x + across * push, to.y + down * push), style)
    return true
  }

  private static func inside(_ place: MapPoint, _ style: MapStyle) -> MapPoint {
    let edge = radius + 1
    return MapPoint(
      min(max(place.x, edge), Double(style.width) - edge),
      min(max(place.y, edge), Double(style.height) - edge))
  }

  private var isMoved: Bool { max(abs(place.x - anchor.x), abs(place.y - anchor.y)) > 3 }

  private func leader(_ style: MapStyle) -> String {
    let line = "M\(anchor.x.tenths) \(anchor.y.tenths)L\(place.x.tenths) \(place.y.tenths)"
    return "<path d=\"\(line)\" stroke-width=\"3.5\"/>"
      + "<path d=\"\(line)\" stroke=\"\(style.ink.hex)\"/>"
      + "<circle cx=\"\(anchor.x.tenths)\" cy=\"\(anchor.y.tenths)\" r=\"2.5\" fill=\"\(style.ink.hex)\"/>"
  }

  private func disc(_ style: MapStyle) -> String {
    let (x, y) = (place.x.tenths, place.y.tenths)
    return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(Marker.radius.tenths)\" fill=\"\(style.ink.hex)\"/>"
      + "<text x=\"\(x)\" y=\"\((place.y + 4.5).tenths)\" stroke=\"none\""
      + " fill=\"\(style.ink.readableInk.hex)\">\(number)</text>"
  }
}
