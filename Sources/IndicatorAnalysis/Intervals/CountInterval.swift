/// The interval of a count of events that happen independently.
public enum CountInterval {
  /// From this many events on, Byar's approximation is as good as the exact interval.
  public static let byarFrom = 10.0

  /// Byar's interval from ten events on, the exact one below.
  ///
  /// Source: Breslow and Day, "Statistical methods in cancer research", volume II, 1987; the rule of ten is that of
  /// the public health observatories of England.
  ///
  /// - Returns: nil for a negative or infinite count.
  public static func byarOrExact(_ count: Double, confidence: Confidence) -> Interval? {
    count < byarFrom ? exact(count, confidence: confidence) : byar(count, confidence: confidence)
  }

  /// Byar's approximation: x(1 - 1/(9x) - z/(3 sqrt x))^3 and, with y = x + 1, y(1 - 1/(9y) + z/(3 sqrt y))^3.
  ///
  /// - Returns: nil for a negative or infinite count; the lower bound of no event is 0.
  public static func byar(_ count: Double, confidence: Confidence) -> Interval? {
    guard count >= 0, count.isFinite else { return nil }
    let next = count + 1
    let lower = count > 0 ? 1 - 1 / (9 * count) - confidence.z / (3 * count.squareRoot()) : 0
    let upper = 1 - 1 / (9 * next) + confidence.z / (3 * next.squareRoot())
    return Interval(lower: max(0, count * lower * lower * lower), upper: next * upper * upper * upper)
  }

  /// The exact Poisson interval: chi2(a/2, 2x) / 2 and chi2(1 - a/2, 2x + 2) / 2 with a = 1 - confidence.
  ///
  /// Source: Garwood, "Fiducial limits for the Poisson distribution", 1936.
  ///
  /// - Returns: nil for a negative or infinite count; the lower bound of no event is 0.
  public static func exact(_ count: Double, confidence: Confidence) -> Interval? {
    guard count >= 0, count.isFinite else { return nil }
    let tail = (1 - confidence.level) / 2
    return Interval(
      lower: count > 0 ? GammaDistribution.quantile(tail, shape: count) : 0,
      upper: GammaDistribution.quantile(1 - tail, shape: count + 1))
  }
}
