import IndicatorSchema

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A weighted mean of several indicators, computed from those an area has.
public struct Aggregation: Hashable, Sendable {
  /// The formula of the mean; w are the weights of the indicators that are present.
  public enum Mean: String, Hashable, Sendable, CaseIterable {
    /// sum(w x) / sum(w): a low score on one indicator is made up for by a high one on another.
    case arithmetic
    /// exp(sum(w ln x) / sum(w)), for x > 0: makes up less for a low score.
    case geometric
  }

  /// The formula.
  public let mean: Mean
  /// The weight of each indicator, in any unit: only their ratios matter, and one with weight 0 is left out.
  public let weights: [Double]
  /// The share of the indicators (by number, not by weight; those with weight 0 not counted) that an area
  /// needs for a result, 0 to 1.
  public let coverage: Double

  /// Makes an aggregation.
  ///
  /// - Throws: `Diagnostic` for a weight that is negative or not finite, weights that add up to nothing, and
  ///   a coverage outside 0 to 1.
  public init(_ mean: Mean, weights: [Double], coverage: Double) throws {
    for weight in weights where !(weight >= 0 && weight.isFinite) {
      throw Diagnostic(.invalidValue, "a weight can't be \(NumberText.plain(weight))")
    }
    guard weights.contains(where: { $0 > 0 }) else {
      throw Diagnostic(.invalidValue, "the weights add up to 0")
    }
    guard coverage >= 0, coverage <= 1 else {
      throw Diagnostic(
        .invalidValue, "coverage is a share from 0 to 1, found \(NumberText.plain(coverage))")
    }
    self.mean = mean
    self.weights = weights
    self.coverage = coverage
  }

  /// The mean of each area.
  ///
  /// - Parameter columns: For each weight the scores of all areas, nil where there is none.
  /// - Returns: One result for each area.
  public func apply(to columns: [[Double?]]) -> [AggregatedValue] {
    precondition(columns.count == weights.count, "one column per weight")
    precondition(Set(columns.map(\.count)).count <= 1, "columns of equal length")
    var sums = (scores: ExactSum(), weights: ExactSum())
    let members = weights.indices.filter { weights[$0] > 0 }
    return (columns.first ?? []).indices.map { area in
      aggregate(members.map { (columns[$0][area], weights[$0]) }, &sums)
    }
  }

  private func aggregate(
    _ scores: [(value: Double?, weight: Double)], _ sums: inout (scores: ExactSum, weights: ExactSum)
  ) -> AggregatedValue {
    let present = scores.compactMap { score in score.value.map { (value: $0, weight: score.weight) } }
    func result(_ value: Double?, _ obstacle: AggregatedValue.Obstacle? = nil) -> AggregatedValue {
      AggregatedValue(value: value, present: present.count, members: scores.count, obstacle: obstacle)
    }
    // A quotient of whole numbers and a threshold written in decimals are rounded alike, so 33 of 50 is 0.66.
    guard let first = present.first, Double(present.count) / Double(scores.count) >= coverage else {
      return result(nil, .lowCoverage)
    }
    if mean == .geometric, present.contains(where: { $0.value <= 0 }) { return result(nil, .notPositive) }
    sums.scores.reset()
    sums.weights.reset()
    var (lowest, highest) = (first.value, first.value)
    for (value, weight) in present {
      sums.scores.add(product: weight, mean == .geometric ? log(value) : value)
      sums.weights.add(weight)
      (lowest, highest) = (min(lowest, value), max(highest, value))
    }
    guard let total = sums.scores.total, let weight = sums.weights.total else {
      return result(nil, .notFinite)
    }
    let average = mean == .geometric ? exp(total / weight) : total / weight
    // A mean lies between what it is the mean of; rounding may carry it a hair past that.
    return result(min(max(average, lowest), highest))
  }
}

/// The mean of one area, or why there is none.
public struct AggregatedValue: Hashable, Sendable {
  /// The mean; nil when there is an obstacle.
  public let value: Double?
  /// The number of indicators that are present.
  public let present: Int
  /// The number of indicators there could be.
  public let members: Int
  /// Why there is no mean.
  public let obstacle: Obstacle?

  /// The share of the indicators that are present, 0 to 1.
  public var coverage: Double { Double(present) / Double(members) }

  /// What can stand in the way of a mean.
  public enum Obstacle: String, Hashable, Sendable, CaseIterable {
    /// Too few of the indicators are present.
    case lowCoverage = "too few indicators"
    /// A geometric mean needs scores above 0.
    case notPositive = "a score that is not above 0"
    /// A score is not a finite number, or the sum is too large.
    case notFinite = "numbers out of range"
  }
}
