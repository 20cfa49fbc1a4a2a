import AreaMaps
import Testing

@Suite("Colours")
struct ColourTests {
  @Test("are read from and written as hexadecimal digits")
  func hex() {
    #expect(Colour("#08519C")?.hex == "#08519c")
    #expect(Colour("#f0a") == Colour(red: 255, green: 0, blue: 170))
    for text in ["", "#", "08519c", "#08519", "#08519cc", "#08519g", "#-8519c", "red", "#０８５"] {
      #expect(Colour(text) == nil, "\(text)")
    }
  }

  // WebAIM's contrast checker, and the definitions of WCAG: black on white is 21, #767676 the lightest grey at 4.5.
  @Test(
    "contrast as WCAG counts it",
    arguments: [("#000000", 21.0), ("#ffffff", 1), ("#767676", 4.54), ("#0000ff", 8.59)])
  func contrast(text: String, expected: Double) throws {
    let colour = try #require(Colour(text))
    #expect(abs(colour.contrast(with: .white) - expected) < 0.006)
    #expect(colour.contrast(with: .white) == Colour.white.contrast(with: colour))
  }

  @Test("white or black reads on every colour")
  func readable() {
    for red in stride(from: 0, through: 255, by: 15) {
      for green in stride(from: 0, through: 255, by: 15) {
        for blue in stride(from: 0, through: 255, by: 15) {
          let colour = Colour(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
          #expect(colour.contrast(with: colour.readableInk) >= 4.5)
        }
      }
    }
  }

  @Test(
    "every palette is seen: borders, outlines, hatching and numbers",
    arguments: [Palette.sequential, .diverging])
  func palettes(palette: Palette) {
    let style = MapStyle(width: 100, height: 100, colours: palette.colours)
    for colour in palette.colours {
      // A border against the area it encloses, and the area or its border against the page.
      let border = style.border(on: colour)
      #expect(border.contrast(with: colour) >= 3, "\(colour.hex)")
      #expect(max(colour.contrast(with: .white), border.contrast(with: .white)) >= 3, "\(colour.hex)")
      #expect(colour.contrast(with: colour.readableInk) >= 4.5)
      // An outline is dark within light: one of the two is seen against any area.
      #expect(max(style.ink.contrast(with: colour), style.lightInk.contrast(with: colour)) >= 3)
    }
    #expect(style.ink.contrast(with: style.lightInk) >= 4.5)
    #expect(style.ink.contrast(with: style.ink.readableInk) >= 4.5)
    #expect(style.hatch.contrast(with: style.background) >= 3)
    #expect(style.contrastProblems.isEmpty)
  }

  @Test("a style that can't be seen says which pair is at fault")
  func problems() throws {
    let grey = try #require(Colour("#777777"))
    var style = MapStyle(width: 100, height: 100, colours: [.white, grey], ink: grey)
    style.hatch = .white
    style.lightInk = try #require(Colour("#999999"))
    let problems = style.contrastProblems
    #expect(problems.contains { $0.colour == .white && $0.against == .white && $0.contrast == 1 })
    #expect(problems.contains { $0.against == grey && $0.contrast < 3 && $0.needed == 3 })
    style.colours = [.white]
    #expect(style.contrastProblems.count == 2)
  }

  @Test("fewer classes reach both ends of a palette")
  func spread() {
    let hexes = { (count: Int) in Palette.sequential.colours(for: count).map(\.hex) }
    #expect(hexes(0) == [])
    #expect(hexes(1) == ["#6baed6"])
    #expect(hexes(2) == ["#eff3ff", "#08519c"])
    #expect(hexes(3) == ["#eff3ff", "#6baed6", "#08519c"])
    #expect(hexes(4).count == 4 && Set(hexes(4)).count == 4)
    #expect(hexes(5) == ["#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c"])
    #expect(hexes(9).count == 9)
    #expect(Palette([]) == nil && Palette(["#fff", "nope"]) == nil)
    #expect(Palette(["#fff"])?.colours(for: 3).map(\.hex) == ["#ffffff", "#ffffff", "#ffffff"])
  }
}
