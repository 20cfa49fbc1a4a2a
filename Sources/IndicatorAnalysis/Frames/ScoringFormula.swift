extension IndicatorScoring {
  /// The formula for a reader, with its parameters filled in; the name of the indicator where nothing is done.
  public var formula: String {
    guard let normalisation else { return id.text }
    let own = normalisation.ownParameters(isReversed: isReversed)
    return "\(normalisation.formula(own, isReversed: isReversed)), x = \(argument)"
  }

  /// The values that are scored: the indicator, or its opposite where a higher value gets a lower score.
  ///
  /// Where the formula itself is the reversed one, it is the indicator.
  var argument: String { isReversed && normalisation?.hasReversedFormula != true ? "-\(id)" : id.text }
}

extension Normalisation {
  /// Whether there is a formula of its own for a higher value that gets a lower score.
  var hasReversedFormula: Bool {
    switch self {
    case .goalposts, .target, .reference: true
    default: false
    }
  }

  /// Whether reversing exchanges parameters, so that one formula holds for both directions.
  var exchangesParameters: Bool {
    if case .goalposts = self { true } else { false }
  }

  /// The names of the parameters that each indicator has its own of, and that a formula of several names.
  var ownParameterNames: [String] {
    switch self {
    case .goalposts: ["L", "U"]
    case .target: ["t"]
    case .reference(.value, _): ["ref"]
    default: []
    }
  }

  /// The parameters of one indicator in the order of their names; goalposts change places when reversed.
  func ownParameters(isReversed: Bool) -> [String] {
    switch self {
    case .goalposts(let posts, _):
      (isReversed ? [posts.upperBound, posts.lowerBound] : [posts.lowerBound, posts.upperBound])
        .map(NumberText.plain)
    case .target(let target, _): [NumberText.plain(target)]
    case .reference(.value(let value), _): [NumberText.plain(value)]
    default: []
    }
  }

  /// The formula for values called x, with parameters written as given; see `ownParameterNames`.
  func formula(_ own: [String], isReversed: Bool) -> String {
    switch self {
    case .minMax(let range): "(x - min) / (max - min)" + Normalisation.scaleText(range)
    case .zScore(let mean, let deviation, let divisor):
      "(x - mean) / sd"
        + (deviation == 1 ? "" : " * \(NumberText.plain(deviation))")
        + (mean == 0 ? "" : " + \(NumberText.plain(mean))")
        + (divisor == .sample ? ", sd with n - 1" : ", sd with n")
    case .robustZ: "(x - median) / (1.4826 * median of |x - median|)"
    case .rank(let ties): "rank of x from the lowest, \(ties.formula)"
    case .borda(let ties): "rank of x from the lowest - 1, \(ties.formula)"
    case .percentileRank(let ties): "(rank of x from the lowest - 1) / (n - 1), \(ties.formula)"
    case .exponential(let ties):
      "-23 * ln(1 - R * (1 - exp(-100 / 23))), R = rank of x from the lowest / n, \(ties.formula)"
    case .quantileClass(let classes):
      "1 + floor(\(classes) * number of values below x / n), the class of x at quantiles of type 1"
    case .goalposts(_, let range):
      "(x - \(own[0])) / (\(own[1]) - \(own[0])) kept within 0 and 1" + Normalisation.scaleText(range)
    case .target(_, let isCapped):
      Normalisation.distance(to: own[0], isReversed) + (isCapped ? ", at most 1" : "")
    case .reference(let reference, let isCapped):
      Normalisation.distance(to: reference == .area ? "ref" : own[0], isReversed)
        + (isCapped ? ", at most 1" : "") + (reference == .area ? ", ref the x of the reference area" : "")
    }
  }

  private static func distance(to benchmark: String, _ isReversed: Bool) -> String {
    isReversed ? "(max - x) / (max - \(benchmark))" : "(x - min) / (\(benchmark) - min)"
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
