import AreaMaps
import Praatplaat
import Testing

@Suite("Every colour of the page can be seen")
struct PosterStyleTests {
  @Test("the colours of the program have the contrast of WCAG 2.2")
  func defaults() { #expect(PosterStyle().contrastProblems.isEmpty) }

  @Test("the steps of the map differ in grey too, so that a black and white print tells them apart")
  func grey() {
    let steps = PosterStyle.warm.colours.map(\.luminance)
    for (light, dark) in zip(steps, steps.dropFirst()) { #expect((light + 0.05) / (dark + 0.05) > 1.35) }
  }

  @Test("a pair that can't be read is named")
  func problem() throws {
    let pale = try #require(Colour("#dddddd"))
    var style = PosterStyle()
    style.soft = pale
    let problem = try #require(style.contrastProblems.first)
    #expect(problem.colour == pale && problem.against == .white && problem.needed == 4.5)
    style = PosterStyle()
    style.onQuestion = style.questionBackground
    #expect(!style.contrastProblems.isEmpty)
  }

  @Test("another style gives other colours and fonts, also on the map")
  func other() throws {
    var style = PosterStyle()
    style.accent = try #require(Colour("#010203"))
    style.map = try #require(Palette(["#f1f2f3", "#040506"]))
    style.fontFamily = "\"Een & ander\", Arial"
    let page = try Poster(content: Sample.content(), style: style).svg(templates: .init(Poster.templates))
    for text in ["#010203", "#f1f2f3", "#040506"] { #expect(page.contains(text)) }
    #expect(try PageReader(page).elements[0].attributes["font-family"] == "\"Een & ander\", Arial")
  }
}
