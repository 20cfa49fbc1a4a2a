/// The aggregate of one area, or why there is none.
public struct AggregatedValue: Hashable, Sendable {
  /// The aggregate; nil when there is an obstacle.
  public let value: Double?
  /// The number of indicators that it is made of, through however many groups.
  public let present: Int
  /// The number of indicators there could be.
  public let members: Int
  /// Why there is no aggregate.
  public let obstacle: Obstacle?

  /// The share of the indicators that are present, 0 to 1.
  public var coverage: Double { Double(present) / Double(members) }

  /// What can stand in the way of an aggregate.
  public enum Obstacle: String, Hashable, Sendable, CaseIterable {
    /// Too few of the indicators are present.
    case lowCoverage = "too few indicators"
    /// A geometric, harmonic or power mean needs scores above 0.
    case notPositive = "a score that is not above 0"
    /// A coefficient of variation needs a mean above 0.
    case meanNotPositive = "a mean that is not above 0"
    /// No other area has enough scores to be compared with.
    case noOtherArea = "no other area to compare with"
    /// There are more areas than `Copeland.areaLimit`.
    case tooManyAreas = "more than 50000 areas to compare in pairs"
    /// Weights of its own for each area need all the scores.
    case incomplete = "not all the scores that its own weights need"
    /// No weights could be derived from the scores of its population.
    case noWeights = "no weights"
    /// A score is not a finite number, or the sum is too large.
    case notFinite = "numbers out of range"
  }
}
