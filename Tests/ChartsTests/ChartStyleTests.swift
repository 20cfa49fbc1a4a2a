import AreaMaps
import Testing

@testable import Charts

/// Colours that can't be seen are found before a page is made of them.
@Suite struct ChartStyleTests {
  @Test func theColoursOfTheHouseCanBeSeen() {
    #expect(ChartStyle().contrastProblems == [])
    // Also on the card that some charts lie on.
    #expect(ChartStyle(paper: Colour(red: 0xff, green: 0xfd, blue: 0xf9)).contrastProblems == [])
  }

  @Test func eachColourThatIsTooFaintIsNamed() {
    let faint = Colour(red: 200, green: 200, blue: 200)
    let style = ChartStyle(paper: .white, ink: faint, soft: faint, accent: faint, second: faint)
    #expect(style.contrastProblems.map(\.needed) == [4.5, 4.5, 3, 3])
    #expect(style.contrastProblems.allSatisfy { $0.colour == faint && $0.against == .white })
  }
}
