/// A lower and an upper bound.
public struct Interval: Hashable, Sendable {
  /// The lower bound.
  public let lower: Double
  /// The upper bound.
  public let upper: Double

  /// Makes an interval.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// How sure an interval is: the share of intervals that cover the true value, such as 0.95.
public struct Confidence: Hashable, Sendable {
  /// The share, between 0 and 1.
  public let level: Double
  /// The standard normal quantile of its upper end, 1.96 for 0.95.
  public let z: Double

  /// The usual one: 95%.
  public static let usual = Confidence(level: 0.95, z: 1.959963984540054)
  /// The one of the outer limits of funnel plots: 99.8%.
  public static let wide = Confidence(level: 0.998, z: 3.0902323061678132)

  private init(level: Double, z: Double) {
    self.level = level
    self.z = z
  }

  /// Nil unless the level is between 0 and 1.
  public init?(_ level: Double) {
    guard level > 0, level < 1, let z = NormalDistribution.quantile(0.5 - level / 2) else { return nil }
    self.level = level
    self.z = -z
  }
}
