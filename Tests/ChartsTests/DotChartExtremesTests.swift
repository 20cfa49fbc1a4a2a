import Testing

@testable import Charts

/// Whatever the areas, names and figures, a ranked chart can be read.
@Suite struct DotChartExtremesTests {
  private static let long = [
    "Bedrijventerrein Westerkwartier-Noordzijde aan den Overlekse IJ",
    "Hoogheemraadschapszuiveringsinstallatieterrein", "IJ", "Buitengebied Tilburg Noord-Oost",
  ]
  private static let legend = [
    LegendEntry(
      .interval, "schatting met een heel lange uitleg die over meer dan een regel loopt op een telefoon"),
    LegendEntry(.mark(.seemsHigher), "lijkt hoger"), LegendEntry(.line(.dashed), "Nederland"),
    LegendEntry(.band, "band"), LegendEntry(.mark(.overRepresented), "oververtegenwoordigd"),
  ]

  private func expectReadable(_ chart: DotChart) throws {
    let svg = chart.svg()
    let picture = try drawn(svg)
    #expect(picture.overlaps == [])
    #expect(picture.outside == [])
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }

  @Test(arguments: [1, 2, 19, 120], [200, 358, 479, 480, 720, 1100])
  func anyNumberOfAreasAtAnyWidth(count: Int, width: Int) throws {
    let rows = (0..<count).map { index in
      row(
        Self.long[index % 4], index % 7 == 6 ? nil : Double(index % 40) + 0.5, 0.1, Double(index * 3),
        mark: ChartMark.allCases[index % 3])
    }
    let references = [
      Reference(label: "Tilburg 11,5%", value: 11.5), Reference(label: "Nederland", value: 11.9),
    ]
    try expectReadable(dots(rows, references, width: width, legend: Self.legend))
  }

  @Test(arguments: [160, 358, 720])
  func longFiguresKeepToTheirColumn(width: Int) throws {
    var rows = [row("Binnenstad", 3), row("Het Zand", nil), row("Oerle", 4, mark: .overRepresented)]
    for index in rows.indices { rows[index].valueText = "ongeveer 3 op de 100 mensen tussen 15 en 75" }
    try expectReadable(dots(rows, width: width))
  }

  @Test func linesToCompareWithThatLieTogetherKeepTheirLabelsApart() throws {
    var random = Seeded(state: 4)
    for width in [300, 358, 720] {
      for count in 0...6 {
        let references = (0..<count).map { index in
          Reference(
            label: Self.long[index % 4] + " \(index)", value: Double.random(in: 10...13, using: &random),
            line: LineForm.allCases[index % 3])
        }
        try expectReadable(dots([row("a", 5), row("b", 20)], references, width: width))
      }
    }
  }

  @Test func allEqualOrNothingKnown() throws {
    for startsAtZero in [true, false] {
      for value in [0, 12, -3, 1e-9, 1e14] {
        let rows = (0..<4).map { row("w\($0)", value, value, value) }
        try expectReadable(dots(rows, startsAtZero: startsAtZero))
      }
    }
    try expectReadable(dots([row("a", nil), row("b", nil)]))
    let none = try drawn(dots([row("a", nil)]).svg())
    #expect(none.texts == ["a", "geen cijfer"])
    #expect(try drawn(dots([]).svg()).texts == ["geen cijfer"])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 1e-300])
  func whatIsNoFigureAboutPeople(odd: Double) throws {
    try expectReadable(
      dots(
        [row("a", odd), row("b", 3, odd, odd), row("c", 3, 9, 1)], [Reference(label: "r", value: odd)]))
    try expectReadable(dots([row("a", 3)], range: 0...max(1, odd.isNaN ? 1 : odd)))
  }

  @Test func aNameIsJustAName() {
    var chart = dots(
      [row(hostile, 1, fragment: hostile), row(hostile, nil)], [Reference(label: hostile, value: 1)],
      legend: [LegendEntry(.band, hostile)])
    chart.texts = ChartTexts(title: hostile, description: hostile, noFigure: hostile)
    chart.style.fontFamily = hostile
    chart.idPrefix = hostile
    expectHarmless(chart.svg())
    chart.rows = []
    expectHarmless(chart.svg())
  }
}
