/// An axis: what it measures, from where to where, and how its numbers are written.
public struct ChartAxis: Sendable {
  /// What it measures; empty for nothing.
  public var title: String
  /// Whether nought is on it. Shares start there, or small differences look large.
  public var startsAtZero: Bool
  /// Its ends where the caller gives them; else they follow from the figures.
  public var range: ClosedRange<Double>?
  /// How its numbers are written.
  public var format: @Sendable (Double) -> String

  /// Makes an axis. A range that is endless, or has no width, is passed over.
  public init(
    title: String = "", startsAtZero: Bool = true, range: ClosedRange<Double>? = nil,
    format: @escaping @Sendable (Double) -> String
  ) {
    self.title = title
    self.startsAtZero = startsAtZero
    self.range = range
    self.format = format
  }

  /// The ends for some figures, with a little room beyond them.
  ///
  /// The ends of intervals count as far as they at most double what the figures take: one that is very wide would
  /// press all others together, and is better cut.
  func ends(figures: [Double], intervals: [Double] = []) -> ClosedRange<Double> {
    if let range, range.upperBound > range.lowerBound, (range.upperBound - range.lowerBound).isFinite {
      return range
    }
    let known = (figures + (startsAtZero ? [0] : [])).filter(\.isDrawable)
    let (low, high) = (known.min() ?? 0, known.max() ?? 1)
    let reach = max(high - low, known.count > 1 ? 0 : high.magnitude / 10)
    let wide = intervals.filter { $0.isDrawable && $0 >= low - reach && $0 <= high + reach }
    let (lower, upper) = (min(low, wide.min() ?? low), max(high, wide.max() ?? high))
    guard upper > lower else { return ChartAxis.around(lower, startsAtZero: startsAtZero) }
    let room = (upper - lower) * 0.04
    return (lower == 0 && startsAtZero ? 0 : lower - room)...(upper == 0 && startsAtZero ? 0 : upper + room)
  }

  /// Ends around figures that are all equal.
  private static func around(_ value: Double, startsAtZero: Bool) -> ClosedRange<Double> {
    guard value != 0 || !startsAtZero else { return 0...1 }
    let room = max(value.magnitude * 0.1, 1e-6)
    return (value - room)...(value + room)
  }
}

extension Double {
  /// Whether a chart can show it: a number that no figure about people comes near.
  var isDrawable: Bool { magnitude < 1e15 }
}

extension Double? {
  /// The number where a chart can show it.
  var drawable: Double? { flatMap { $0.isDrawable ? $0 : nil } }
}
