import AreaGeometry
import Markup

/// The tiles of a map, with what stands out on top.
struct DrawnTiles {
  private let map: TileMap
  private let grid: TileGrid
  private let style: MapStyle
  private let hatch: String
  private static let letters = 11.0
  private static let leading = 14.0

  init(_ map: TileMap, _ grid: TileGrid, _ style: MapStyle, hatch: String) {
    self.map = map
    self.grid = grid
    self.style = style
    self.hatch = hatch
  }

  var svg: String {
    var text = ""
    if map.tiles.contains(where: { colour($0) == nil }) {
      text += "<defs>\(hatchPattern(hatch, style, unit: 1))</defs>"
    }
    text += "<g font-size=\"\(Self.letters.tenths)\" text-anchor=\"middle\">"
    for (number, tile) in map.tiles.enumerated() { text += svg(tile, number) }
    return text + "</g>" + outlines + markers
  }

  private func colour(_ tile: TileMap.Tile) -> Colour? {
    tile.classIndex.flatMap { style.colours.indices.contains($0) ? style.colours[$0] : nil }
  }

  private func box(_ number: Int) -> String {
    let (x, y) = grid.corner(number)
    return "<rect x=\"\(x.tenths)\" y=\"\(y.tenths)\" width=\"\(grid.tile.width.tenths)\""
      + " height=\"\(grid.tile.height.tenths)\" rx=\"3\""
  }

  private func svg(_ tile: TileMap.Tile, _ number: Int) -> String {
    let colour = colour(tile)
    let border = style.border(on: colour ?? style.background)
    // A light border would not be seen against the page.
    let edge = style.background.mostContrasting(of: [border, style.ink])
    var text = "<g><title>\(MarkupText.escaped(tile.label))</title>\(box(number))"
    text += " fill=\"\(colour?.hex ?? "url(#\(hatch))")\" stroke=\"\(edge.hex)\""
    text += " stroke-width=\"\(style.borderWidth.tenths)\"/>"
    let hasNumber = style.showsClassNumbers && colour != nil
    // A disc hides a corner, and a number stands in another.
    let lines = lines(tile, most: hasNumber || tile.highlight != nil ? 2 : 3)
    text += names(lines, number, (colour ?? style.background).readableInk, onPlate: colour == nil)
    if hasNumber, let index = tile.classIndex { text += classNumber(index, number) }
    return text + "</g>"
  }

  /// The name, in lines of letters of any usual font.
  private func lines(_ tile: TileMap.Tile, most: Int) -> [String] {
    let room = grid.tile.width - 6
    return TextMetrics.lines(tile.name, width: room / TextMetrics.widest, size: Self.letters, most: most)
  }

  private func names(_ lines: [String], _ number: Int, _ ink: Colour, onPlate: Bool) -> String {
    let (x, y) = grid.corner(number)
    let middle = x + grid.tile.width / 2
    let first = y + grid.tile.height / 2 + 4 - Double(lines.count - 1) * Self.leading / 2
    var text = onPlate && !lines.isEmpty ? plate(lines, middle, first) : ""
    for (order, line) in lines.enumerated() {
      text += "<text x=\"\(middle.tenths)\" y=\"\((first + Double(order) * Self.leading).tenths)\""
      text += " fill=\"\(ink.hex)\">\(MarkupText.escaped(line))</text>"
    }
    return text
  }

  /// What a name stands on where the tile is hatched.
  private func plate(_ lines: [String], _ middle: Double, _ first: Double) -> String {
    let widest = lines.map { TextMetrics.width($0, size: Self.letters) * TextMetrics.widest }.max() ?? 0
    let width = min(grid.tile.width - 4, widest + 4)
    return "<rect x=\"\((middle - width / 2).tenths)\" y=\"\((first - 11).tenths)\" width=\"\(width.tenths)\""
      + " height=\"\((Double(lines.count) * Self.leading + 1).tenths)\" fill=\"\(style.background.hex)\"/>"
  }

  private func classNumber(_ index: Int, _ number: Int) -> String {
    let (x, y) = grid.corner(number)
    return "<text x=\"\((x + 9).tenths)\" y=\"\((y + grid.tile.height - 5).tenths)\" aria-hidden=\"true\""
      + " fill=\"\(style.colours[index].readableInk.hex)\">\(index + 1)</text>"
  }

  private var highlighted: [(number: Int, tile: Int)] {
    map.tiles.enumerated().compactMap { index, tile in tile.highlight.map { ($0, index) } }
  }

  /// A dark line within a wider light one is seen on any colour.
  private var outlines: String {
    let boxes = highlighted.map { box($0.tile) + "/>" }.joined()
    guard !boxes.isEmpty else { return "" }
    return [(style.lightInk, "5"), (style.ink, "2.4")].map { colour, width in
      "<g fill=\"none\" stroke=\"\(colour.hex)\" stroke-width=\"\(width)\">\(boxes)</g>"
    }.joined()
  }

  private var markers: String {
    let wanted = highlighted.map { highlight in
      let (x, y) = grid.corner(highlight.tile)
      return Marker(number: highlight.number, anchor: MapPoint(x + grid.tile.width - 5, y + 5))
    }
    return Marker.svg(wanted, style)
  }
}
