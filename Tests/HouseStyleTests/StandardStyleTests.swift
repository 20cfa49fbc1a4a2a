import AreaMaps
import PluginTesting
import Praatplaat
import Testing

@testable import HouseStyle

/// Without a house style everything looks as it did before there were any.
@Suite struct StandardStyleTests {
  @Test func theColoursGoTogether() {
    #expect(StyleColours.standard.contrastFindings == [])
  }

  @Test func theSheetHasTheColoursAndFontsOfThePages() throws {
    let sheet = try Fixture.standard().css
    #expect(
      sheet == """
        :root {
          --paper: #fbf7f0;
          --card: #fffdf9;
          --tint: #f6e5d8;
          --ink: #241f1a;
          --soft: #62584d;
          --accent: #ad431a;
          --slate: #23485c;
          --line: #e4d9c9;
          --band: #9a8870;
          --hatch: #858b95;
          --outline: #262b33;
          --s1: #eff3ff;
          --s2: #bdd7e7;
          --s3: #6baed6;
          --s4: #3182bd;
          --s5: #08519c;
          --d1: #5e3c99;
          --d2: #b2abd2;
          --d3: #f7f7f7;
          --d4: #fdb863;
          --d5: #e66101;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
          --serif: ui-serif, "Iowan Old Style", Charter, Georgia, "Noto Serif", serif;
        }
        @media print {
          :root {
            --paper: #fff;
            --card: #fff;
          }
        }

        """)
  }

  @Test func thePraatplaatHasItsOwnLooks() throws {
    #expect(try Fixture.standard().posterStyle == PosterStyle())
  }

  @Test func aMapHasTheColoursOfMapsOnThePaperOfPages() throws {
    var expected = MapStyle(width: 338, height: 200, colours: Palette.sequential.colours)
    expected.background = StyleColours.standard[.paper]
    #expect(try Fixture.standard().mapStyle(width: 338, height: 200) == expected)
  }

  @Test func thereIsNoNameLogoOrFontFile() throws {
    let style = try Fixture.standard()
    #expect(style.name == nil)
    #expect(style.logo == nil)
    #expect(style.fontSheet.isEmpty)
    #expect(style.palette == .sequential)
    #expect(style.divergingPalette == .diverging)
  }

  @Test func anEmptyStyleChangesNothing() throws {
    let style = try Fixture.style("{}").loaded(host: NoFiles())
    #expect(style.css == (try Fixture.standard().css))
  }
}
