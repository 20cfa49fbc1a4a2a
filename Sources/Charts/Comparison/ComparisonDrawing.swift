import Markup

/// Draws one figure of a few places.
struct ComparisonDrawing {
  /// A place, with its name in lines.
  private struct Line {
    var row: ComparisonBars.Row
    var label: [String]
    var top, middle, bottom: Double
  }

  private let chart: ComparisonBars
  private let scale: Scale
  private let isStacked: Bool
  private let width, labelWidth, valueWidth: Double
  private var lines: [Line] = []

  init(_ chart: ComparisonBars) {
    self.chart = chart
    let width = Double(Canvas.sensible(chart.width))
    self.width = width
    isStacked = chart.width < 260
    let longest = chart.rows.map { Lettering.width(String($0.label.prefix(200)), isBold: true) }.max() ?? 0
    let texts = chart.rows.filter { $0.value.drawable != nil }.map(\.valueText)
    valueWidth = min(width * 0.35, (texts.map { Lettering.width($0, isBold: true) + 1 }.max() ?? 0))
    labelWidth = isStacked ? width - valueWidth - 10 : min(longest + 1, width * 0.4)
    let start = isStacked ? 2 : labelWidth + 12
    scale = Scale(
      ComparisonDrawing.ends(chart), from: start, to: isStacked ? width - 4 : width - valueWidth - 12)
    place()
  }

  private static func ends(_ chart: ComparisonBars) -> ClosedRange<Double> {
    let known = chart.rows.filter { $0.value.drawable != nil }
    return chart.axis.ends(
      figures: known.compactMap(\.value),
      intervals: known.flatMap { [$0.lower, $0.upper].compactMap(\.drawable) })
  }

  private mutating func place() {
    var top = 0.0
    for row in chart.rows {
      let label = Lettering.lines(row.label, width: labelWidth, isBold: row.isOwn, most: 2)
      let below = Double(max(0, label.count - 1)) * 15
      let height = (isStacked ? 38 : 26) + below
      let middle = isStacked ? top + below + 26 : top + height / 2
      lines.append(Line(row: row, label: label, top: top, middle: middle, bottom: top + height))
      top += height
    }
  }

  private var style: ChartStyle { chart.style }
  private var baseline: Double? { scale.ends.contains(0) ? scale(0) : nil }

  func svg(on canvas: Canvas) -> String {
    canvas.svg(height: lines.last?.bottom ?? 0) { drawing in
      for line in lines {
        drawing.group(title: title(line.row)) { drawing in
          drawNames(line, into: &drawing)
          if let value = line.row.value.drawable { draw(value, line, into: &drawing) }
        }
        if let baseline {
          let (start, end) = isStacked ? (line.middle - 8, line.middle + 8) : (line.top, line.bottom)
          drawing.down(baseline, from: start, to: end, " stroke=\"\(style.ink.hex)\"")
        }
      }
    }
  }

  private func title(_ row: ComparisonBars.Row) -> String {
    "\(row.label): \(row.valueText.isEmpty ? chart.texts.noFigure : row.valueText)"
  }

  private func drawNames(_ line: Line, into drawing: inout Drawing) {
    let look = " fill=\"\(style.ink.hex)\"" + (line.row.isOwn ? " font-weight=\"bold\"" : "")
    let below = Double(max(0, line.label.count - 1)) * 15
    let first = isStacked ? line.top + 13 : line.middle - below / 2 + 4.5
    for (number, text) in line.label.enumerated() {
      drawing.text(
        text, isStacked ? 0 : labelWidth, first + Double(number) * 15, isStacked ? .start : .end, look)
    }
    if line.row.value.drawable == nil {
      drawMissing(line, into: &drawing)
    } else {
      let figure = Lettering.lines(line.row.valueText, width: valueWidth, isBold: line.row.isOwn, most: 1)
      drawing.text(figure.first ?? "", width, isStacked ? first : line.middle + 4.5, .end, look)
    }
  }

  private func drawMissing(_ line: Line, into drawing: inout Drawing) {
    let text = line.row.valueText.isEmpty ? chart.texts.noFigure : line.row.valueText
    let room = width - scale.start - 6
    let look = " fill=\"\(style.soft.hex)\" font-size=\"\(Lettering.small.tenths)\" font-style=\"italic\""
    let shown = Lettering.lines(text, width: room, Lettering.small, most: 1).first ?? ""
    drawing.text(shown, scale.start + 6, line.middle + 4, .start, look)
  }

  private func draw(_ value: Double, _ line: Line, into drawing: inout Drawing) {
    let colour = (line.row.isOwn ? style.accent : style.second).hex
    let (x, y) = (scale(value), line.middle)
    if let baseline {
      // Pale, so that the interval is seen on it; its outline says where it ends.
      let box = Box(min(x, baseline), y - 6, max(1, abs(x - baseline)), 12)
      drawing.box(box, " fill=\"\(colour)\" fill-opacity=\".22\" stroke=\"\(colour)\"")
    } else {
      let rail = " stroke=\"\(style.line.hex)\""
      drawing.across(y, from: scale.start, to: scale.end, rail)
    }
    drawInterval(value, line, colour, into: &drawing)
    guard baseline == nil else { return }
    let mark: ChartMark = line.row.isOwn ? .overRepresented : .ordinary
    drawing.add(mark.svg(x, y, style))
  }

  /// A line with ends.
  private func drawInterval(_ value: Double, _ line: Line, _ colour: String, into drawing: inout Drawing) {
    let (low, high) = (line.row.lower.drawable ?? value, line.row.upper.drawable ?? value)
    let (start, end, y) = (scale(min(low, value)), scale(max(high, value)), line.middle)
    guard start < end else { return }
    guard baseline != nil else {
      drawing.across(y, from: start, to: end, " stroke=\"\(colour)\" stroke-width=\"2\"")
      return
    }
    let ends = [start, end].map { "M\($0.tenths) \((y - 4).tenths)v8" }.joined()
    let look = " fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\""
    drawing.path("M\(start.tenths) \(y.tenths)H\(end.tenths)\(ends)", look)
  }
}
