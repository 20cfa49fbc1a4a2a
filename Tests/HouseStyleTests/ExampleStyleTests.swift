import AreaMaps
import Foundation
import IndicatorSchema
import PluginTesting
import Praatplaat
import Testing

@testable import HouseStyle

@Suite struct ExampleStyleTests {
  private static func load(_ yaml: String) throws -> LoadedStyle {
    try Fixture.style(yaml).loaded(host: MemoryFiles(ExampleStyles.files))
  }

  @Test func aWholeStyleReachesEverythingThatIsMade() throws {
    let style = try Self.load(ExampleStyles.forest)
    #expect(style.name == "Bibliotheek Boslanden")
    #expect(style.logo?.address.hasPrefix("data:image/svg+xml;base64,PHN2Zy") == true)
    #expect(style.wording("map.heading") == "Waar wonen deze mensen?")
    #expect(style.wording("map.title", ["place": "Ede", "label": "Werk"]) == "Kaart van Ede: Werk")
    for line in [
      "  --accent: #1f6b3b;", "  --s5: #006d2c;", "  --d1: #7b3294;", "  --sans: Lato, Arial, sans-serif;",
      "  --serif: \"Roboto Slab\", Georgia, serif;", "  font-weight: 300 700;",
    ] {
      #expect(style.css.contains(line + "\n"))
    }
    #expect(StyleSheetGrammar.strangeLines(in: style.css).isEmpty)
    #expect(style.posterStyle.highlight.hex == "#5b3a70")
    #expect(style.posterStyle.map.colours.last?.hex == "#006d2c")
    #expect(style.posterStyle.contrastProblems.isEmpty)
    #expect(style.chartStyle.accent.hex == "#1f6b3b")
    #expect(style.chartStyle.second.hex == "#5b3a70")
    #expect(style.chartStyle.contrastProblems.isEmpty)
  }

  @Test func whatAStyleDoesNotNameStaysAsItIs() throws {
    let style = try Self.load(ExampleStyles.sea)
    #expect(style.logo?.alt == "De Zeebieb, bibliotheek aan zee")
    #expect(style.palette == .sequential)
    #expect(style.fonts.text == FontStack.deviceText)
    #expect(style.posterStyle.paper == .white)
    #expect(style.posterStyle.accent == style.colours[.accent])
    #expect(style.posterStyle.map == PosterStyle.warm)
    #expect(style.fontSheet.isEmpty)
  }

  @Test func mapsHaveTheColoursOfTheStyle() throws {
    let style = try Self.load(ExampleStyles.forest)
    let page = style.mapStyle(width: 600, height: 400, classes: 3)
    #expect(page.colours.map(\.hex) == ["#edf8e9", "#74c476", "#006d2c"])
    #expect((page.width, page.height) == (600, 400))
    #expect(page.background.hex == "#f6f8f3")
    #expect(page.ink.hex == "#1d2b22")
    let diverging = style.mapStyle(width: 600, height: 400, palette: style.divergingPalette)
    #expect(diverging.colours.first?.hex == "#7b3294")
    for map in [page, diverging] { #expect(map.contrastProblems.isEmpty) }
  }

  @Test(arguments: [ExampleStyles.forest, ExampleStyles.sea])
  func theSameStyleIsTheSameSheet(_ yaml: String) throws {
    #expect(try Self.load(yaml).css == (try Self.load(yaml).css))
  }

  @Test func everyFileThatIsWrongIsNamedAtOnce() throws {
    let style = try Fixture.style(ExampleStyles.forest)
    let files = ExampleStyles.files.merging(["huisstijl/lato.woff2": [], "huisstijl/boslanden.svg": [1]]) {
      $1
    }
    let error = #expect(throws: (any Error).self) { try style.loaded(host: MemoryFiles(files)) }
    let places = error.map { Diagnostics($0).items.map(\.place?.line) }
    #expect(places == [2, 32])
  }

  @Test func whatPagesCarryIsLimitedTogether() throws {
    let style = try Fixture.style(ExampleStyles.forest)
    let png = Fixture.png + [UInt8](repeating: 0, count: 190_000)
    let large = Fixture.ttf + [UInt8](repeating: 0, count: 120_000)
    let files = ExampleStyles.files.merging([
      "huisstijl/boslanden.svg": png, "huisstijl/roboto-slab.ttf": large,
    ]) {
      $1
    }
    let error = #expect(throws: (any Error).self) { try style.loaded(host: MemoryFiles(files)) }
    #expect(error.map { "\($0)".contains("the logo and the fonts have 311 kB together") } == true)
    #expect(throws: Never.self) { try style.loaded(host: MemoryFiles(files), limit: 320_000) }
  }

  private static func documentation() throws -> String {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/house-style.md")
    return try String(contentsOf: page, encoding: .utf8)
  }

  /// What the page for communication officers shows is a style that works.
  @Test func theExampleOfTheDocumentationIsThatOfTheTests() throws {
    #expect(try Self.documentation().contains("```yaml\n\(ExampleStyles.forest)\n```"))
  }

  @Test func theDocumentationNamesEveryColourAndWhatItIsWithoutAStyle() throws {
    let text = try Self.documentation()
    for (name, role) in ColourRole.page + ColourRole.poster {
      #expect(text.contains("`\(name)`"))
      #expect(text.contains("`\(StyleColours.standard[role].hex)`"))
    }
  }
}
