/// Scores moved and stretched alike: factor * score + offset, with a factor above 0.
struct LinearScale: Hashable, Sendable {
  let factor: Double
  let offset: Double

  /// The scale that takes one range to another.
  init(from range: ClosedRange<Double>, to target: ClosedRange<Double>) {
    factor = (target.upperBound - target.lowerBound) / (range.upperBound - range.lowerBound)
    offset = target.lowerBound - factor * range.lowerBound
  }

  func callAsFunction(_ score: Double) -> Double { factor * score + offset }
}

extension Normalisation {
  /// What makes scores fit for a rule that needs them above 0 or with a mean above 0; nil where nothing has to be
  /// done.
  ///
  /// Scores within a range go to 1 to 100 and z-scores to mean 100 and deviation 10, as the OECD/JRC handbook
  /// (2008) and Mazziotta and Pareto (2016) do. The order by a weighted arithmetic mean stays what it was.
  func scale(for rule: AggregationRule) -> LinearScale? {
    switch self {
    case .zScore(let mean, let deviation, _):
      guard rule.needsPositiveScores || rule.isMazziottaPareto, mean < 10 * deviation else { return nil }
      return LinearScale(from: mean...mean + deviation, to: 100...110)
    case .robustZ:
      return rule.needsPositiveScores || rule.isMazziottaPareto
        ? LinearScale(from: 0...1, to: 100...110) : nil
    case .minMax(let range), .goalposts(_, let range):
      guard rule.needsPositiveScores, range.lowerBound <= 0 else { return nil }
      return LinearScale(from: range, to: 1...100)
    case .percentileRank, .target, .reference:
      return rule.needsPositiveScores ? LinearScale(from: 0...1, to: 1...100) : nil
    case .borda: return rule.needsPositiveScores ? LinearScale(from: 0...1, to: 1...2) : nil
    case .rank, .quantileClass, .exponential: return nil
    }
  }
}
