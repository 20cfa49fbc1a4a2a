extension Normalisation {
  /// The formula for a reader, with its parameters filled in, for values called `x`.
  public var formula: String {
    switch self {
    case .minMax(let range): "(x - min) / (max - min)" + Normalisation.scaleText(range)
    case .zScore(let mean, let deviation, let divisor):
      "(x - mean) / sd"
        + (deviation == 1 ? "" : " * \(NumberText.plain(deviation))")
        + (mean == 0 ? "" : " + \(NumberText.plain(mean))")
        + (divisor == .sample ? ", sd with n - 1" : ", sd with n")
    case .rank(let ties): "rank of x from the lowest, \(ties.formula)"
    case .percentileRank(let ties): "(rank of x from the lowest - 1) / (n - 1), \(ties.formula)"
    case .goalposts(let posts, let range):
      "(x - \(NumberText.plain(posts.lowerBound))) / "
        + "(\(NumberText.plain(posts.upperBound)) - \(NumberText.plain(posts.lowerBound))) "
        + "kept within 0 and 1" + Normalisation.scaleText(range)
    }
  }

  private static func scaleText(_ range: ClosedRange<Double>) -> String {
    let (lower, upper) = (NumberText.plain(range.lowerBound), NumberText.plain(range.upperBound))
    return range == 0...1 ? "" : ", on a scale from \(lower) to \(upper)"
  }
}

extension Ties {
  /// What happens to equal values, for a reader.
  fileprivate var formula: String {
    switch self {
    case .average: "equal values get their average rank"
    case .minimum: "equal values get their lowest rank"
    case .maximum: "equal values get their highest rank"
    case .dense: "equal values get one rank and the next value the next"
    }
  }
}
