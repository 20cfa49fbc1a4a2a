import Markup

/// Where the parts of a ranked chart lie.
struct DotLayout {
  /// A row: its name as it stands there, and its place.
  struct Line {
    var label: [String]
    /// The first line of the name.
    var labelTop: Double
    /// How far the name runs at most.
    var labelEnd: Double
    /// The line of the dot.
    var middle: Double
    var top, height: Double
  }

  let isCompact: Bool
  let width: Double
  /// Names run from the edge to here, figures from there to the other edge.
  let labelWidth, valueWidth: Double
  let scale: Scale
  let legend: ChartLegend
  let references: ReferenceLabels
  /// Tall charts have the numbers of the axis above the rows as well.
  let hasTopTicks: Bool
  private(set) var lines: [Line] = []
  /// Where rows start and end.
  let plotTop: Double
  private(set) var plotBottom = 0.0

  private static let rowHeight = 24.0
  /// Marks may reach over the ends of the axis.
  private static let markRoom = 9.0

  init(_ chart: DotChart) {
    width = Double(Canvas.sensible(chart.width))
    isCompact = chart.width < Canvas.compactBelow
    valueWidth = DotLayout.valueWidth(chart, width)
    labelWidth = DotLayout.labelWidth(chart, width, isCompact, valueWidth)
    let start = isCompact ? Self.markRoom : labelWidth + 14
    let end = isCompact ? width - Self.markRoom : width - max(Self.markRoom, valueWidth + 14)
    scale = Scale(DotLayout.ends(chart), from: start, to: end)
    legend = ChartLegend(chart.legend, width: width)
    references = ReferenceLabels(chart.references, x: { [scale] in scale($0) }, within: 0...width)
    hasTopTicks = chart.rows.count > 18
    plotTop = legend.height + references.height + (hasTopTicks ? 22 : 4)
    place(chart)
  }

  private static func ends(_ chart: DotChart) -> ClosedRange<Double> {
    chart.axis.ends(
      figures: chart.rows.compactMap(\.value.drawable) + chart.references.map(\.value).filter(\.isDrawable),
      intervals: chart.rows.filter { $0.value.drawable != nil }.flatMap { [$0.lower, $0.upper] }
        .compactMap(\.drawable))
  }

  private static func valueWidth(_ chart: DotChart, _ width: Double) -> Double {
    let texts = chart.rows.filter { $0.value.drawable != nil }.compactMap(\.valueText)
    return min(width * 0.3, texts.map { Lettering.width($0, isBold: true) + 1 }.max() ?? 0)
  }

  /// The room that is kept on a telephone for what stands instead of a figure.
  private static func missingWidth(_ chart: DotChart, _ width: Double) -> Double {
    let texts = chart.rows.filter { $0.value.drawable == nil }.map { $0.valueText ?? chart.texts.noFigure }
    return min(width * 0.4, texts.map { Lettering.width($0, Lettering.small) }.max() ?? 0)
  }

  /// As wide as the longest name in two lines, but no more than a third.
  private static func labelWidth(
    _ chart: DotChart, _ width: Double, _ isCompact: Bool, _ valueWidth: Double
  ) -> Double {
    if isCompact { return width - max(valueWidth, missingWidth(chart, width)) - 12 }
    let longest = chart.rows.map { Lettering.width(String($0.label.prefix(200)), isBold: true) }.max() ?? 0
    return min(longest + 1, width * 0.34)
  }

  private mutating func place(_ chart: DotChart) {
    var top = plotTop
    for row in chart.rows {
      let isBold = row.mark == .overRepresented
      let label = Lettering.lines(row.label, width: labelWidth, isBold: isBold, most: 2)
      let below = Double(max(0, label.count - 1)) * Lettering.leading
      let alone = row.value.drawable == nil ? 24.0 : 42
      let height = isCompact ? alone + below : Self.rowHeight + (below > 0 ? below - 2 : 0)
      let middle = isCompact ? top + 28 + below : top + height / 2
      let labelTop = isCompact ? top + 15 : middle - below / 2 + 4.5
      let wide = label.map { TextMetrics.width($0, size: Lettering.size, isBold: isBold) }.max() ?? 0
      lines.append(
        Line(
          label: label, labelTop: labelTop, labelEnd: wide * 1.06, middle: middle, top: top, height: height))
      top += height
    }
    plotBottom = top + (isCompact ? 0 : 2)
  }
}
