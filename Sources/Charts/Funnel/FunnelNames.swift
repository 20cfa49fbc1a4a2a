import Markup

/// Names beside their points, as far as they hide nothing.
struct FunnelNames {
  private struct Name {
    var text: String
    var box: Box
    var isBold: Bool
    var anchor: Drawing.Anchor

    /// Where the text starts, ends or has its middle.
    var x: Double {
      switch anchor {
      case .start: box.left + 2
      case .middle: box.left + box.width / 2
      case .end: box.right - 2
      }
    }

    /// What lies under the letters: as wide as they are in most fonts.
    var plate: Box {
      let width = min(box.width, TextMetrics.width(text, size: Lettering.size, isBold: isBold) * 1.04 + 4)
      let left = anchor == .start ? box.left : anchor == .end ? box.right - width : x - width / 2
      return Box(left, box.top, width, box.height)
    }
  }

  private let chart: FunnelPlot
  private let layout: FunnelLayout
  private var names: [Name] = []
  private var taken: [Box]
  private static let height = 15.0

  init(_ chart: FunnelPlot, _ layout: FunnelLayout) {
    self.chart = chart
    self.layout = layout
    taken = chart.points.map { point in
      Box(layout.people(point.people) - 6, layout.share(point.share) - 6, 12, 12)
    }
    placeExpected()
    for mark in ChartMark.fromBelow.reversed() {
      for point in chart.points where point.mark == mark {
        if let label = point.label { place(label, at: point) }
      }
    }
  }

  /// What the line in the middle is, at its end where no mark lies, else at its start, else above all.
  private mutating func placeExpected() {
    let text = "\(chart.words.expected) \(chart.words.shareText(chart.expected))"
    let width = Lettering.width(text, isBold: true) + 6
    let (plot, y) = (layout.plot, layout.share(chart.expected))
    let steps = (0...24).map { Double($0) / 24 * max(0, plot.width - width) }
    let places = steps.flatMap { step in
      [y - Self.height - 3, y + 3].map { Box(plot.right - width - step, $0, width, Self.height) }
    }
    let hidden = places.map { place in taken.count { $0.touches(place) } }
    guard let least = hidden.min(), let index = hidden.firstIndex(of: least) else { return }
    add(text, places[index], .end, isBold: true)
  }

  private mutating func place(_ label: String, at point: FunnelPlot.Point) {
    let text = Lettering.lines(label, width: layout.plot.width * 0.45, most: 1).first ?? ""
    guard !text.isEmpty else { return }
    let (x, y) = (layout.people(point.people), layout.share(point.share))
    let (width, height) = (Lettering.width(text) + 4, Self.height)
    let places: [(left: Double, top: Double, anchor: Drawing.Anchor)] = [
      (x + 9, y - height / 2, .start), (x - 9 - width, y - height / 2, .end),
      (x - width / 2, y - 9 - height, .middle), (x - width / 2, y + 9, .middle),
      (x + 5, y - 7 - height, .start), (x + 5, y + 7, .start),
      (x - 5 - width, y - 7 - height, .end), (x - 5 - width, y + 7, .end),
    ]
    let free = places.first { isFree(Box($0.left, $0.top, width, height)) }
    if let free { add(text, Box(free.left, free.top, width, height), free.anchor) }
  }

  private func isFree(_ box: Box) -> Bool {
    let room = Box(
      layout.plot.left, layout.plot.top - 4, layout.width - layout.plot.left, layout.plot.height + 4)
    return room.contains(box) && !taken.contains(where: box.touches)
  }

  private mutating func add(_ text: String, _ box: Box, _ anchor: Drawing.Anchor, isBold: Bool = false) {
    taken.append(box)
    names.append(Name(text: text, box: box, isBold: isBold, anchor: anchor))
  }

  /// Each on a plate, so that no line runs through it.
  func draw(into drawing: inout Drawing) {
    drawing.group(" fill=\"\(chart.style.ink.hex)\"") { drawing in
      for name in names {
        drawing.box(name.plate, " rx=\"3\" fill=\"\(chart.style.paper.hex)\" fill-opacity=\".8\"")
        drawing.text(
          name.text, name.x, name.box.top + 12, name.anchor, name.isBold ? " font-weight=\"bold\"" : "")
      }
    }
  }
}
