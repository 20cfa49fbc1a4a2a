/// How the figure of an area follows from the figures of the areas it consists of.
public enum Statistic: String, Hashable, Sendable, CaseIterable {
  /// Figures add up: a count.
  case sum
  /// Figures are averaged, each weighted with the denominator of its area: a share, a rate, a mean.
  case mean
  /// The middle one of the figures of all persons or households, which those of the parts do not give.
  case median
  /// Nothing follows: an index, a rank, a class.
  case none

  /// What a unit tells: counts add up, a score has no rule, and anything else is averaged.
  public init(of unit: Unit) {
    self =
      switch unit.dimension {
      case .count: .sum
      case .share, .money, .length: .mean
      case .score: .none
      }
  }
}
