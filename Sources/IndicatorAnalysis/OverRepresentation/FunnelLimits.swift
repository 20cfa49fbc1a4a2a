/// The limits of a funnel plot: how far the share of an area of a given size may lie from that of all by chance.
public struct FunnelLimits: Hashable, Sendable {
  /// The share of all areas together, p0.
  public let share: Double
  /// How many times the variance exceeds that of chance, phi; at least 1.
  public let overdispersion: Double

  /// Takes the share of all areas, without overdispersion unless given.
  ///
  /// - Returns: nil unless the share is between 0 and 1.
  public init?(share: Double, overdispersion: Double = 1) {
    guard share > 0, share < 1, overdispersion.isFinite else { return nil }
    self.share = share
    self.overdispersion = max(1, overdispersion)
  }

  /// The limits for an area of some people: p0 -/+ z sqrt(phi p0 (1 - p0) / n), within 0 and 1.
  ///
  /// Source: Spiegelhalter, "Funnel plots for comparing institutional performance", 2005.
  ///
  /// - Returns: nil for no people.
  public func limits(people: Double, confidence: Confidence) -> Interval? {
    guard people > 0 else { return nil }
    let width = confidence.z * (overdispersion * share * (1 - share) / people).squareRoot()
    return Interval(lower: max(0, share - width), upper: min(1, share + width))
  }

  /// The overdispersion of areas: the mean of their squared z-scores, the most extreme tenths drawn in.
  ///
  /// Source: Spiegelhalter, "Handling over-dispersion of performance indicators", 2005; z_i = (x_i/n_i - p0) /
  /// sqrt(p0 (1 - p0) / n_i), winsorised at the 10th and 90th percentile of their order.
  ///
  /// - Returns: phi, which may be below 1; nil for fewer than two areas or a share that is not between 0 and 1.
  public static func overdispersion(
    cases: [Double], people: [Double], share: Double, winsorised: Double = 0.1
  ) -> Double? {
    guard cases.count == people.count, share > 0, share < 1 else { return nil }
    let variance = share * (1 - share)
    var scores: [Double] = []
    for (cases, people) in zip(cases, people) where people > 0 {
      scores.append((cases / people - share) / (variance / people).squareRoot())
    }
    return overdispersion(scores: scores, winsorised: winsorised)
  }

  /// The overdispersion of z-scores, each against the share that its area is compared with.
  ///
  /// - Returns: phi, which may be below 1; nil for fewer than two scores and where one is not finite.
  public static func overdispersion(scores: [Double], winsorised: Double = 0.1) -> Double? {
    guard scores.count > 1, scores.allSatisfy(\.isFinite), winsorised >= 0, winsorised < 0.5 else {
      return nil
    }
    let sorted = scores.sorted()
    let cut = Int(Double(sorted.count) * winsorised)
    let low = sorted[cut]
    let high = sorted[sorted.count - 1 - cut]
    return Moments.mean(sorted.map { min(max($0, low), high) }.map { $0 * $0 })
  }
}
