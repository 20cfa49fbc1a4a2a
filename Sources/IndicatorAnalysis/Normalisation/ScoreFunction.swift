/// What a normalisation does to each number, once what it needs of all of them is known.
///
/// Numbers are oriented before: higher means a higher result.
enum ScoreFunction {
  /// The number itself.
  case kept
  /// (x - lower) / width, kept within 0 and 1, on a range.
  case scaled(lower: Double, width: Double, range: ClosedRange<Double>)
  /// (x - lowest) / width, which is 1 - (benchmark - x) / (benchmark - min).
  case distance(lowest: Double, width: Double, isCapped: Bool)
  /// (x unit - mean) / deviation * factor + offset.
  case standardised(unit: Double, mean: Double, deviation: Double, factor: Double, offset: Double)

  /// The score of a number.
  @inline(__always)
  func callAsFunction(_ value: Double) -> Double {
    switch self {
    case .kept: return value
    case .scaled(let lower, let width, let range):
      let share = min(max((value - lower) / width, 0), 1)
      // Rounding may carry the highest share a hair past the end of the range.
      let scaled = share * (range.upperBound - range.lowerBound) + range.lowerBound
      return min(max(scaled, range.lowerBound), range.upperBound)
    case .distance(let lowest, let width, let isCapped):
      let distance = (value - lowest) / width
      return isCapped ? min(distance, 1) : distance
    case .standardised(let unit, let mean, let deviation, let factor, let offset):
      return (value * unit - mean) / deviation * factor + offset
    }
  }

  /// Whether all scores are finite: each step keeps or turns round the order, so the ends tell for all between.
  func isFinite(over range: NumberRange) -> Bool {
    self(range.lowest).isFinite && self(range.highest).isFinite
  }
}

extension Normalisation {
  /// Whether a number is scored on its own, once the range and the spread of all are known.
  var isPointwise: Bool {
    switch self {
    case .minMax, .goalposts, .zScore, .target, .reference: true
    case .robustZ, .rank, .borda, .percentileRank, .quantileClass, .exponential: false
    }
  }

  /// What scores each oriented number; nil where they are too far apart to compute with, or need each other's rank.
  func function(
    of numbers: some NumberChunks, _ range: NumberRange, isReversed: Bool, reference: Double?
  ) -> ScoreFunction? {
    func oriented(_ value: Double) -> Double { isReversed ? -value : value }
    switch self {
    case .minMax(let scale):
      return Normalisation.scaled(from: range.lowest, range.highest, to: scale)
    case .goalposts(let posts, let scale):
      return Normalisation.scaled(
        from: oriented(isReversed ? posts.upperBound : posts.lowerBound),
        oriented(isReversed ? posts.lowerBound : posts.upperBound), to: scale)
    case .zScore(let mean, let deviation, let divisor):
      return Normalisation.standardised(numbers, range, divisor, to: mean, deviation)
    case .target(_, let isCapped), .reference(_, let isCapped):
      let width = (benchmark(reference).map(oriented) ?? .nan) - range.lowest
      return .distance(lowest: range.lowest, width: width, isCapped: isCapped)
    default: return nil
    }
  }

  private static func scaled(
    from lower: Double, _ upper: Double, to range: ClosedRange<Double>
  ) -> ScoreFunction? {
    let width = upper - lower
    guard width.isFinite, (range.upperBound - range.lowerBound).isFinite else { return nil }
    return .scaled(lower: lower, width: width, range: range)
  }

  private static func standardised(
    _ numbers: some NumberChunks, _ range: NumberRange, _ divisor: Moments.Divisor, to offset: Double,
    _ factor: Double
  ) -> ScoreFunction? {
    guard let unit = Moments.unit(from: range.lowest, to: range.highest),
      let mean = Moments.mean(of: numbers, times: unit, count: range.count),
      let deviation = Moments.standardDeviation(
        of: numbers, times: unit, mean: mean, count: range.count, divisor: divisor), deviation > 0
    else { return nil }
    return .standardised(unit: unit, mean: mean, deviation: deviation, factor: factor, offset: offset)
  }
}
