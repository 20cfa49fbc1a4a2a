import Testing

@testable import Charts

private func series(
  _ label: String, _ values: [Double?], band: Double? = nil, last: String? = "12%"
) -> TrendChart.Series {
  let points = values.enumerated().map { index, value in
    TrendChart.Point(
      x: 2012 + Double(index), value: value, lower: band.flatMap { band in value.map { $0 - band } },
      upper: band.flatMap { band in value.map { $0 + band } })
  }
  return TrendChart.Series(label: label, points: points, lastText: last)
}

private func trend(
  _ series: [TrendChart.Series], breaks: [TrendChart.Break] = [], width: Int = 360
) -> TrendChart {
  TrendChart(
    series: series, periods: (2012...2022).map { TrendChart.Period(x: Double($0), text: "\($0)") },
    breaks: breaks, axis: ChartAxis(title: "aandeel") { "\($0)%" },
    texts: ChartTexts(title: "Titel", description: "Uitleg", noFigure: "geen cijfers"), width: width,
    idPrefix: "t")
}

/// A chart over the years has lines where figures can be compared, and only there.
@Suite struct TrendChartTests {
  private func pieces(_ chart: TrendChart) -> [[Double]]? {
    TrendLayout(chart)?.pieces.first?.map { $0.map(\.x) }
  }

  @Test func aLineStopsWhereAFigureIsMissing() {
    #expect(pieces(trend([series("a", [1, 2, nil, 4, .nan, 6])])) == [[2012, 2013], [2015], [2017]])
  }

  @Test func aLineStopsAtABreakWhichIsHatched() throws {
    let chart = trend([series("a", [1, 2, 3, 4])], breaks: [.init(before: 2014, title: "Anders gemeten")])
    #expect(pieces(chart) == [[2012, 2013], [2014, 2015]])
    let picture = try drawn(chart.svg())
    #expect(picture.all("pattern").map { $0.attributes["id"] } == ["t-break"])
    #expect(picture.all("title").map(\.text).contains("Anders gemeten"))
    let strip = try #require(picture.all("rect").first)
    let layout = try #require(TrendLayout(chart))
    #expect(strip.number("x") > layout.x(2013) && strip.number("x") + strip.number("width") < layout.x(2014))
  }

  @Test func aBreakWithoutFiguresOnBothSidesIsNotDrawn() {
    for before in [2000.0, 2012, 2030, .nan] {
      #expect(
        !trend([series("a", [1, 2])], breaks: [.init(before: before, title: "x")]).svg().contains("pattern"))
    }
  }

  @Test func oneFigureIsADotAndTwoAreALine() throws {
    let one = try drawn(trend([series("a", [12])]).svg())
    #expect(one.all("circle").count == 1 && one.texts.contains("2012") && !one.texts.contains("2013"))
    let two = try drawn(trend([series("a", [12, 13])]).svg())
    #expect(two.all("circle").count == 1)
    #expect(two.all("path").contains { $0.attributes["d"]?.contains("L") == true })
  }

  @Test func theCountryHasALineOfAnotherForm() throws {
    let svg = trend([series("Tilburg", [1, 2]), series("Nederland", [2, 2])]).svg()
    #expect(svg.matches(of: /stroke-dasharray/).count == 1)
    let texts = try drawn(svg).texts
    #expect(texts.contains("Tilburg") && texts.contains("Nederland"))
  }

  @Test func aBandIsThereWhereItIsKnown() {
    #expect(trend([series("a", [10, 11], band: 2)]).svg().contains("fill-opacity"))
    #expect(!trend([series("a", [10, 11])]).svg().contains("fill-opacity"))
  }

  @Test func namesOfLinesThatEndTogetherStayApart() throws {
    for width in [160, 240, 360, 720] {
      let all = (0..<4).map { series("Een lange gemeentenaam \($0)", [12, 12.1], last: "12,1%") }
      for count in 1...4 {
        let picture = try drawn(trend(Array(all.prefix(count)), width: width).svg())
        #expect(picture.overlaps + picture.outside == [], "\(width) \(count)")
      }
    }
  }

  @Test func nothingKnownIsSaid() throws {
    for chart in [trend([]), trend([series("a", [nil, .nan])])] {
      #expect(try drawn(chart.svg()).texts == ["geen cijfers"])
    }
  }

  @Test(arguments: [Double.nan, .infinity, 1e300, -5, 0])
  func oddFigures(odd: Double) throws {
    var chart = trend([series("a", [odd, 3, odd], band: odd), series("b", [odd, odd])])
    chart.series.append(.init(label: "c", points: [.init(x: odd, value: 3, lower: 9, upper: 1)]))
    chart.periods.append(.init(x: odd, text: "?"))
    let svg = chart.svg()
    #expect(Picture(svg) != nil && !svg.contains("nan") && !svg.contains("inf"))
  }

  @Test func aNameIsJustAName() {
    var chart = trend(
      [series(hostile, [1, 2], last: hostile)], breaks: [.init(before: 2013, title: hostile)])
    chart.periods = [.init(x: 2012, text: hostile)]
    chart.axis = ChartAxis(title: hostile) { _ in hostile }
    chart.idPrefix = hostile
    expectHarmless(chart.svg())
  }
}
