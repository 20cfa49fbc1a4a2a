import AreaMaps
import Testing

@testable import Charts

func dots(
  _ rows: [DotChart.Row], _ references: [Reference] = [], width: Int = 720, startsAtZero: Bool = true,
  range: ClosedRange<Double>? = nil, legend: [LegendEntry] = []
) -> DotChart {
  DotChart(
    rows: rows, references: references,
    axis: ChartAxis(
      title:
        "aandeel van de mensen van 15 tot en met 74 jaar dat moeite heeft met lezen, schrijven en rekenen",
      startsAtZero: startsAtZero, range: range
    ) { "\($0)%" }, legend: legend,
    texts: ChartTexts(title: "Titel", description: "Uitleg", noFigure: "geen cijfer"), width: width,
    idPrefix: "d")
}

func row(
  _ label: String, _ value: Double?, _ lower: Double? = nil, _ upper: Double? = nil,
  mark: ChartMark = .ordinary, fragment: String? = nil
) -> DotChart.Row {
  DotChart.Row(
    label: label, value: value, lower: lower, upper: upper,
    valueText: value.flatMap { $0.isFinite ? "\($0)%" : nil }, mark: mark,
    fragment: fragment, title: "\(label) in woorden")
}

/// A ranked chart shows each area with its figure and interval, and can be read without colour and by ear.
@Suite struct DotChartTests {
  @Test func itIsAPictureWithANameAndADescription() throws {
    let root = try drawn(dots([row("a", 1)]).svg()).elements[0]
    #expect(root.attributes["role"] == "img" && root.attributes["aria-labelledby"] == "d-title d-desc")
    #expect(root.attributes["viewBox"] == "0 0 720 \(Int(root.number("height")))")
    #expect(root.attributes["font-family"] == "inherit")
  }

  @Test func withLinksItsPartsCanBeReached() throws {
    let svg = dots([row("a", 1, fragment: "#WK1"), row("b", 2)], [Reference(label: "r", value: 1)]).svg()
    let picture = try drawn(svg)
    #expect(picture.elements[0].attributes["role"] == "group")
    #expect(picture.all("a").map { $0.attributes["href"] } == ["#WK1"])
    #expect(picture.all("title").map(\.text) == ["Titel", "a in woorden", "b in woorden"])
    #expect(svg.contains("<g aria-hidden=\"true\">"))
  }

  @Test(arguments: ["javascript:alert(1)", "#\"><b>", "https://example.org/", "a b#c"])
  func aLinkNeverLeavesThePage(fragment: String) throws {
    let picture = try drawn(dots([row("a", 1, fragment: fragment)]).svg())
    let address = try #require(picture.all("a").first?.attributes["href"])
    #expect(
      address.hasPrefix("#") && address.dropFirst().allSatisfy { $0.isASCII && !"#\"<>: /".contains($0) })
  }

  @Test func eachMarkHasAShapeOfItsOwn() {
    let style = ChartStyle()
    let shapes = ChartMark.allCases.map { mark in
      mark.svg(0, 0, style).split(separator: "\"")[1]
    }
    #expect(Set(shapes).count == 3)
  }

  @Test func valuesLieInOrderOnTheAxis() throws {
    let chart = dots((0..<9).map { row("w\($0)", Double($0) * 3) })
    let layout = DotLayout(chart)
    #expect(layout.scale.ends.lowerBound == 0)
    let places = (0..<9).map { layout.scale(Double($0) * 3) }
    #expect(zip(places, places.dropFirst()).allSatisfy(<))
    #expect(places.allSatisfy { $0 >= layout.labelWidth && $0 <= 720 - layout.valueWidth })
  }

  @Test func anIntervalBeyondTheAxisEndsInAnArrow() {
    let arrow = "l7 5-7 5z"
    #expect(dots([row("a", 5, 1, 95), row("b", 6, 4, 8)]).svg().contains(arrow))
    #expect(!dots([row("a", 5, 3, 9), row("b", 6, 4, 8)]).svg().contains(arrow))
    let cut = dots([row("a", 5, 1, 9)], range: 4...6).svg()
    #expect(cut.contains(arrow) && cut.contains("l-7 5 7 5z"))
  }

  @Test func anAreaWithoutAFigureSaysSo() throws {
    let picture = try drawn(dots([row("a", 5), row("b", nil), row("c", .nan)]).svg())
    #expect(picture.texts.filter { $0 == "geen cijfer" }.count == 2)
    var few = row("d", nil)
    few.valueText = "te weinig mensen"
    #expect(try drawn(dots([row("a", 5), few]).svg()).texts.contains("te weinig mensen"))
  }

  @Test func theSameChartIsTheSameBytes() {
    let chart = dots((0..<60).map { row("w\($0)", Double($0)) }, [Reference(label: "r", value: 8)])
    #expect(chart.svg() == chart.svg())
    #expect(chart.svg().utf8.count < 60_000)
  }
}
