import AreaMaps
import Markup

/// Draws a chart over the years.
struct TrendDrawing {
  private let chart: TrendChart
  private let layout: TrendLayout

  init(_ chart: TrendChart, _ layout: TrendLayout) {
    self.chart = chart
    self.layout = layout
  }

  private var style: ChartStyle { chart.style }
  private var plot: Box { layout.plot }

  func svg(on canvas: Canvas) -> String {
    canvas.svg(height: plot.bottom + 26) { drawing in
      drawGrid(into: &drawing)
      drawBreaks(into: &drawing, "\(MarkupText.identifier(chart.idPrefix))-break")
      drawPeriods(into: &drawing)
      for number in layout.pieces.indices { drawBand(number, into: &drawing) }
      // The first, which the chart is about, on top.
      for number in layout.pieces.indices.reversed() { drawLine(number, into: &drawing) }
      drawNames(into: &drawing)
    }
  }

  private func colour(_ number: Int) -> Colour { number == 0 ? style.accent : style.second }

  private func form(_ number: Int) -> LineForm { number == 0 ? .solid : number == 1 ? .dashed : .dotted }

  private func drawGrid(into drawing: inout Drawing) {
    drawing.group(" stroke=\"\(style.line.hex)\"") { drawing in
      for tick in layout.ticks { drawing.across(layout.y(tick), from: plot.left, to: plot.right) }
    }
    drawing.group(" font-size=\"\(Lettering.small.tenths)\" fill=\"\(style.soft.hex)\"") { drawing in
      for tick in layout.ticks {
        drawing.text(chart.axis.format(tick), plot.left - 8, layout.y(tick) + 4, .end)
      }
      let title = Lettering.lines(chart.axis.title, width: layout.width, Lettering.small, most: 1)
      drawing.text(title.first ?? "", 0, 12)
    }
  }

  private func drawPeriods(into drawing: inout Drawing) {
    drawing.group(" font-size=\"\(Lettering.small.tenths)\" fill=\"\(style.soft.hex)\"") { drawing in
      for period in shownPeriods {
        drawing.text(period.text, place(period), plot.bottom + 18, .middle)
      }
    }
  }

  private func place(_ period: TrendChart.Period) -> Double {
    let half = Lettering.width(period.text, Lettering.small) / 2
    return min(max(layout.x(period.x), half), max(half, layout.width - half))
  }

  /// The last and the first, and those between that have room.
  private var shownPeriods: [TrendChart.Period] {
    let known = chart.periods.filter { layout.periods.contains($0.x) }.sorted { $0.x < $1.x }
    var shown: [TrendChart.Period] = []
    var taken: [ClosedRange<Double>] = []
    for period in known.suffix(1) + known.dropLast().prefix(1) + known.dropFirst().dropLast().reversed() {
      let half = Lettering.width(period.text, Lettering.small) / 2 + 4
      let room = place(period) - half...place(period) + half
      if taken.contains(where: room.overlaps) { continue }
      taken.append(room)
      shown.append(period)
    }
    return shown
  }

  /// A hatched strip between the figures that can't be compared.
  private func drawBreaks(into drawing: inout Drawing, _ id: String) {
    let places = chart.breaks.compactMap { item in gap(item).map { (item, $0) } }
    guard !places.isEmpty else { return }
    drawing.add("<defs>\(Hatch.pattern(id, style))</defs>")
    for (item, gap) in places {
      let middle = (gap.lowerBound + gap.upperBound) / 2
      let width = min(14, max(5, (gap.upperBound - gap.lowerBound) * 0.4))
      drawing.group(title: item.title) { drawing in
        let strip = Box(middle - width / 2, plot.top, width, plot.height)
        drawing.box(strip, " fill=\"url(#\(id))\" stroke=\"\(style.soft.hex)\" stroke-width=\".5\"")
      }
    }
  }

  /// From the last figure before a break to the first after it, in pixels; nil where nothing is on either side.
  private func gap(_ item: TrendChart.Break) -> ClosedRange<Double>? {
    let places = layout.pieces.joined().joined().map(\.x)
    guard item.before.isDrawable, let last = places.filter({ $0 < item.before }).max(),
      let first = places.filter({ $0 >= item.before }).min()
    else { return nil }
    return layout.x(last)...layout.x(first)
  }

  private func drawBand(_ number: Int, into drawing: inout Drawing) {
    let colour = colour(number).hex
    for piece in layout.pieces[number] {
      let known = piece.filter { $0.lower != nil && $0.upper != nil }
      guard known.count == piece.count else { continue }
      let upper = known.map { "\(layout.x($0.x).tenths) \(layout.y($0.upper ?? $0.value).tenths)" }
      let lower = known.map { "\(layout.x($0.x).tenths) \(layout.y($0.lower ?? $0.value).tenths)" }
      if known.count == 1 {
        drawing.path("M\(upper[0])L\(lower[0])", " stroke=\"\(colour)\" stroke-width=\"2\"")
      } else {
        let edges = "M\(upper.joined(separator: "L"))M\(lower.joined(separator: "L"))"
        let outline = "M\((upper + lower.reversed()).joined(separator: "L"))z"
        drawing.path(outline, " fill=\"\(colour)\" fill-opacity=\".13\"")
        drawing.path(edges, " fill=\"none\" stroke=\"\(colour)\" stroke-width=\".75\"")
      }
    }
  }

  private func drawLine(_ number: Int, into drawing: inout Drawing) {
    let (pieces, colour) = (layout.pieces[number], colour(number).hex)
    let look = " fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(number == 0 ? "2.5" : "2")\""
    drawing.group(
      look + form(number).attributes + " stroke-linejoin=\"round\"", title: chart.series[number].label
    ) {
      for piece in pieces where piece.count > 1 {
        $0.path(
          "M" + piece.map { "\(layout.x($0.x).tenths) \(layout.y($0.value).tenths)" }.joined(separator: "L"))
      }
    }
    let last = pieces.last?.last
    drawing.group(" fill=\"\(colour)\" stroke=\"\(style.paper.hex)\"") { drawing in
      for piece in pieces {
        for spot in piece where piece.count == 1 || spot == last {
          drawing.add(
            "<circle cx=\"\(layout.x(spot.x).tenths)\" cy=\"\(layout.y(spot.value).tenths)\" r=\"4.5\"/>")
        }
      }
    }
  }

  private func drawNames(into drawing: inout Drawing) {
    drawing.group(" fill=\"\(style.ink.hex)\"") { drawing in
      for name in layout.names.names {
        let x = plot.right + 8
        if !name.figure.isEmpty {
          drawing.text(name.figure, x, name.top + 12, .start, " font-weight=\"bold\"")
        }
        let start = name.top + 12 + (name.figure.isEmpty ? 0 : 15)
        for (number, line) in name.lines.enumerated() { drawing.text(line, x, start + Double(number) * 15) }
      }
    }
  }
}
