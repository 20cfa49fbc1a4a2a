import Testing

@testable import Charts

private func bars(
  _ rows: [ComparisonBars.Row], width: Int = 340, startsAtZero: Bool = true
) -> ComparisonBars {
  ComparisonBars(
    rows: rows, axis: ChartAxis(startsAtZero: startsAtZero) { "\($0)%" },
    texts: ChartTexts(title: "Titel", description: "Uitleg", noFigure: "geen cijfer"), width: width,
    idPrefix: "c")
}

private let places = [
  ComparisonBars.Row(label: "Tilburg", value: 11.5, lower: 7.8, upper: 16.3, valueText: "11,5%", isOwn: true),
  .init(label: "gemeenten die op Tilburg lijken", value: 23, valueText: "23,0%"),
  .init(label: "Nederland", value: nil, valueText: ""),
]

/// Bars are as long as their figures, from nought; else there are dots.
@Suite struct ComparisonBarsTests {
  @Test func barsAreAsLongAsTheirFigures() throws {
    let boxes = try drawn(bars(places).svg()).all("rect").map { $0.number("width") }
    #expect(boxes.count == 2)
    #expect(abs(boxes[1] / boxes[0] - 2) < 0.01)
  }

  @Test func anAxisThatDoesNotStartAtNoughtHasDots() throws {
    let picture = try drawn(bars(places, startsAtZero: false).svg())
    #expect(picture.all("rect").isEmpty)
    #expect(picture.texts.contains("11,5%") && picture.texts.contains("23,0%"))
  }

  @Test func aFigureBelowNoughtRunsTheOtherWay() throws {
    let rows = [-4.0, 8].map { ComparisonBars.Row(label: "a", value: $0, valueText: "") }
    let boxes = try drawn(bars(rows).svg()).all("rect")
    #expect(abs(boxes[0].number("x") + boxes[0].number("width") - boxes[1].number("x")) < 0.2)
  }

  @Test(arguments: [160, 220, 259, 260, 340, 700])
  func textsStayApartAndWithinThePicture(width: Int) throws {
    let long = ComparisonBars.Row(
      label: "Hoogheemraadschapszuiveringsinstallatie aan zee en in het bos", value: 3,
      valueText: "ongeveer 3 op de 100 mensen")
    for rows in [places, [long] + places, [long], []] {
      for startsAtZero in [true, false] {
        let picture = try drawn(bars(rows, width: width, startsAtZero: startsAtZero).svg())
        #expect(picture.overlaps + picture.outside == [])
      }
    }
  }

  @Test func whatIsNotKnownIsSaid() throws {
    #expect(try drawn(bars(places).svg()).texts.contains("geen cijfer"))
    #expect(try drawn(bars([]).svg()).texts == ["geen cijfer"])
  }

  @Test(arguments: [Double.nan, .infinity, 1e300, 0])
  func oddFigures(odd: Double) {
    let rows = places + [.init(label: "x", value: odd, lower: odd, upper: odd, valueText: "x")]
    let svg = bars(rows).svg()
    #expect(Picture(svg) != nil && !svg.contains("nan") && !svg.contains("inf"))
  }

  @Test func aNameIsJustAName() {
    let rows = [1, nil].map { ComparisonBars.Row(label: hostile, value: $0, valueText: hostile) }
    expectHarmless(bars(rows).svg())
  }
}
