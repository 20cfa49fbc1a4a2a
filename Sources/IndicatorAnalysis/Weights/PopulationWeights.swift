/// The value of a larger area from those of its parts, each part counting for its people.
public struct PopulationMean: Hashable, Sendable {
  /// sum(n_i x_i) / sum(n_i) over the parts of which both are known.
  public let value: Double
  /// The people of these parts over those of all parts whose people are known, 0 to 1.
  public let coverage: Double

  /// Averages the values of the parts of an area with the indicator's own denominator as weight: a share of
  /// households counts for households, not for inhabitants.
  ///
  /// - Parameters:
  ///   - values: The value of each part; nil where unknown.
  ///   - people: The denominator of the indicator in each part, 0 or more; nil where unknown, which leaves the
  ///     part out.
  /// - Returns: nil when no part with people has a value, a denominator is negative, or numbers are out of range.
  public init?(_ values: [Double?], people: [Double?]) {
    var (weighted, known, all) = (ExactSum(), ExactSum(), ExactSum())
    for (value, people) in zip(values, people) {
      guard let people else { continue }
      guard people >= 0 else { return nil }
      all.add(people)
      guard let value else { continue }
      weighted.add(product: people, value)
      known.add(people)
    }
    guard let weighted = weighted.total, let known = known.total, let all = all.total, known > 0 else {
      return nil
    }
    value = weighted / known
    coverage = known / all
    guard value.isFinite, coverage.isFinite else { return nil }
  }
}
