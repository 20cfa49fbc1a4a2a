/// A way to bring indicators of different units on one scale.
///
/// Formulas after the OECD/JRC "Handbook on Constructing Composite Indicators", 2008, chapter 5.
public enum Normalisation: Hashable, Sendable {
  /// (x - min) / (max - min) (u - l) + l, for a range from l to u.
  case minMax(range: ClosedRange<Double>)
  /// (x - mean) / s * deviation + mean': 0 and 1 for the usual z-score.
  case zScore(mean: Double = 0, deviation: Double = 1, divisor: Moments.Divisor = .sample)
  /// The rank r from the lowest, which is 1.
  case rank(Ties)
  /// (r - 1) / (n - 1): 0 for the lowest of n numbers, 1 for the highest, unless they are tied.
  case percentileRank(Ties)
  /// clip((x - L) / (U - L), 0, 1) (u - l) + l, for posts L and U and a range from l to u. Does not depend on
  /// the other numbers, so that it can be compared over the years.
  case goalposts(ClosedRange<Double>, range: ClosedRange<Double>)
}

extension Normalisation {
  /// Normalises numbers.
  ///
  /// - Parameters:
  ///   - values: The numbers in any unit; nil where there is none.
  ///   - isReversed: Whether a higher number gets a lower result: `-x` is normalised, with posts `-U` and `-L`.
  /// - Returns: Finite numbers, nil where there was none; or the reason why there are none at all.
  public func apply(to values: [Double?], isReversed: Bool = false) -> NormalisedValues {
    let oriented = isReversed ? values.map { $0.map { -$0 } } : values
    let present = oriented.compactMap { $0 }
    if let obstacle = obstacle(in: present) { return NormalisedValues(none: obstacle, count: values.count) }
    let result: [Double?]? =
      switch self {
      case .minMax(let range):
        Normalisation.scale(oriented, from: present.min() ?? 0, present.max() ?? 0, to: range)
      case .goalposts(let posts, let range) where isReversed:
        Normalisation.scale(oriented, from: -posts.upperBound, -posts.lowerBound, to: range)
      case .goalposts(let posts, let range):
        Normalisation.scale(oriented, from: posts.lowerBound, posts.upperBound, to: range)
      case .zScore(let mean, let deviation, let divisor):
        Normalisation.standardise(oriented, present, divisor)?.map { $0.map { $0 * deviation + mean } }
      case .rank(let ties): Ranking.ranks(oriented, ties: ties)
      case .percentileRank(let ties):
        Ranking.ranks(oriented, ties: ties).map { $0.map { ($0 - 1) / Double(present.count - 1) } }
      }
    guard let result, result.allSatisfy({ $0?.isFinite ?? true }) else {
      return NormalisedValues(none: .notFinite, count: values.count)
    }
    return NormalisedValues(result)
  }

  /// What stands in the way of comparing these numbers, before anything is computed.
  private func obstacle(in present: [Double]) -> NormalisationObstacle? {
    guard present.allSatisfy(\.isFinite) else { return .notFinite }
    if case .goalposts(let posts, _) = self {
      return posts.lowerBound == posts.upperBound ? .noVariation : nil
    }
    guard let first = present.first, present.count >= 2 else { return .tooFewValues }
    return present.allSatisfy { $0 == first } ? .noVariation : nil
  }

  /// (x - lower) / (upper - lower), kept within 0 and 1, on a range; nil when that is too wide.
  private static func scale(
    _ values: [Double?], from lower: Double, _ upper: Double, to range: ClosedRange<Double>
  ) -> [Double?]? {
    let width = upper - lower
    let rangeWidth = range.upperBound - range.lowerBound
    guard width.isFinite, rangeWidth.isFinite else { return nil }
    return values.map { value in
      guard let value else { return nil }
      let share = min(max((value - lower) / width, 0), 1)
      // Rounding may carry the highest share a hair past the end of the range.
      return min(max(share * rangeWidth + range.lowerBound, range.lowerBound), range.upperBound)
    }
  }

  /// (x - mean) / s; nil when the numbers are too far apart to compute with.
  private static func standardise(
    _ values: [Double?], _ present: [Double], _ divisor: Moments.Divisor
  ) -> [Double?]? {
    let span = (present.max() ?? 0) - (present.min() ?? 0)
    guard span.isFinite else { return nil }
    // A power of two changes no digit, and keeps the squares of very small and large numbers in range.
    let unit = Double(sign: .plus, exponent: min(max(-Int(span.exponent), -1000), 1000), significand: 1)
    let scaled = present.map { $0 * unit }
    guard let mean = Moments.mean(scaled),
      let deviation = Moments.standardDeviation(scaled, divisor: divisor), deviation > 0
    else { return nil }
    return values.map { $0.map { ($0 * unit - mean) / deviation } }
  }
}
