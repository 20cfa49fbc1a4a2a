/// The names and last figures at the ends of the lines, none over another.
struct TrendNames {
  /// A name at the end of a line.
  struct Name {
    /// The last figure, with the lines of the name below it.
    var figure: String
    var lines: [String]
    /// The last figure, as a number.
    var value: Double
    var top = 0.0

    var height: Double { Double(lines.count + (figure.isEmpty ? 0 : 1)) * TrendNames.leading }
  }

  private(set) var names: [Name] = []
  /// The room that the widest takes.
  let width: Double
  static let leading = 15.0
  private static let gap = 5.0

  init(_ chart: TrendChart, _ pieces: [[[TrendLayout.Spot]]], _ width: Double) {
    let widths = chart.series.flatMap { series in
      [Lettering.width(series.label), Lettering.width(series.lastText ?? "", isBold: true)]
    }
    let room = min(width * 0.36, (widths.max() ?? 0) + 1)
    self.width = room
    names = zip(chart.series, pieces).compactMap { series, pieces in
      guard let last = pieces.last?.last else { return nil }
      let figure = Lettering.lines(series.lastText ?? "", width: room, isBold: true, most: 1)
      return Name(
        figure: figure.first ?? "", lines: Lettering.lines(series.label, width: room, most: 2),
        value: last.value)
    }
  }

  /// How high they are together.
  var height: Double {
    names.reduce(0) { $0 + $1.height } + Double(max(0, names.count - 1)) * Self.gap
  }

  /// Puts each at the height of the end of its line, pushed on where it would lie over the one above.
  mutating func place(_ y: Scale, between ends: ClosedRange<Double>) {
    names = names.enumerated().sorted { ($1.element.value, $0.offset) < ($0.element.value, $1.offset) }
      .map(\.element)
    var free = ends.lowerBound
    for index in names.indices {
      names[index].top = max(free, y(names[index].value) - names[index].height / 2)
      free = names[index].top + names[index].height + Self.gap
    }
    // Up again where they ran out of the picture.
    var bottom = ends.upperBound
    for index in names.indices.reversed() {
      names[index].top = max(ends.lowerBound, min(names[index].top, bottom - names[index].height))
      bottom = names[index].top - Self.gap
    }
  }
}
