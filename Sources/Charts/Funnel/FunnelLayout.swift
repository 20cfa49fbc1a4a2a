/// Where the parts of a funnel plot lie.
struct FunnelLayout {
  let width: Double
  let legend: ChartLegend
  let people: Scale
  let share: Scale
  let shareTicks: [Double]
  /// Round numbers of people with room between them.
  let peopleTicks: [Double]
  let plot: Box
  let height: Double

  init(_ chart: FunnelPlot) {
    width = Double(Canvas.sensible(chart.width))
    legend = ChartLegend(FunnelLayout.entries(chart), width: width)
    let shares = FunnelLayout.shares(chart)
    let isCompact = chart.width < Canvas.compactBelow
    let tall = (width * (isCompact ? 0.95 : 0.56)).rounded()
    shareTicks = Ticks.linear(
      from: shares.lowerBound, to: shares.upperBound, about: max(3, Int(tall / 70)))
    let left = shareTicks.map { Lettering.width(chart.words.shareText($0), Lettering.small) }.max() ?? 0
    plot = Box(min(width / 3, left + 10), legend.height + 26, width - min(width / 3, left + 10) - 12, tall)
    let spread: Scale.Spread = chart.peopleAxis == .squareRoot ? .squareRoot : .logarithm
    people = Scale(FunnelLayout.people(chart), from: plot.left, to: plot.right, spread: spread)
    share = Scale(shares, from: plot.bottom, to: plot.top)
    peopleTicks = FunnelLayout.peopleTicks(people, chart)
    height = plot.bottom + 46
  }

  private static func entries(_ chart: FunnelPlot) -> [LegendEntry] {
    let lines = [(LineForm.dashed, chart.words.narrow), (.dotted, chart.words.wide)]
    return chart.legend + lines.filter { !$0.1.isEmpty }.map { LegendEntry(.line($0.0), $0.1) }
  }

  private static func shares(_ chart: FunnelPlot) -> ClosedRange<Double> {
    let axis = ChartAxis(startsAtZero: chart.startsAtZero, format: chart.words.shareText)
    let ends = axis.ends(figures: chart.points.map(\.share) + [chart.expected])
    return max(0, ends.lowerBound)...min(100, max(ends.upperBound, chart.expected * 1.1))
  }

  private static func people(_ chart: FunnelPlot) -> ClosedRange<Double> {
    let numbers = chart.points.map(\.people)
    let (least, most) = (numbers.min() ?? 1, numbers.max() ?? 1)
    return chart.peopleAxis == .squareRoot ? 0...most * 1.06 : least * 0.75...most * 1.25
  }

  private static func peopleTicks(_ scale: Scale, _ chart: FunnelPlot) -> [Double] {
    var taken: [ClosedRange<Double>] = []
    return Ticks.roundestFirst(scale.ends).filter { tick in
      let half = Lettering.width(chart.words.peopleText(tick), Lettering.small) / 2 + 7
      let place = scale(tick) - half...scale(tick) + half
      guard place.upperBound <= scale.end + 18, !taken.contains(where: place.overlaps) else { return false }
      taken.append(place)
      return true
    }.sorted()
  }
}
