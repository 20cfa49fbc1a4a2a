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

  /// The picture: an `svg` element, the same bytes for the same map.
  public func svg() -> String {
    let grid = TileGrid(count: tiles.count, width: style.width)
    var sized = style
    sized.width = grid.width
    sized.height = grid.height
    let head = PictureHead(texts, sized, prefix: idPrefix)
    guard !tiles.isEmpty else { return head.opening + emptyText(sized) + "</svg>" }
    return head.opening + DrawnTiles(self, grid, sized, hatch: "\(head.prefix)-hatch").svg + "</svg>"
  }

  private func emptyText(_ style: MapStyle) -> String {
    "<text x=\"\((Double(style.width) / 2).tenths)\" y=\"\((Double(style.height) / 2 + 5).tenths)\""
      + " text-anchor=\"middle\" font-size=\"14\""
      + " fill=\"\(style.background.readableInk.hex)\">\(MarkupText.escaped(texts.empty))</text>"
  }
}

/// Where tiles lie: in rows that are about equally long.
struct TileGrid {
  let columns, rows: Int
  /// The size of a tile.
  let tile: (width: Double, height: Double)
  private static let gap = 5.0
  /// Outlines and discs reach past the tiles.
  private static let margin = 8.0
  private static let least = 78.0

  init(count: Int, width: Int) {
    let room = Double(width) - 2 * TileGrid.margin + TileGrid.gap
    let most = max(1, Int(room / (TileGrid.least + TileGrid.gap)))
    rows = max(1, (count + most - 1) / most)
    columns = max(1, (count + rows - 1) / rows)
    let wide = min(104, max(24, room / Double(most) - TileGrid.gap))
    tile = (wide, 52)
  }

  /// The size of the picture; empty room beside the tiles is left out.
  var width: Int {
    Int((Double(columns) * (tile.width + TileGrid.gap) - TileGrid.gap + 2 * TileGrid.margin).rounded(.up))
  }
  var height: Int {
    Int((Double(rows) * (tile.height + TileGrid.gap) - TileGrid.gap + 2 * TileGrid.margin).rounded(.up))
  }

  /// The corner of a tile.
  func corner(_ number: Int) -> (x: Double, y: Double) {
    (
      TileGrid.margin + Double(number % columns) * (tile.width + TileGrid.gap),
      TileGrid.margin + Double(number / columns) * (tile.height + TileGrid.gap)
    )
  }
}
