import IndicatorSchema

/// A rule by which weights follow from the scores of a population.
public enum WeightRule: String, Hashable, Sendable, CaseIterable {
  /// All the same.
  case equal
  /// From the rotated principal components with an eigenvalue above 1: `ComponentWeights.Method.rotated`.
  case pca
  /// From the first principal component alone: `ComponentWeights.Method.firstComponent`.
  case firstComponent = "first_component"
  /// `EntropyWeights`.
  case entropy
  /// `BenefitOfTheDoubt`: weights of its own for each area, and the index of an area is its score.
  case benefitOfTheDoubt = "benefit_of_the_doubt"
}

/// The weights of one population, and the figures they rest on.
public struct DerivedWeights: Hashable, Sendable {
  /// The weight of each indicator, adding up to 1.
  public let weights: [Double]
  /// The score of each area under its own weights, where the rule gives each area its own; nil for others.
  public let scores: [Double?]?
  private let basis: Basis

  private enum Basis: Hashable, Sendable {
    case equal
    case components(ComponentWeights)
    case entropy([Double])
    case doubt(best: Int, areas: Int)
  }

  /// Derives the weights of a population.
  ///
  /// - Parameters:
  ///   - columns: For each indicator the scores of all areas, nil where there is none.
  ///   - shares: For the benefit of the doubt: the bounds of the share of each indicator; nil for none.
  /// - Throws: `WeightingObstacle`, as the rule does.
  public init(
    _ rule: WeightRule, _ columns: [[Double?]], shares: [ClosedRange<Double>]? = nil
  ) throws(WeightingObstacle) {
    switch rule {
    case .equal:
      (weights, scores, basis) = (try Weighting.equal(count: columns.count), nil, .equal)
    case .pca, .firstComponent:
      let found = try ComponentWeights(columns, rule == .pca ? .rotated : .firstComponent)
      (weights, scores, basis) = (found.weights, nil, .components(found))
    case .entropy:
      let found = try EntropyWeights(columns)
      (weights, scores, basis) = (found.weights, nil, .entropy(found.entropies))
    case .benefitOfTheDoubt:
      let found = try BenefitOfTheDoubt(columns, shares: shares)
      let scores = found.areas.map { $0?.score }
      let best = scores.count { $0 == 1 }
      self.scores = scores
      (weights, basis) = (found.weights, .doubt(best: best, areas: scores.count { $0 != nil }))
    }
  }

  /// What a reader should know of the weights: each of them, and eigenvalues, loadings, entropies or how many areas
  /// share the best score.
  ///
  /// - Parameters:
  ///   - population: The population in words.
  ///   - group: The group of a larger index that the weights are those of; nil for the index itself.
  ///   - names: The indicators, in the order of the columns.
  public func findings(
    about population: String, in group: IndicatorID? = nil, _ names: [IndicatorID]
  ) -> [Finding] {
    let subject = [population] + [group?.text].compactMap { $0 }
    let remarks = remarks(names.count)
    return zip(names, zip(weights, remarks)).map { name, figure in
      Finding("weight", about: subject + [name.text], figure.0, note: figure.1)
    } + figures(subject, names)
  }

  private func remarks(_ count: Int) -> [String?] {
    switch basis {
    case .equal, .entropy: return [String?](repeating: nil, count: count)
    case .doubt:
      return [String?](repeating: "mean share of the scores; each area has weights of its own", count: count)
    case .components(let found):
      return found.groups.enumerated().map { indicator, factor in
        let isAgainst = found.factors[factor][indicator] < 0
        return "goes with factor \(factor + 1)" + (isAgainst ? ", and runs against the others there" : "")
      }
    }
  }

  private func figures(_ subject: [String], _ names: [IndicatorID]) -> [Finding] {
    switch basis {
    case .equal: []
    case .entropy(let entropies):
      zip(names, entropies).map { Finding("entropy", about: subject + [$0.text], $1) }
    case .doubt(let best, let areas):
      [Finding("areas_with_best_score", about: subject, Double(best), note: "of \(areas) areas")]
    case .components(let found): DerivedWeights.figures(found, subject, names)
    }
  }

  private static func figures(
    _ found: ComponentWeights, _ subject: [String], _ names: [IndicatorID]
  ) -> [Finding] {
    let eigenvalues = found.components.eigenvalues.enumerated().map { position, value in
      let isKept = position < found.factors.count
      return Finding(
        "eigenvalue", about: subject + ["component \(position + 1)"], value,
        note: isKept ? "counts" : "left out")
    }
    let explained = Finding(
      "variance_explained", about: subject, found.explained,
      note: "by \(found.factors.count) of \(names.count) components, \(found.components.areas) areas")
    let loadings = found.factors.enumerated().flatMap { factor, loadings in
      zip(names, loadings).map {
        Finding("loading", about: subject + ["factor \(factor + 1)", $0.text], $1)
      }
    }
    return eigenvalues + [explained] + loadings
  }
}
