import AreaGeometry

/// A number in a disc, at a place in an area.
struct Marker {
  let number: Int
  /// The place it is about.
  let anchor: MapPoint

  /// The radius of the disc in pixels.
  static let radius = 10.0

  /// The markers as SVG.
  static func svg(_ markers: [Marker], _ style: MapStyle) -> String {
    guard !markers.isEmpty else { return "" }
    var text = "<g font-size=\"13\" font-weight=\"bold\" text-anchor=\"middle\""
    text += " stroke=\"\(style.lightInk.hex)\" stroke-width=\"1.5\">"
    for marker in markers { text += marker.svg(style) }
    return text + "</g>"
  }

  private func svg(_ style: MapStyle) -> String {
    let (x, y) = (anchor.x.tenths, anchor.y.tenths)
    return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(Marker.radius.tenths)\" fill=\"\(style.ink.hex)\"/>"
      + "<text x=\"\(x)\" y=\"\((anchor.y + 4.5).tenths)\" stroke=\"none\""
      + " fill=\"\(style.ink.readableInk.hex)\">\(number)</text>"
  }
}
