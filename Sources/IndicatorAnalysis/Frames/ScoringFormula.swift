extension IndicatorScoring {
  /// The formula for a reader, with its parameters filled in; the name of the indicator where nothing is done.
  public var formula: String {
    guard let normalisation else { return id.text }
    let posts = postsText.map { ($0.lower, $0.upper) } ?? ("", "")
    return "\(normalisation.formula(lower: posts.0, upper: posts.1)), x = \(argument)"
  }

  /// The values that are scored: the indicator, or its opposite where a higher value gets a lower score.
  ///
  /// Goalposts change places instead.
  var argument: String { isReversed && postsText == nil ? "-\(id)" : id.text }

  /// The goalposts in the order of the formula (x - lower) / (upper - lower), nil for another method.
  var postsText: (lower: String, upper: String)? {
    guard case .goalposts(let posts, _) = normalisation else { return nil }
    let (lower, upper) = (NumberText.plain(posts.lowerBound), NumberText.plain(posts.upperBound))
    return isReversed ? (upper, lower) : (lower, upper)
  }
}

extension Normalisation {
  /// The formula for values called x and goalposts called as given.
  func formula(lower: String, upper: String) -> String {
    switch self {
    case .minMax(let range): "(x - min) / (max - min)" + Normalisation.scaleText(range)
    case .zScore(let mean, let deviation, let divisor):
      "(x - mean) / sd"
        + (deviation == 1 ? "" : " * \(NumberText.plain(deviation))")
        + (mean == 0 ? "" : " + \(NumberText.plain(mean))")
        + (divisor == .sample ? ", sd with n - 1" : ", sd with n")
    case .rank(let ties): "rank of x from the lowest, \(ties.formula)"
    case .percentileRank(let ties): "(rank of x from the lowest - 1) / (n - 1), \(ties.formula)"
    case .goalposts(_, let range):
      "(x - \(lower)) / (\(upper) - \(lower)) kept within 0 and 1" + Normalisation.scaleText(range)
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

extension CompositeIndex {
  /// The formula for a reader, with weights, method and groups, such as
  /// `(2 * s(a) + 1 * s(-b)) / 3; s(x) = (x - mean) / sd, sd with n - 1, among areas of one level, period; ...`.
  public func formula(among grouping: Population.Grouping) -> String {
    let used = members.indices.filter { aggregation.weights[$0] > 0 }
    var sum = ExactSum()
    for index in used { sum.add(aggregation.weights[index]) }
    let total = NumberText.plain(sum.total ?? .infinity)
    let terms = used.map { (term(members[$0]), NumberText.plain(aggregation.weights[$0])) }
    let mean =
      switch aggregation.mean {
      case .arithmetic: "(\(terms.map { "\($1) * \($0)" }.joined(separator: " + "))) / \(total)"
      case .geometric: "(\(terms.map { "\($0)^\($1)" }.joined(separator: " * ")))^(1 / \(total))"
      }
    let score = members.first?.normalisation.map { normalisation in
      let name = members.first?.postsText == nil ? "s(x)" : "s(x, L, U)"
      return "; \(name) = \(normalisation.formula(lower: "L", upper: "U")), among \(grouping.text)"
    }
    return mean + (score ?? "")
      + "; over the indicators an area has, at least \(NumberText.plain(aggregation.coverage))"
      + " of all \(used.count), with the weights of these"
  }

  private func term(_ member: IndicatorScoring) -> String {
    guard member.normalisation != nil else { return member.id.text }
    let posts = member.postsText.map { ", \($0.lower), \($0.upper)" } ?? ""
    return "s(\(member.argument)\(posts))"
  }
}
