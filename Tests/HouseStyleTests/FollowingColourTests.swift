import AreaMaps
import PluginTesting
import Testing

@testable import HouseStyle

/// A library that gives the colours of its pages has given those of its praatplaat.
@Suite struct FollowingColourTests {
  @Test func thePraatplaatTakesTheColoursOfThePages() throws {
    let style = try Fixture.style(
      "colours: { ink: \"#102030\", soft: \"#405060\", accent: \"#00688b\", tint: \"#e3f1f7\" }"
    ).loaded(host: NoFiles()).posterStyle
    #expect(style.ink.hex == "#102030")
    #expect(style.onBackground.hex == "#102030")
    #expect(style.soft.hex == "#405060")
    #expect(
      [style.accent, style.highlight, style.questionBackground].map(\.hex)
        == Array(repeating: "#00688b", count: 3))
    #expect(style.background.hex == "#e3f1f7")
    #expect(style.paper == .white)
  }

  @Test func aColourOfItsOwnComesFirst() throws {
    let style = try Fixture.style("colours: { accent: \"#00688b\", poster: { highlight: \"#7a1020\" } }")
    #expect(style.colours[.posterHighlight].hex == "#7a1020")
    #expect(style.colours[.posterAccent].hex == "#00688b")
  }

  @Test func itsMapTakesTheClassesOfMaps() throws {
    let colours = "[\"#edf8e9\", \"#bae4b3\", \"#74c476\", \"#31a354\", \"#006d2c\"]"
    let style = try Fixture.style("colours: { sequence: \(colours) }").loaded(host: NoFiles())
    #expect(style.posterStyle.map == style.palette)
  }

  @Test func whatIsWrongWithAFollowerIsSaidOfWhatItFollows() throws {
    let yaml =
      "colours:\n  accent: \"#ad431a\"\n  poster: { background: \"#d8b090\" }\n"
    let problem = try #require(try Fixture.problems(yaml).first)
    #expect(problem.message.contains("'poster.highlight' (#ad431a) has a contrast of"))
    #expect(problem.place?.line == 2)
    let hint = try #require(problem.hint)
    #expect(hint.hasPrefix("the nearest 'accent' that works is \"#"))
    let nearest = try #require(hint.split(separator: "\"").dropFirst().first)
    #expect(try Fixture.problems(yaml.replacing("#ad431a", with: nearest)).isEmpty)
  }

  /// Whatever is accepted can be seen on pages, in charts, on maps and on the praatplaat: by their own rules too.
  @Test func whateverIsAcceptedSatisfiesAllThatUsesIt() throws {
    var generator = SeededGenerator(seed: 12)
    var accepted = 0
    for _ in 0..<250 {
      let page = Self.colours(ColourRole.page, &generator)
      let poster = Self.colours(ColourRole.poster, &generator)
      let (style, problems) = try Fixture.read("colours: { \(page), poster: { \(poster) } }")
      guard problems.isEmpty else { continue }
      accepted += 1
      let loaded = try style.loaded(host: NoFiles())
      #expect(loaded.chartStyle.contrastProblems.isEmpty)
      #expect(loaded.posterStyle.contrastProblems.isEmpty)
      for palette in [loaded.palette, loaded.divergingPalette] {
        #expect(loaded.mapStyle(width: 100, height: 100, palette: palette).contrastProblems.isEmpty)
      }
    }
    #expect(accepted > 40)
  }

  /// A colour near to what is usual for its role, as YAML.
  private static func colours(
    _ roles: [(name: String, role: ColourRole)], _ generator: inout SeededGenerator
  ) -> String {
    guard let (name, role) = roles.randomElement(using: &generator) else { return "" }
    let isLight = StyleColours.standard[role].luminance > 0.3
    func part() -> UInt8 { UInt8.random(in: isLight ? 225...255 : 0...110, using: &generator) }
    return "\(name): \"\(Colour(red: part(), green: part(), blue: part()).hex)\""
  }
}
