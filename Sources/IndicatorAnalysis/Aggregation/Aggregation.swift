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
    let members = weights.indices.filter { weights[$0] > 0 }
    var row = Row(members: members.count)
    return (columns.first ?? []).indices.map { area in
      row.reset()
      for member in members {
        if let score = columns[member][area] { row.add(score, weights[member], mean) }
      }
      return row.result(mean, coverage)
    }
  }

  /// The sums over the indicators of one area.
  private struct Row {
    let members: Int
    private var present = 0
    private var scores = ExactSum()
    private var weights = ExactSum()
    private var lowest = Double.infinity
    private var highest = -Double.infinity

    init(members: Int) { self.members = members }

    mutating func reset() {
      present = 0
      scores.reset()
      weights.reset()
      (lowest, highest) = (.infinity, -.infinity)
    }

    mutating func add(_ score: Double, _ weight: Double, _ mean: Mean) {
      present += 1
      // The logarithm of what is not above 0 leaves the sum without a value, and the lowest score says why.
      scores.add(product: weight, mean == .geometric ? log(score) : score)
      weights.add(weight)
      (lowest, highest) = (min(lowest, score), max(highest, score))
    }

    func result(_ mean: Mean, _ coverage: Double) -> AggregatedValue {
      // A quotient of whole numbers and a threshold written in decimals are rounded alike: 33 of 50 is 0.66.
      guard present > 0, Double(present) / Double(members) >= coverage else { return none(.lowCoverage) }
      if mean == .geometric, lowest <= 0 { return none(.notPositive) }
      guard let total = scores.total, let weight = weights.total else { return none(.notFinite) }
      let average = mean == .geometric ? exp(total / weight) : total / weight
      // A mean lies between what it is the mean of; rounding may carry it a hair past that.
      return AggregatedValue(
        value: min(max(average, lowest), highest), present: present, members: members, obstacle: nil)
    }

    private func none(_ obstacle: AggregatedValue.Obstacle) -> AggregatedValue {
      AggregatedValue(value: nil, present: present, members: members, obstacle: obstacle)
    }
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
