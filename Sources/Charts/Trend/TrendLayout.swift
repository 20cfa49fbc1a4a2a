/// Where the parts of a chart over the years lie.
struct TrendLayout {
  /// A figure that can be drawn.
  struct Spot: Hashable {
    var x, value: Double
    var lower, upper: Double?
  }

  /// A name at the end of a line.
  struct Name {
    var lines: [String]
    var figure: String
    var top: Double
  }

  let width: Double
  let x, y: Scale
  let ticks: [Double]
  let plot: Box
  /// The lines of each place: pieces without a gap.
  let pieces: [[[Spot]]]
  let names: [Name]

  /// Nil when there is nothing to draw.
  init?(_ chart: TrendChart) {
    let pieces = chart.series.map { TrendLayout.pieces($0, chart.breaks) }
    let spots = pieces.joined().joined()
    guard let first = spots.map(\.x).min(), let last = spots.map(\.x).max() else { return nil }
    self.pieces = pieces
    width = Double(Canvas.sensible(chart.width))
    let tall = Double(min(2000, max(60, chart.height)))
    let ends = chart.axis.ends(
      figures: spots.map(\.value), intervals: spots.flatMap { [$0.lower, $0.upper].compactMap { $0 } })
    ticks = Ticks.linear(from: ends.lowerBound, to: ends.upperBound, about: max(2, Int(tall / 50)))
    let texts = ticks.map { Lettering.width(chart.axis.format($0), Lettering.small) }
    let left = min(width * 0.25, (texts.max() ?? 0) + 8)
    let right = TrendLayout.nameWidth(chart, width)
    let top = chart.axis.title.isEmpty ? 10.0 : 30
    plot = Box(left, top, max(20, width - left - right - 14), tall)
    y = Scale(ends, from: plot.bottom, to: plot.top)
    // One period stands in the middle.
    let around = first < last ? first...last : (first - 1)...(last + 1)
    x = Scale(around, from: plot.left + 8, to: plot.right - 8)
    names = TrendLayout.names(chart, pieces, y, plot, room: right)
  }

  private static func nameWidth(_ chart: TrendChart, _ width: Double) -> Double {
    let widths = chart.series.flatMap { series in
      [Lettering.width(series.label), Lettering.width(series.lastText ?? "", isBold: true)]
    }
    return min(width * 0.36, widths.max() ?? 0)
  }

  private static func pieces(_ series: TrendChart.Series, _ breaks: [TrendChart.Break]) -> [[Spot]] {
    var pieces: [[Spot]] = []
    var isOpen = false
    var last = -Double.infinity
    for point in series.points.filter({ $0.x.isDrawable }).sorted(by: { $0.x < $1.x }) {
      let isBroken = breaks.contains { $0.before > last && $0.before <= point.x }
      defer { last = point.x }
      guard let value = point.value.drawable else {
        isOpen = false
        continue
      }
      let spot = Spot(x: point.x, value: value, lower: point.lower.drawable, upper: point.upper.drawable)
      if isOpen, !isBroken { pieces[pieces.count - 1].append(spot) } else { pieces.append([spot]) }
      isOpen = true
    }
    return pieces
  }

  private static let nameHeight = 15.0

  /// Names at the height of the ends of their lines, pushed apart where they would lie over each other.
  private static func names(
    _ chart: TrendChart, _ pieces: [[[Spot]]], _ y: Scale, _ plot: Box, room: Double
  ) -> [Name] {
    let ends = zip(chart.series, pieces).compactMap { series, pieces -> (Name, Double)? in
      guard let last = pieces.last?.last else { return nil }
      let lines = Lettering.lines(series.label, width: room, most: 2)
      let name = Name(lines: lines, figure: series.lastText ?? "", top: 0)
      return (name, y(last.value))
    }.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element)
    return apart(ends, plot)
  }

  private static func height(_ name: Name) -> Double {
    Double(name.lines.count + (name.figure.isEmpty ? 0 : 1)) * nameHeight
  }

  private static func apart(_ ends: [(Name, Double)], _ plot: Box) -> [Name] {
    var names: [Name] = []
    var free = 0.0
    for (name, y) in ends {
      var placed = name
      placed.top = max(free, y - height(name) / 2)
      names.append(placed)
      free = placed.top + height(name) + 5
    }
    // Up again where they ran out of the picture.
    var bottom = plot.bottom + 20
    for index in names.indices.reversed() {
      names[index].top = max(0, min(names[index].top, bottom - height(names[index])))
      bottom = names[index].top - 5
    }
    return names
  }
}
