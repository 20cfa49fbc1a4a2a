import Markup

/// Draws a ranked chart.
struct DotDrawing {
  private let chart: DotChart
  private let layout: DotLayout
  private let ticks: [Double]

  init(_ chart: DotChart, _ layout: DotLayout) {
    self.chart = chart
    self.layout = layout
    let ends = layout.scale.ends
    let wanted = max(2, Int((layout.scale.end - layout.scale.start) / 85))
    // Without a figure an axis says nothing.
    let isKnown = chart.rows.contains { $0.value.drawable != nil }
    ticks = isKnown ? Ticks.linear(from: ends.lowerBound, to: ends.upperBound, about: wanted) : []
  }

  private var style: ChartStyle { chart.style }
  private var hasLinks: Bool { chart.rows.contains { $0.fragment != nil } }
  private var axisTitle: [String] {
    let room = layout.width - (layout.isCompact ? 0 : layout.scale.start)
    return Lettering.lines(chart.axis.title, width: room, Lettering.small, most: 3)
  }

  func svg(on canvas: Canvas) -> String {
    let below = ticks.isEmpty ? 4 : 24 + Double(axisTitle.count) * Lettering.leading
    return canvas.svg(height: layout.plotBottom + below, hasLinks: hasLinks) { drawing in
      // Only the rows are read aloud where they can be: the rest is in the description.
      drawing.group(hasLinks ? " aria-hidden=\"true\"" : "") { drawing in
        layout.legend.draw(into: &drawing, style)
        drawGrid(into: &drawing)
        let top = layout.plotTop - (layout.hasTopTicks ? 18 : 0)
        layout.references.draw(into: &drawing, top: top, bottom: layout.plotBottom, style)
      }
      for (row, line) in zip(chart.rows, layout.lines) { draw(row, line, into: &drawing) }
    }
  }

  private func drawGrid(into drawing: inout Drawing) {
    drawing.group(" stroke=\"\(style.line.hex)\"") { drawing in
      for tick in ticks { drawing.down(layout.scale(tick), from: layout.plotTop, to: layout.plotBottom) }
      for (row, line) in zip(chart.rows, layout.lines) where row.value.drawable != nil {
        drawing.across(line.middle, from: layout.scale.start, to: layout.scale.end)
      }
    }
    drawing.group(" font-size=\"\(Lettering.small.tenths)\" fill=\"\(style.soft.hex)\"") { drawing in
      drawTickTexts(layout.plotBottom + 16, into: &drawing)
      if layout.hasTopTicks { drawTickTexts(layout.plotTop - 6, into: &drawing) }
      for (number, text) in axisTitle.enumerated() where !ticks.isEmpty {
        let y = layout.plotBottom + 34 + Double(number) * Lettering.leading
        drawing.text(text, layout.isCompact ? 0 : layout.scale.start, y)
      }
    }
  }

  private func drawTickTexts(_ y: Double, into drawing: inout Drawing) {
    var last = -Double.infinity
    for tick in ticks {
      let text = chart.axis.format(tick)
      let width = Lettering.width(text, Lettering.small)
      // The first and the last stay within the picture.
      let x = min(max(layout.scale(tick), width / 2), layout.width - width / 2)
      guard x - width / 2 > last + 6 else { continue }
      drawing.text(text, x, y, .middle)
      last = x + width / 2
    }
  }

  private func draw(_ row: DotChart.Row, _ line: DotLayout.Line, into drawing: inout Drawing) {
    let link = row.fragment.map { " href=\"\(Fragment.address($0))\"" }
    drawing.group(link ?? "", tag: link == nil ? "g" : "a", title: row.title) { drawing in
      // A place to click, or to point at, as large as the row.
      let place = Box(0, line.top, layout.width, line.height)
      drawing.box(place, " fill-opacity=\"0\"")
      drawNames(row, line, into: &drawing)
      if let value = row.value.drawable {
        drawInterval(row, value, line.middle, into: &drawing)
        drawing.add(row.mark.svg(layout.scale(value), line.middle, style))
      }
    }
  }

  private func drawNames(_ row: DotChart.Row, _ line: DotLayout.Line, into drawing: inout Drawing) {
    let weight = row.mark == .overRepresented ? " font-weight=\"bold\"" : ""
    let isKnown = row.value.drawable != nil
    let look = " fill=\"\((isKnown ? style.ink : style.soft).hex)\"" + weight
    let (x, anchor): (Double, Drawing.Anchor) = layout.isCompact ? (0, .start) : (layout.labelWidth, .end)
    if layout.isCompact, isCrossed(line) {
      let height = Double(line.label.count) * Lettering.leading
      drawing.box(Box(-1, line.labelTop - 13, line.labelEnd + 3, height + 1), " fill=\"\(style.paper.hex)\"")
    }
    for (number, text) in line.label.enumerated() {
      drawing.text(text, x, line.labelTop + Double(number) * Lettering.leading, anchor, look)
    }
    if isKnown {
      let y = layout.isCompact ? line.labelTop : line.middle + 4.5
      let figure = Lettering.lines(
        row.valueText ?? "", width: layout.valueWidth, isBold: row.mark == .overRepresented, most: 1)
      drawing.text(figure.first ?? "", layout.width, y, .end, look)
    } else {
      drawMissing(row.valueText ?? chart.texts.noFigure, line, into: &drawing)
    }
  }

  /// Whether a reference line would run through a name.
  private func isCrossed(_ line: DotLayout.Line) -> Bool {
    chart.references.contains { $0.value.isDrawable && layout.scale($0.value) < line.labelEnd + 3 }
  }

  /// Says that there is no figure, on a plate so that no line runs through it.
  private func drawMissing(_ text: String, _ line: DotLayout.Line, into drawing: inout Drawing) {
    let room =
      layout.isCompact ? layout.width - layout.labelWidth - 12 : layout.width - layout.scale.start - 8
    guard let text = Lettering.lines(text, width: room + 1, Lettering.small, most: 1).first else { return }
    let look = " fill=\"\(style.soft.hex)\" font-size=\"\(Lettering.small.tenths)\" font-style=\"italic\""
    let width = TextMetrics.width(text, size: Lettering.small) * 1.06 + 4
    let (start, y) =
      layout.isCompact ? (layout.width - width, line.labelTop) : (layout.scale.start, line.middle + 4)
    drawing.box(Box(start, y - 12, width, 16), " fill=\"\(style.paper.hex)\"")
    drawing.text(text, layout.isCompact ? layout.width : start + 2, y, layout.isCompact ? .end : .start, look)
  }

  /// The interval; where it runs on beyond the axis it ends in an arrow.
  private func drawInterval(
    _ row: DotChart.Row, _ value: Double, _ y: Double, into drawing: inout Drawing
  ) {
    let ends = layout.scale.ends
    let (low, high) = (min(row.lower.drawable ?? value, value), max(row.upper.drawable ?? value, value))
    let colour = (row.mark == .ordinary ? style.second : style.accent).hex
    guard low < high else { return }
    let (start, end) = (layout.scale(low), layout.scale(high))
    drawing.across(y, from: start, to: end, " stroke=\"\(colour)\" stroke-width=\"2\"")
    if low < ends.lowerBound {
      drawing.path("M\((start + 1).tenths) \((y - 5).tenths)l-7 5 7 5z", " fill=\"\(colour)\"")
    }
    if high > ends.upperBound {
      drawing.path("M\((end - 1).tenths) \((y - 5).tenths)l7 5-7 5z", " fill=\"\(colour)\"")
    }
  }
}
