import Markup

/// Draws a funnel plot.
struct FunnelDrawing {
  private let chart: FunnelPlot
  private let layout: FunnelLayout

  init(_ chart: FunnelPlot) {
    self.chart = chart
    layout = FunnelLayout(chart)
  }

  private var style: ChartStyle { chart.style }
  private var plot: Box { layout.plot }

  func svg() -> String {
    let canvas = Canvas(width: chart.width, texts: chart.texts, style: style, prefix: chart.prefix)
    return canvas.svg(height: layout.height) { drawing in
      layout.legend.draw(into: &drawing, style)
      drawFunnel(into: &drawing)
      drawGrid(into: &drawing)
      drawAxes(into: &drawing)
      drawMarks(into: &drawing)
      FunnelNames(chart, layout).draw(into: &drawing)
    }
  }

  private func drawGrid(into drawing: inout Drawing) {
    drawing.group(" stroke=\"\(style.line.hex)\"") { drawing in
      for tick in layout.shareTicks {
        drawing.across(layout.share(tick), from: plot.left, to: plot.right)
      }
    }
    drawing.group(" stroke=\"\(style.soft.hex)\"") { drawing in
      drawing.across(plot.bottom, from: plot.left, to: plot.right)
      for tick in layout.peopleTicks {
        drawing.down(layout.people(tick), from: plot.bottom, to: plot.bottom + 5)
      }
    }
  }

  private func drawAxes(into drawing: inout Drawing) {
    drawing.group(" font-size=\"\(Lettering.small.tenths)\" fill=\"\(style.soft.hex)\"") { drawing in
      for tick in layout.shareTicks {
        drawing.text(chart.words.shareText(tick), plot.left - 8, layout.share(tick) + 4, .end)
      }
      for tick in layout.peopleTicks {
        drawing.text(chart.words.peopleText(tick), layout.people(tick), plot.bottom + 19, .middle)
      }
      drawing.text(fitting(chart.words.share), 0, plot.top - 10)
      drawing.text(fitting(chart.words.people), plot.right, plot.bottom + 38, .end)
    }
  }

  private func fitting(_ text: String) -> String {
    Lettering.lines(text, width: layout.width - 12, Lettering.small, most: 1).first ?? ""
  }

  private func drawFunnel(into drawing: inout Drawing) {
    let narrow = FunnelCurves(chart.limits(z: 1.960), layout)
    let wide = FunnelCurves(chart.limits(z: 3.090), layout)
    drawing.path(narrow.area, " fill=\"\(style.line.hex)\" fill-opacity=\".45\"")
    drawing.group(" fill=\"none\" stroke=\"\(style.ink.hex)\"") { drawing in
      for (curves, form) in [(narrow, LineForm.dashed), (wide, .dotted)] where !curves.lines.isEmpty {
        drawing.path(curves.lines, form.attributes)
      }
      let middle = layout.share(chart.expected)
      drawing.across(middle, from: plot.left, to: plot.right, " stroke-width=\"1.5\"")
    }
  }

  /// What matters most lies on top.
  private func drawMarks(into drawing: inout Drawing) {
    for mark in ChartMark.fromBelow {
      for point in chart.points where point.mark == mark {
        drawing.group(title: point.title) { drawing in
          drawing.add(mark.svg(layout.people(point.people), layout.share(point.share), style))
        }
      }
    }
  }
}

/// The two curves of a funnel, from where they enter the picture.
struct FunnelCurves {
  private let upper, lower: [String]
  private let layout: FunnelLayout

  init(_ limits: FunnelLimits, _ layout: FunnelLayout) {
    self.layout = layout
    let shares = layout.share.ends
    let starts = [shares.upperBound, shares.lowerBound].map(limits.people(at:))
    upper = FunnelCurves.points(from: starts[0], layout) { limits($0).upper }
    lower = FunnelCurves.points(from: starts[1], layout) { limits($0).lower }
  }

  /// Places at even steps along the axis, close enough to look smooth.
  private static func points(
    from people: Double, _ layout: FunnelLayout, _ share: (Double) -> Double
  ) -> [String] {
    let scale = layout.people
    let least = max(people, scale.value(at: 0), scale.ends.upperBound * 1e-6)
    guard least < scale.ends.upperBound else { return [] }
    let first = (scale(least) - scale.start) / (scale.end - scale.start)
    return (0...64).map { step in
      // Closer together where the curve is steep.
      let part = Double(step) / 64
      let number = scale.value(at: first + (1 - first) * part * part)
      return "\(scale(number).tenths) \(layout.share(share(number)).tenths)"
    }
  }

  /// The lines themselves; empty where none is in the picture.
  var lines: String {
    [upper, lower].filter { !$0.isEmpty }.map { "M" + $0.joined(separator: "L") }.joined()
  }

  /// What lies between them.
  var area: String {
    let plot = layout.plot
    let top = ["\(plot.left.tenths) \(plot.top.tenths)"] + upper
    let bottom = ["\(plot.left.tenths) \(plot.bottom.tenths)"] + lower
    let ends = [upper, lower].map { $0.isEmpty }
    let right = ends[0] ? ["\(plot.right.tenths) \(plot.top.tenths)"] : []
    let left = ends[1] ? ["\(plot.right.tenths) \(plot.bottom.tenths)"] : []
    return "M" + (top + right + left + bottom.reversed()).joined(separator: "L") + "z"
  }
}
