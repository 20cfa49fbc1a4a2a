import Markup

/// A map for areas without borders: a tile of one size for each, in the order given, coloured by class.
public struct TileMap: Sendable {
  /// An area on the map.
  public struct Tile: Sendable {
    /// The name that stands in the tile, as far as there is room.
    public var name: String
    /// Its class, from 0; nil when it has no figure.
    public var classIndex: Int?
    /// What a reader is told of it; any text.
    public var label: String
    /// The number with which it stands out; nil for most.
    public var highlight: Int?

    /// Makes a tile.
    public init(name: String, classIndex: Int?, label: String, highlight: Int? = nil) {
      self.name = name
      self.classIndex = classIndex
      self.label = label
      self.highlight = highlight
    }
  }

  /// The tiles, row by row.
  public var tiles: [Tile]
  /// The texts.
  public var texts: MapTexts
  /// The looks; the height follows from the number of tiles.
  public var style: MapStyle
  /// The start of every `id` in the picture.
  public var idPrefix: String

  /// Makes a map.
  public init(tiles: [Tile], texts: MapTexts, style: MapStyle, idPrefix: String) {
    self.tiles = tiles
    self.texts = texts
    self.style = style
    self.idPrefix = idPrefix
  }

  private static let size = (width: 86, height: 48, gap: 4)
  /// Letters of this size that fit on a line.
  private static let letters = 13

  /// The picture: an `svg` element, the same bytes for the same map.
  public func svg() -> String {
    let prefix = MarkupText.identifier(idPrefix)
    let columns = max(1, min(tiles.count, style.width / (TileMap.size.width + TileMap.size.gap)))
    let rows = max(1, (tiles.count + columns - 1) / columns)
    var sized = style
    sized.width = columns * (TileMap.size.width + TileMap.size.gap)
    sized.height = rows * (TileMap.size.height + TileMap.size.gap)
    var text = PictureHead(texts, sized, prefix: prefix).opening
    if tiles.contains(where: { colour($0) == nil }) {
      text += "<defs>\(hatchPattern("\(prefix)-hatch", style, unit: 1))</defs>"
    }
    text += "<g font-size=\"11\" text-anchor=\"middle\">"
    for (number, tile) in tiles.enumerated() {
      text += svg(tile, column: number % columns, row: number / columns, "\(prefix)-hatch")
    }
    return text + "</g></svg>"
  }

  private func colour(_ tile: Tile) -> Colour? {
    tile.classIndex.flatMap { style.colours.indices.contains($0) ? style.colours[$0] : nil }
  }

  private func svg(_ tile: Tile, column: Int, row: Int, _ hatch: String) -> String {
    let (width, height, gap) = TileMap.size
    let (x, y) = (gap / 2 + column * (width + gap), gap / 2 + row * (height + gap))
    let colour = colour(tile)
    let border = style.border(on: colour ?? style.background)
    var text = "<g><title>\(MarkupText.escaped(tile.label))</title>"
    text += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"4\""
    text += " fill=\"\(colour?.hex ?? "url(#\(hatch))")\" stroke=\"\(border.hex)\""
    text += " stroke-width=\"\(tile.highlight == nil ? "1" : "3")\"/>"
    let lines = TileMap.lines(tile.highlight.map { "\($0). \(tile.name)" } ?? tile.name)
    if colour == nil { text += plate(lines, x: x, y: y) }
    let ink = (colour ?? style.background).readableInk.hex
    let top = y + height / 2 + 4 - (lines.count - 1) * 7
    for (number, line) in lines.enumerated() {
      text += "<text x=\"\(x + width / 2)\" y=\"\(top + number * 14)\" fill=\"\(ink)\""
      text += (tile.highlight == nil ? "" : " font-weight=\"bold\"") + ">\(MarkupText.escaped(line))</text>"
    }
    return text + "</g>"
  }

  /// What a name stands on where the tile is hatched.
  private func plate(_ lines: [String], x: Int, y: Int) -> String {
    let (width, height, _) = TileMap.size
    let tall = lines.count * 14 + 4
    return "<rect x=\"\(x + 4)\" y=\"\(y + (height - tall) / 2)\" width=\"\(width - 8)\" height=\"\(tall)\""
      + " fill=\"\(style.background.hex)\"/>"
  }

  /// A name in three lines at most; what does not fit is cut off with an ellipsis, and stands in the label.
  static func lines(_ name: String) -> [String] {
    var lines: [String] = []
    for word in name.split(separator: " ") {
      let cut = word.count > letters ? String(word.prefix(letters - 1)) + "…" : String(word)
      if let last = lines.last, last.count + 1 + cut.count <= letters {
        lines[lines.count - 1] = last + " " + cut
      } else {
        lines.append(cut)
      }
    }
    guard lines.count > 3 else { return lines }
    return lines.prefix(2) + [String(lines[2].prefix(letters - 1)) + "…"]
  }
}
