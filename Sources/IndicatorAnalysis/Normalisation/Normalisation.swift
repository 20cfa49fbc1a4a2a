/// A way to bring indicators of different units on one scale.
///
/// Formulas after the OECD/JRC "Handbook on Constructing Composite Indicators", 2008, chapter 5, where no other
/// source is named. All but `goalposts` compare each number with the others.
public enum Normalisation: Hashable, Sendable {
  /// (x - min) / (max - min) (u - l) + l, for a range from l to u.
  case minMax(range: ClosedRange<Double>)
  /// (x - mean) / s * deviation + mean': 0 and 1 for the usual z-score.
  case zScore(mean: Double = 0, deviation: Double = 1, divisor: Moments.Divisor = .sample)
  /// (x - median) / (1.4826 MAD), with MAD the median of |x - median|: a z-score that outliers hardly move.
  /// 1.4826 makes it a z-score for normally distributed numbers (Leys et al., "Detecting outliers", 2013).
  case robustZ
  /// The rank r from the lowest, which is 1.
  case rank(Ties)
  /// r - 1: the number of areas that one does better than, a Borda count (Borda, 1781).
  case borda(Ties)
  /// (r - 1) / (n - 1): 0 for the lowest of n numbers, 1 for the highest, unless they are tied.
  case percentileRank(Ties)
  /// The class from 1 to this many that a number falls in, at the quantiles of Hyndman and Fan's type 1, the
  /// inverse of the distribution function ("Sample quantiles in statistical packages", 1996); a number equal to
  /// a quantile is in the class below it. Ten classes are the published deciles of the English indices, which
  /// count from the other end. With fewer numbers than classes some are empty.
  case quantileClass(Int)
  /// -23 ln(1 - R (1 - exp(-100 / 23))), R = r / n: from above 0 to 100 for the highest, stretched at the upper
  /// end (Noble et al., "The English Indices of Deprivation", 2004 to 2019).
  case exponential(Ties)
  /// (x - min) / (t - min) for a target t; reversed (max - x) / (max - t). A number past the target gets more
  /// than 1 unless it is capped there, as in COINr (Becker et al., 2022), whose default is not to cap either.
  case target(Double, isCapped: Bool = false)
  /// 1 - (x_ref - x) / (x_ref - min): 1 for the reference, 0 for the lowest; more than 1 past the reference
  /// unless it is capped there.
  case reference(Reference, isCapped: Bool = false)
  /// clip((x - L) / (U - L), 0, 1) (u - l) + l, for posts L and U and a range from l to u. Does not depend on
  /// the other numbers, so that it can be compared over the years.
  case goalposts(ClosedRange<Double>, range: ClosedRange<Double>)

  /// The number that others are compared with by `reference`.
  public enum Reference: Hashable, Sendable {
    /// A fixed number in the unit of the indicator.
    case value(Double)
    /// The number of an area, which is known only beside the data.
    case area
  }
}

extension Normalisation {
  /// Normalises numbers.
  ///
  /// - Parameters:
  ///   - values: The numbers in any unit; nil where there is none.
  ///   - isReversed: Whether a higher number gets a lower result: `-x` is normalised, with posts `-U` and `-L`,
  ///     and a target or reference of the opposite sign.
  ///   - reference: The number of the reference area, for `reference(.area)`; other methods don't need it.
  /// - Returns: Finite numbers, nil where there was none; or the reason why there are none at all.
  public func apply(
    to values: [Double?], isReversed: Bool = false, reference: Double? = nil
  ) -> NormalisedValues {
    let column = OrientedValues(values, isReversed: isReversed)
    let range = NumberRange(ArrayChunks(values: column.present))
    if let obstacle = obstacle(in: range, column) ?? benchmarkObstacle(range, isReversed, reference) {
      return NormalisedValues(none: obstacle, count: values.count)
    }
    let result = compute(column, range, reference)
    guard let result, result.allSatisfy({ $0?.isFinite ?? true }) else {
      return NormalisedValues(none: .notFinite, count: values.count)
    }
    return NormalisedValues(result)
  }

  /// The results, nil where the numbers are too far apart to compute with.
  private func compute(_ column: OrientedValues, _ range: NumberRange, _ reference: Double?) -> [Double?]? {
    switch self {
    case .minMax, .goalposts, .zScore, .target, .reference:
      let numbers = ArrayChunks(values: column.present)
      return function(of: numbers, range, isReversed: column.isReversed, reference: reference)
        .map { function in column.values.map { $0.map { function($0) } } }
    case .robustZ: return column.robustlyStandardised()
    case .rank(let ties): return column.ranks(ties)
    case .borda(let ties): return column.ranks(ties).map { $0.map { $0 - 1 } }
    case .percentileRank(let ties):
      return column.ranks(ties).map { $0.map { ($0 - 1) / Double(column.present.count - 1) } }
    case .quantileClass(let classes): return column.quantileClasses(classes)
    case .exponential(let ties): return column.exponential(ties)
    }
  }

  /// The target or the reference in the unit of the indicator; nil for other methods and where it is unknown.
  func benchmark(_ reference: Double?) -> Double? {
    switch self {
    case .target(let target, _): target
    case .reference(.value(let value), _): value
    case .reference(.area, _): reference
    default: nil
    }
  }

  /// What stands in the way of comparing these numbers, before anything is computed.
  private func obstacle(in range: NumberRange, _ column: OrientedValues) -> NormalisationObstacle? {
    if let obstacle = obstacle(in: range) { return obstacle }
    return self == .robustZ && Median.absoluteDeviation(column.present) == 0 ? .noMedianDeviation : nil
  }

  /// What in their range stands in the way of comparing numbers.
  func obstacle(in range: NumberRange) -> NormalisationObstacle? {
    guard range.isFinite else { return .notFinite }
    if case .goalposts(let posts, _) = self {
      return posts.lowerBound == posts.upperBound ? .noVariation : nil
    }
    guard range.count >= 2 else { return .tooFewValues }
    return range.isConstant ? .noVariation : nil
  }

  /// Below the lowest number the formulas of a distance change sign and order, and at it they divide by zero.
  func benchmarkObstacle(
    _ range: NumberRange, _ isReversed: Bool, _ reference: Double?
  ) -> NormalisationObstacle? {
    switch self {
    case .target, .reference:
      guard let benchmark = benchmark(reference) else { return .noReference }
      guard benchmark.isFinite else { return .notFinite }
      return (isReversed ? -benchmark : benchmark) > range.lowest ? nil : .benchmarkTooLow
    default: return nil
    }
  }
}
