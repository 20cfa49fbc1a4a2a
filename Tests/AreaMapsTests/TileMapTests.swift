import Testing

@testable import AreaMaps

/// Where there are no borders, each area is a tile with its name.
@Suite struct TileMapTests {
  private func svg(_ tiles: [TileMap.Tile]) -> String {
    TileMap(
      tiles: tiles, texts: MapTexts(title: "Kaart", description: "Uitleg", empty: ""),
      style: MapStyle(width: 720, height: 560, colours: Palette.sequential.colours(for: 5)), idPrefix: "t"
    ).svg()
  }

  @Test(arguments: [1, 9, 59, 120], [160, 358, 720])
  func everyAreaHasATileWithinThePicture(count: Int, width: Int) throws {
    let grid = TileGrid(count: count, width: width)
    #expect(
      grid.width <= width && grid.columns * grid.rows >= count && grid.columns * (grid.rows - 1) < count)
    var corners: Set<[Double]> = []
    for number in 0..<count {
      let (x, y) = grid.corner(number)
      #expect(x >= 0 && x + grid.tile.width <= Double(grid.width))
      #expect(y >= 0 && y + grid.tile.height <= Double(grid.height))
      corners.insert([x, y])
    }
    #expect(corners.count == count)
    let svg = svg(
      (0..<count).map { TileMap.Tile(name: "Wijk \($0)", classIndex: $0 % 5, label: "Wijk \($0): 3%") })
    #expect(svg.matches(of: /<rect\s/).count == count)
  }

  @Test func anAreaWithoutAFigureIsHatched() {
    let svg = svg([TileMap.Tile(name: "Leeg", classIndex: nil, label: "Leeg: geen cijfer")])
    #expect(svg.contains("url(#t-hatch)") && svg.contains("<pattern id=\"t-hatch\""))
  }

  @Test func anAreaThatStandsOutHasItsNumberAndAnOutline() {
    let svg = svg([TileMap.Tile(name: "Noord", classIndex: 4, label: "Noord", highlight: 1)])
    #expect(svg.contains(">1</text>") && svg.contains("<circle"))
    #expect(svg.contains("fill=\"none\" stroke=\"#262b33\" stroke-width=\"2.4\""))
  }

  @Test func aLongNameIsCutAndStandsInFullInTheLabel() {
    let name = "Hoogheemraadschapszuiveringsinstallatie"
    let svg = svg([TileMap.Tile(name: name, classIndex: 0, label: name)])
    #expect(
      svg.contains("…</text>") && svg.contains("<title>\(name)</title>") && !svg.contains(">\(name)</text>"))
  }

  @Test func withoutAreasItSaysSo() {
    let map = TileMap(
      tiles: [], texts: MapTexts(title: "Kaart", description: "Uitleg", empty: "Geen <gebied>"),
      style: MapStyle(width: 720, height: 560, colours: Palette.sequential.colours), idPrefix: "t")
    #expect(map.svg().contains(">Geen &lt;gebied&gt;</text>"))
  }

  @Test func aNameIsJustAName() {
    let svg = svg([TileMap.Tile(name: "<script>", classIndex: 0, label: "\"; DROP TABLE")])
    #expect(!svg.contains("<script>") && svg.contains("&quot;; DROP TABLE"))
  }
}
