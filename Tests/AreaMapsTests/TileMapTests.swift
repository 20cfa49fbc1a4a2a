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

  @Test(arguments: [1, 9, 59, 120])
  func everyAreaHasATile(count: Int) {
    let svg = svg(
      (0..<count).map { TileMap.Tile(name: "Wijk \($0)", classIndex: $0 % 5, label: "Wijk \($0): 3%") })
    #expect(svg.matches(of: /<rect\s/).count == count)
    for match in svg.matches(of: /\sx="(\d+)"/) { #expect((Int(match.1) ?? -1) < 720) }
  }

  @Test func anAreaWithoutAFigureIsHatched() {
    let svg = svg([TileMap.Tile(name: "Leeg", classIndex: nil, label: "Leeg: geen cijfer")])
    #expect(svg.contains("url(#t-hatch)") && svg.contains("<pattern id=\"t-hatch\""))
  }

  @Test func anAreaThatStandsOutHasItsNumberAndAThickBorder() {
    let svg = svg([TileMap.Tile(name: "Noord", classIndex: 4, label: "Noord", highlight: 1)])
    #expect(svg.contains(">1. Noord<") && svg.contains("stroke-width=\"3\""))
  }

  @Test func aLongNameIsCutAndStandsInFullInTheLabel() {
    #expect(
      TileMap.lines("Westerkoggenland-Noord aan den Overlekse IJ") == [
        "Westerkoggen…", "aan den", "Overlekse IJ",
      ])
    #expect(TileMap.lines("a b c d e f g h i j k l m n o p q r s t u v w x y z").count == 3)
    #expect(TileMap.lines("") == [])
  }

  @Test func aNameIsJustAName() {
    let svg = svg([TileMap.Tile(name: "<script>", classIndex: 0, label: "\"; DROP TABLE")])
    #expect(!svg.contains("<script>") && svg.contains("&quot;; DROP TABLE"))
  }
}
