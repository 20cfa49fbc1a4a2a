import AreaMaps
import Testing

@testable import Charts

func funnel(
  _ points: [FunnelPlot.Point], expected: Double = 12, words: String = "", format: String = "%"
) -> FunnelPlot? {
  FunnelPlot(
    points: points, expected: expected, texts: ChartTexts(title: "Trechter", description: "Uitleg"),
    words: FunnelPlot.Words(
      people: "inwoners" + words, share: "aandeel" + words, expected: "gemeente" + words,
      narrow: "smal" + words,
      wide: "wijd" + words, peopleText: { String(Int($0)) }, shareText: { "\(Int($0))" + format }),
    idPrefix: "f")
}

func point(
  _ people: Double, _ share: Double, _ mark: ChartMark = .ordinary, _ name: String? = "Wijk"
) -> FunnelPlot.Point {
  FunnelPlot.Point(people: people, share: share, mark: mark, title: name ?? "x", label: name)
}

/// The funnel plot of points, as SVG.
private func funnelSVG(_ points: [FunnelPlot.Point]) throws -> String {
  try #require(funnel(points)).svg()
}

/// A funnel plot shows every area within the picture, whatever its figures and its name.
@Suite struct FunnelPlotTests {
  @Test func everyAreaIsThereAndHasItsTitle() throws {
    let points = (1...59).map {
      point(Double($0 * 100), Double($0), ChartMark.allCases[$0 % 3], "Wijk \($0)")
    }
    let picture = try drawn(funnelSVG(points))
    let titles = picture.all("title").map(\.text)
    #expect((1...59).allSatisfy { titles.contains("Wijk \($0)") })
  }

  @Test func whatMattersMostLiesOnTop() throws {
    let points = [point(100, 5, .overRepresented, "boven"), point(100, 5, .ordinary, "onder")]
    let titles = try drawn(funnelSVG(points)).all("title").map(\.text)
    #expect(titles == ["Trechter", "onder", "boven"])
  }

  @Test(arguments: [200, 358, 720, 1100], [true, false])
  func namesDoNotLieOverEachOther(width: Int, isSquareRoot: Bool) throws {
    var random = Seeded(state: UInt64(width))
    let points = (0..<120).map { index in
      point(
        Double.random(in: 20...20_000, using: &random), Double.random(in: 5...20, using: &random),
        ChartMark.allCases[index % 3], "Een lange naam \(index)")
    }
    var plot = try #require(funnel(points))
    (plot.width, plot.peopleAxis) = (width, isSquareRoot ? .squareRoot : .logarithm)
    plot.legend = [LegendEntry(.mark(.ordinary), "wijk"), LegendEntry(.mark(.seemsHigher), "lijkt hoger")]
    let picture = try drawn(plot.svg())
    #expect(picture.overlaps == [])
    #expect(picture.outside == [])
  }

  @Test func aNameThatHasRoomIsShown() throws {
    let texts = try #require(
      Picture(funnelSVG([point(900, 20), point(100, 5, .ordinary, nil)]))
    ).texts
    #expect(texts.contains("Wijk") && texts.contains("gemeente 12%") && !texts.contains("x"))
  }

  @Test func aNameIsJustAName() throws {
    var plot = try #require(
      funnel([point(100, 50, .overRepresented, hostile)], words: hostile, format: hostile))
    plot.legend = [LegendEntry(.mark(.ordinary), hostile)]
    expectHarmless(plot.svg())
  }

  @Test func whatCanNotBeDrawnIsLeftOut() {
    #expect(funnel([]) == nil)
    #expect(funnel([point(0, 5), point(.nan, 5), point(10, .nan), point(10, 101)]) == nil)
    #expect(funnel([point(10, 5)], expected: 0) == nil)
    #expect(funnel([point(10, 5)], expected: .nan) == nil)
    #expect(funnel([point(1e300, 5), point(1, 0)])?.points.count == 1)
  }

  @Test(arguments: [0.1, 1, 12, 50, 99.9], [(1.0, 1.0), (1, 1e11), (0.5, 0.7), (5000, 5000)])
  func extremesStayWithinThePicture(expected: Double, people: (Double, Double)) throws {
    for isSquareRoot in [true, false] {
      for zero in [true, false] {
        var plot = try #require(funnel([point(people.0, 0), point(people.1, 100)], expected: expected))
        (plot.peopleAxis, plot.startsAtZero) = (isSquareRoot ? .squareRoot : .logarithm, zero)
        plot.overdispersion = 40
        let svg = plot.svg()
        let picture = try drawn(svg)
        #expect(picture.outside == [] && !svg.contains("nan") && !svg.contains("inf"))
        for match in svg.matches(of: /(?:M|L)(-?[0-9.]+) (-?[0-9.]+)/) {
          #expect((-8...728).contains(Double(match.1) ?? .nan))
          #expect((-8...picture.height).contains(Double(match.2) ?? .nan))
        }
      }
    }
  }
}
