import AreaMaps
import Testing

@testable import Charts

/// A funnel plot shows every area within the picture, whatever its figures and its name.
@Suite struct FunnelPlotTests {
  private static let style = ChartStyle(
    paper: .white, ink: .black, soft: Colour(red: 90, green: 90, blue: 90),
    line: Colour(red: 220, green: 220, blue: 220), accent: Colour(red: 170, green: 60, blue: 20),
    second: Colour(red: 30, green: 70, blue: 90))
  private static let words = FunnelPlot.Words(
    people: "inwoners", share: "aandeel", expected: "de hele gemeente", narrow: "smal", wide: "wijd",
    peopleText: { String(Int($0)) }, shareText: { "\(Int($0))%" })

  private func plot(_ points: [FunnelPlot.Point], expected: Double = 12) -> FunnelPlot? {
    FunnelPlot(
      points: points, expected: expected, texts: ChartTexts(title: "Trechter", description: "Uitleg"),
      words: Self.words, style: Self.style, idPrefix: "f")
  }

  private func point(
    _ people: Double, _ share: Double, _ mark: FunnelPlot.Mark = .ordinary, _ name: String = "Wijk"
  ) -> FunnelPlot.Point {
    FunnelPlot.Point(people: people, share: share, mark: mark, title: name, label: name)
  }

  @Test func eachKindOfAreaHasAShapeOfItsOwn() throws {
    let svg = try #require(plot([point(100, 5), point(500, 20, .seeming), point(1000, 30, .over)])).svg()
    #expect(svg.matches(of: /<circle/).count == 1)
    #expect(svg.matches(of: /l6\.5 11\.5h-13z/).count == 2)
    #expect(svg.matches(of: /z" fill="#ffffff"/).count == 1)
  }

  @Test func everythingStaysWithinThePicture() throws {
    let points = (1...120).map { point(Double($0 * $0 * 7), Double($0 % 101), .over, "Naam \($0)") }
    let svg = try #require(plot(points)).svg()
    for match in svg.matches(of: /(?:M|L|\sx="|\scx=")(-?[0-9.]+)/) {
      let x = try #require(Double(match.1))
      #expect((0...720).contains(x))
    }
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }

  @Test func namesDoNotLieOverEachOther() throws {
    let points = (0..<40).map { point(1000 + Double($0), 20 + Double($0 % 2) / 10, .over, "Een lange naam") }
    let svg = try #require(plot(points)).svg()
    #expect(svg.matches(of: />Een lange naam<\/text>/).count <= 2)
  }

  @Test func aNameIsJustAName() throws {
    let svg = try #require(plot([point(100, 50, .over, "<script>\"; DROP TABLE")])).svg()
    #expect(!svg.contains("<script>"))
    #expect(svg.contains("&lt;script&gt;&quot;; DROP TABLE"))
  }

  @Test func whatCanNotBeDrawnIsLeftOut() {
    #expect(plot([]) == nil)
    #expect(plot([point(0, 5), point(.nan, 5), point(10, .nan), point(10, 101)]) == nil)
    #expect(plot([point(10, 5)], expected: 0) == nil)
    #expect(plot([point(10, 5)], expected: .nan) == nil)
    #expect(plot([point(1e300, 5), point(1, 0)])?.points.count == 1)
  }

  @Test func weakSightIsThoughtOf() {
    #expect(Self.style.contrastProblems == [])
    var faint = Self.style
    faint.soft = Colour(red: 200, green: 200, blue: 200)
    #expect(faint.contrastProblems.map(\.colour) == [faint.soft])
  }
}
