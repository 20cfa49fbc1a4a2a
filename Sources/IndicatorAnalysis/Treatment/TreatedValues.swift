/// Numbers after the treatment of outliers, and what was done to them.
public struct TreatedValues: Hashable, Sendable {
  /// One for each number that went in, nil where there was none.
  public let values: [Double?]
  /// What was done.
  public let outcome: Outcome
  /// The shape before; nil where there was none to measure.
  public let before: DistributionShape?
  /// The shape after; the one before where nothing was done.
  public let after: DistributionShape?
  /// The positions of the numbers that were moved, in order.
  public let moved: [Int]

  /// What a treatment comes down to.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// Within the limits, or too few numbers to tell: nothing was done.
    case untouched
    /// The outermost numbers were moved to the next ones.
    case winsorised
    /// The logarithm was taken.
    case logged = "log"
    /// The logarithm was taken, and the numbers are still beyond the limits.
    case loggedOutlying = "log, still outlying"
    /// Beyond the limits, and left so: as many points as allowed were not enough, and no logarithm was asked for.
    case outlying = "left, still outlying"
  }

  init(
    _ values: [Double?], _ outcome: Outcome, before: DistributionShape?, after: DistributionShape? = nil,
    moved: [Int] = []
  ) {
    self.values = values
    self.outcome = outcome
    self.before = before
    self.after = after ?? before
    self.moved = moved
  }
}
