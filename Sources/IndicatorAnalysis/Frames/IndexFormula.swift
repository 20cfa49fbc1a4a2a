extension CompositeIndex {
  /// The formula of a group for a reader, with weights, method and populations, such as
  /// `(2 * s(a) + 1 * s(-b)) / 3; s(x) = (x - mean) / sd, sd with n - 1, among areas of one level, period; ...`.
  ///
  /// - Parameters:
  ///   - group: The position of the group; the index unless given.
  ///   - grouping: Which areas are compared with each other.
  public func formula(of group: Int? = nil, among grouping: Population.Grouping) -> String {
    let position = group ?? kernel.root
    let node = kernel.groups[position]
    let used = used(in: position)
    var definitions: [String] = []
    if let scored = scoreDefinition(used) { definitions.append(scored) }
    if let normalisation = node.normalisation {
      definitions.append("r(x) = \(normalisation.formula([], isReversed: false))")
    }
    return
      ([mean(of: position, used)]
      + definitions.map { "\($0), among \(grouping.text)" } + [rest(of: position, used)])
      .joined(separator: "; ")
  }

  /// The aggregate itself, with weights as they are given or as names.
  private func mean(of position: Int, _ used: [Int]) -> String {
    let node = kernel.groups[position]
    let scores = used.map { child in
      let term = term(kernel.children[child])
      return node.normalisation == nil ? term : "r(\(term))"
    }
    if case .derived(let rule, let shares) = node.weighting {
      return derivedMean(rule, shares, kernel.rules[position], scores)
    }
    var sum = ExactSum()
    for child in used { sum.add(kernel.weights[child]) }
    let weights = used.map { NumberText.plain(kernel.weights[$0]) }
    return kernel.rules[position].formula(
      zip(scores, weights).map { ($0, $1) }, total: NumberText.plain(sum.total ?? .infinity))
  }

  private func derivedMean(
    _ weightRule: WeightRule, _ shares: [ClosedRange<Double>]?, _ rule: AggregationRule, _ scores: [String]
  ) -> String {
    let names = scores.indices.map { "w\($0 + 1)" }
    let terms = zip(scores, names).map { ($0, $1) }
    guard weightRule == .benefitOfTheDoubt else {
      return rule.formula(terms, total: "(\(names.joined(separator: " + ")))")
        + ", with weights \(weightRule.words), those of each population among the findings 'weight'"
    }
    let bounds = shares.map { shares in
      let texts = zip(scores, shares).map {
        "\($0) from \(NumberText.plain($1.lowerBound)) to \(NumberText.plain($1.upperBound))"
      }
      return ", and shares of \(texts.joined(separator: ", "))"
    }
    return terms.map { "\($1) * \($0)" }.joined(separator: " + ")
      + ", with for each area the weights of 0 or more under which this is highest and at most 1 in every area of"
      + " its population\(bounds ?? ""); mean shares among the findings 'weight'"
  }

  /// What s stands for, where indicators are scored here.
  private func scoreDefinition(_ used: [Int]) -> String? {
    for child in used {
      guard case .indicator(let index) = kernel.children[child],
        let normalisation = members[index].normalisation
      else { continue }
      let names = normalisation.ownParameterNames
      return "s(\((["x"] + names).joined(separator: ", "))) = "
        + normalisation.formula(names, isReversed: false)
    }
    return nil
  }

  /// Over what it is taken.
  private func rest(of position: Int, _ used: [Int]) -> String {
    let node = kernel.groups[position]
    if node.weighting.needsAllScores { return "for areas that have all \(used.count)" }
    let least = "at least \(NumberText.plain(node.coverage))"
    let indicators = indicatorCount(of: position)
    let isFlat = used.allSatisfy { if case .indicator = kernel.children[$0] { true } else { false } }
    return isFlat
      ? "over the indicators an area has, \(least) of all \(used.count), with the weights of these"
      : "over the scores an area has, \(least) of all \(used.count) and of the \(indicators) indicators behind "
        + "them, with the weights of these"
  }

  private func term(_ child: IndexKernel.Child) -> String {
    switch child {
    case .indicator(let index): members[index].term
    case .group: name(of: child).text
    }
  }
}

extension IndicatorScoring {
  /// The score within the formula of an index.
  fileprivate var term: String {
    guard let normalisation else { return id.text }
    var (argument, own) = (argument, normalisation.ownParameters(isReversed: isReversed))
    // One formula stands for all members, so that a reversed distance is written as one of opposite values.
    if isReversed, normalisation.hasReversedFormula, !normalisation.exchangesParameters {
      argument = "-\(argument)"
      own = own.map { $0.hasPrefix("-") ? String($0.dropFirst()) : "-\($0)" }
    }
    return "s(\(([argument] + own).joined(separator: ", ")))"
  }
}

extension GroupWeighting {
  /// Whether an area needs every score.
  fileprivate var needsAllScores: Bool {
    if case .derived(.benefitOfTheDoubt, _) = self { true } else { false }
  }
}

extension WeightRule {
  /// Where the weights come from, for a reader.
  fileprivate var words: String {
    switch self {
    case .equal: "all the same"
    case .pca: "from the rotated principal components of these scores with an eigenvalue above 1"
    case .firstComponent: "from the first principal component of these scores"
    case .entropy: "by how unevenly each of these scores is spread (entropy)"
    case .benefitOfTheDoubt: "that suit each area best"
    }
  }
}
