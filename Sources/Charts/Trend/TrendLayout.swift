/// Where the parts of a chart over the years lie.
struct TrendLayout {
  /// A figure that can be drawn.
  struct Spot: Hashable {
    var x, value: Double
    var lower, upper: Double?
  }

  let width: Double
  let x, y: Scale
  /// The first and the last with a figure.
  let periods: ClosedRange<Double>
  let ticks: [Double]
  let plot: Box
  /// The lines of each place: pieces without a gap.
  let pieces: [[[Spot]]]
  let names: TrendNames

  /// Nil when there is nothing to draw.
  init?(_ chart: TrendChart) {
    let pieces = chart.series.map { TrendLayout.pieces($0, chart.breaks) }
    let spots = pieces.joined().joined()
    guard let first = spots.map(\.x).min(), let last = spots.map(\.x).max() else { return nil }
    self.pieces = pieces
    periods = first...last
    width = Double(Canvas.sensible(chart.width))
    var names = TrendNames(chart, pieces, width)
    let tall = max(Double(min(2000, max(60, chart.height))), names.height)
    let ends = chart.axis.ends(
      figures: spots.map(\.value), intervals: spots.flatMap { [$0.lower, $0.upper].compactMap { $0 } })
    ticks = Ticks.linear(from: ends.lowerBound, to: ends.upperBound, about: max(2, Int(tall / 50)))
    let texts = ticks.map { Lettering.width(chart.axis.format($0), Lettering.small) }
    let left = min(width * 0.35, (texts.max() ?? 0) + 8)
    let top = chart.axis.title.isEmpty ? 10.0 : 30
    plot = Box(left, top, max(20, width - left - names.width - 14), tall)
    y = Scale(ends, from: plot.bottom, to: plot.top)
    // One period stands in the middle.
    let around = first < last ? first...last : (first - 1)...(last + 1)
    x = Scale(around, from: plot.left + 8, to: plot.right - 8)
    names.place(y, between: 0...plot.bottom + 20)
    self.names = names
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
}
