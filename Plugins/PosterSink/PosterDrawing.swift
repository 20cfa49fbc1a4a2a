import AreaGeometry
import IndicatorSchema
import Markup

/// Lays the page out, in tenths of a millimetre of A4; A3 is the same page, larger.
struct PosterDrawing {
  let text: PosterText
  let facts: PosterFacts
  let map: AreaMap?
  let paper: PosterSettings.Paper

  /// The colours, dark enough on each other for text to be read: see the tests.
  enum Colour {
    static let night = "#0b3c5d"
    static let paper = "#ffffff"
    static let sun = "#ffd166"
    static let ink = "#1b2a33"
    static let leaf = "#0a5f52"
    static let card = "#eef4f8"
    static let dim = "#7d9bb0"
  }

  private static let left = 110.0
  private static let right = 1990.0
  private static let middle = 1090.0

  /// The whole drawing.
  var svg: String {
    var svg = SVGBuilder()
    svg.rectangle(0, 0, 2100, 2970, fill: Colour.paper)
    header(&svg)
    places(&svg)
    figures(&svg)
    costs(&svg)
    talk(&svg)
    let size = TextMetrics.size(text.source, width: 1880, lines: 2, from: 34, to: 20)
    _ = svg.paragraph(text.source, x: Self.left, y: 2900, width: 1880, size: size, fill: Colour.ink)
    return frame(svg.body)
  }

  private func frame(_ body: String) -> String {
    let description = [text.headline, text.share, text.range ?? ""].joined(separator: " ")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(paper.size.width)mm" height="\(paper.size.height)mm" \
      viewBox="0 0 2100 2970" lang="nl" aria-labelledby="titel" aria-describedby="uitleg" \
      font-family="Liberation Sans, Arial, Helvetica, sans-serif">
      <title id="titel">\(MarkupText.escaped(text.title))</title>
      <desc id="uitleg">\(MarkupText.escaped(description))</desc>
      \(body)</svg>

      """
  }

  private func header(_ svg: inout SVGBuilder) {
    svg.rectangle(0, 0, 2100, 1010, fill: Colour.night)
    svg.text(text.title, x: Self.left, y: 130, size: 46, fill: Colour.sun, isBold: true)
    let size = TextMetrics.size(text.headline, width: 1880, lines: 3, from: 132, to: 70, isBold: true)
    var y = svg.paragraph(
      text.headline, x: Self.left, y: 150 + size * 1.1, width: 1880, size: size, fill: Colour.paper,
      isBold: true,
      leading: 1.12)
    y = max(y, 610)
    persons(&svg, y: y)
    svg.text(text.share, x: Self.right, y: y + 120, size: 76, fill: Colour.sun, isBold: true, anchor: .end)
    guard let range = text.range else { return }
    let small = TextMetrics.size(range, width: 900, lines: 1, from: 48, to: 28)
    svg.text(range, x: Self.right, y: y + 210, size: small, fill: Colour.paper, anchor: .end)
  }

  /// As many persons as one of them stands for, in one row or two, one of them bright.
  private func persons(_ svg: inout SVGBuilder, y: Double) {
    let count = min(facts.oneIn, 40)
    let rows = count <= 10 ? 1 : 2
    let columns = (count + rows - 1) / rows
    // As large as the room below the headline and to the left of the words allows.
    let scale = min(1.25, (950 - y) / (rows == 1 ? 162 : 332), 900 / (95 * Double(max(columns, 1))))
    for index in 0..<count {
      let x = Self.left + (Double(index % columns) * 95 + 36) * scale
      let top = y + 20 + Double(index / columns) * 170 * scale
      let fill = index == 0 ? Colour.sun : Colour.dim
      svg.circle(x, top + 30 * scale, 24 * scale, fill: fill)
      svg.rectangle(x - 30 * scale, top + 62 * scale, 60 * scale, 80 * scale, fill: fill, radius: 24 * scale)
    }
  }

  private func heading(_ svg: inout SVGBuilder, _ text: String, x: Double, y: Double) {
    svg.text(text, x: x, y: y, size: 58, fill: Colour.night, isBold: true)
  }

  private func places(_ svg: inout SVGBuilder) {
    guard !text.places.isEmpty else { return }
    heading(&svg, PosterText.whereHeading, x: Self.left, y: 1120)
    let drawn = map.flatMap { PosterMap($0, facts).svg(width: 338, height: 200) }
    if let drawn {
      svg.add("<g transform=\"translate(\(Self.left.tenths) 1155) scale(2.6)\">\n\(drawn)</g>")
      svg.text(PosterText.mapLegend, x: Self.left, y: 1722, size: 29, fill: Colour.ink)
    }
    // Without a map the names have its room.
    let (top, step, large) = drawn == nil ? (1290.0, 270.0, 72.0) : (1800.0, 112.0, 46.0)
    for (index, place) in text.places.enumerated() {
      let y = top + Double(index) * step
      marker(&svg, index + 1, x: Self.left + 34, y: y - 16)
      let size = TextMetrics.size(place.name, width: 780, lines: 1, from: large, to: 24, isBold: true)
      svg.text(place.name, x: Self.left + 95, y: y - 14, size: size, fill: Colour.ink, isBold: true)
      let small = large * 0.82
      svg.text(place.people, x: Self.left + 95, y: y - 14 + small * 1.28, size: small, fill: Colour.ink)
    }
  }

  /// The number of an area, as it stands on the map.
  private func marker(_ svg: inout SVGBuilder, _ number: Int, x: Double, y: Double) {
    svg.circle(x, y, 32, fill: Colour.ink)
    svg.text("\(number)", x: x, y: y + 14, size: 40, fill: Colour.paper, isBold: true, anchor: .middle)
  }

  private func figures(_ svg: inout SVGBuilder) {
    guard !text.facts.isEmpty else { return }
    heading(&svg, text.factsHeading, x: Self.middle, y: 1120)
    for (index, fact) in text.facts.enumerated() {
      let x = Self.middle + Double(index % 2) * 460
      let y = 1170 + Double(index / 2) * 440
      svg.rectangle(x, y, 440, 410, fill: Colour.card, radius: 28)
      let size = TextMetrics.size(fact.figure, width: 380, lines: 1, from: 110, to: 50, isBold: true)
      svg.text(fact.figure, x: x + 30, y: y + 130, size: size, fill: Colour.night, isBold: true)
      let small = TextMetrics.size(fact.text, width: 380, lines: 4, from: 42, to: 26)
      _ = svg.paragraph(fact.text, x: x + 30, y: y + 205, width: 380, size: small, fill: Colour.ink)
    }
  }

  private func costs(_ svg: inout SVGBuilder) {
    guard !text.costs.isEmpty else { return }
    heading(&svg, PosterText.costsHeading, x: Self.left, y: 2180)
    let width = 1880 / Double(text.costs.count)
    let sizes = text.costs.map {
      TextMetrics.size($0.amount, width: width - 70, lines: 1, from: 54, to: 26, isBold: true)
    }
    let size = sizes.min() ?? 26
    for (index, cost) in text.costs.enumerated() {
      let x = Self.left + Double(index) * width
      svg.rectangle(x, 2215, width - 20, 190, fill: Colour.card, radius: 28)
      svg.text(cost.amount, x: x + 26, y: 2300, size: size, fill: Colour.night, isBold: true)
      let small = TextMetrics.size(cost.payer, width: width - 70, lines: 1, from: 40, to: 22)
      svg.text(cost.payer, x: x + 26, y: 2365, size: small, fill: Colour.ink)
    }
  }

  private func talk(_ svg: inout SVGBuilder) {
    svg.rectangle(0, 2450, 2100, 390, fill: Colour.leaf)
    let hasMore = !text.points.isEmpty || text.library != nil
    let width = hasMore ? 860.0 : 1880.0
    let size = TextMetrics.size(text.question, width: width, lines: 3, from: 84, to: 44, isBold: true)
    _ = svg.paragraph(
      text.question, x: Self.left, y: 2490 + size, width: width, size: size, fill: Colour.paper, isBold: true,
      leading: 1.15)
    var y = 2540.0
    if let library = text.library {
      svg.text(PosterText.libraryHeading, x: Self.middle, y: y, size: 40, fill: Colour.sun, isBold: true)
      let small = TextMetrics.size(library, width: 880, lines: 2, from: 38, to: 24)
      y = svg.paragraph(library, x: Self.middle, y: y + 52, width: 880, size: small, fill: Colour.paper) + 24
    }
    for point in text.points {
      let small = TextMetrics.size(point, width: 840, lines: 1, from: 42, to: 24)
      svg.circle(Self.middle + 8, y - 13, 9, fill: Colour.sun)
      svg.text(point, x: Self.middle + 40, y: y, size: small, fill: Colour.paper)
      y += 66
    }
  }
}
