/// Names beside their points, as far as they hide nothing.
struct FunnelNames {
  private struct Name {
    var text: String
    var box: Box
    var weight: String
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
    let steps = (0...8).map { Double($0) / 8 * max(0, plot.width - width) }
    let places = steps.flatMap { step in
      [y - Self.height - 3, y + 3].map { Box(plot.right - width - step, $0, width, Self.height) }
    }
    guard let box = places.first(where: isFree) ?? places.first else { return }
    add(text, box, weight: " font-weight=\"bold\"")
  }

  private mutating func place(_ label: String, at point: FunnelPlot.Point) {
    let text = Lettering.lines(label, width: layout.plot.width * 0.45, most: 1).first ?? ""
    guard !text.isEmpty else { return }
    let (x, y) = (layout.people(point.people), layout.share(point.share))
    let (width, height) = (Lettering.width(text) + 4, Self.height)
    let places = [
      Box(x + 9, y - height / 2, width, height), Box(x - 9 - width, y - height / 2, width, height),
      Box(x - width / 2, y - 9 - height, width, height), Box(x - width / 2, y + 9, width, height),
      Box(x + 5, y - 7 - height, width, height), Box(x + 5, y + 7, width, height),
      Box(x - 5 - width, y - 7 - height, width, height), Box(x - 5 - width, y + 7, width, height),
    ]
    if let box = places.first(where: isFree) { add(text, box, weight: "") }
  }

  private func isFree(_ box: Box) -> Bool {
    let room = Box(
      layout.plot.left, layout.plot.top - 4, layout.width - layout.plot.left, layout.plot.height + 4)
    return room.contains(box) && !taken.contains(where: box.touches)
  }

  private mutating func add(_ text: String, _ box: Box, weight: String) {
    taken.append(box)
    names.append(Name(text: text, box: box, weight: weight))
  }

  /// Each on a plate, so that no line runs through it.
  func draw(into drawing: inout Drawing) {
    drawing.group(" fill=\"\(chart.style.ink.hex)\"") { drawing in
      for name in names {
        drawing.box(name.box, " rx=\"3\" fill=\"\(chart.style.paper.hex)\" fill-opacity=\".8\"")
        drawing.text(name.text, name.box.left + name.box.width / 2, name.box.top + 12, .middle, name.weight)
      }
    }
  }
}
