/// An index in which every area gets the weights that suit it best.
///
/// Where a high score means vulnerable, these are the weights under which the area comes out as most vulnerable.
/// Source: Cherchye, Moesen, Rogge and Van Puyenbroeck, "An introduction to 'benefit of the doubt' composite
/// indicators", 2007; the model goes back to Charnes, Cooper and Rhodes, 1978.
public struct BenefitOfTheDoubt: Hashable, Sendable {
  /// For each area its result; nil where a score is missing, or 0 on an indicator that must have a share.
  public let areas: [Area?]
  /// The mean share of each indicator over all areas with a score above 0, adding up to 1: weights for all areas
  /// at once.
  public let weights: [Double]

  /// The result of one area.
  public struct Area: Hashable, Sendable {
    /// sum(w_j x_ij): 1 for an area that no other beats under its own best weights, less for others; 0 where all
    /// scores are 0.
    public let score: Double
    /// The weights w of the scores as they are. Where several give the same score, as they mostly do for an area with
    /// score 1, those with the most even shares: the smallest share is as large as can be.
    public let weights: [Double]
    /// What part of the score comes from each indicator, w_j x_ij / score, adding up to 1; all 0 when the score is.
    public let shares: [Double]

    /// The result for indicators that stood in this order.
    func reordered(_ order: [Int]) -> Area {
      var (weights, shares) = (weights, shares)
      for (position, indicator) in order.enumerated() {
        weights[indicator] = self.weights[position]
        shares[indicator] = self.shares[position]
      }
      return Area(score: score, weights: weights, shares: shares)
    }
  }

  /// Solves for each area i: maximise sum_j(w_j x_ij) with sum_j(w_j x_kj) <= 1 for every area k, w >= 0, and the
  /// share of each indicator within its bounds.
  ///
  /// Only areas that have every score take part, also as those to compare with.
  ///
  /// - Parameters:
  ///   - columns: For each indicator the scores of all areas, 0 or more, nil where there is none.
  ///   - shares: For each indicator the bounds of w_j x_ij / sum(w x_i), between 0 and 1; nil for none. Without
  ///     bounds an area may count just the one indicator on which it scores highest.
  /// - Throws: `WeightingObstacle` for no indicators, no area with every score, negative scores, an indicator that
  ///   is 0 everywhere, bounds that leave no shares, and numbers out of range.
  public init(
    _ columns: [[Double?]], shares: [ClosedRange<Double>]? = nil
  ) throws(WeightingObstacle) {
    let rows = CompleteAreas.rows(columns)
    let scores = try DoubtScores(CompleteAreas.columns(columns), shares)
    let model = DoubtModel(scores)
    let results = Concurrent.map(rows.count, chunk: 16) { model.solve($0) }
    guard !results.contains(.failed) else { throw .notConverged }
    var areas = [Area?](repeating: nil, count: columns.first?.count ?? 0)
    for (row, result) in zip(rows, results) {
      if case .solved(let area) = result { areas[row] = area.reordered(scores.order) }
    }
    self.areas = areas
    let found = areas.compactMap { $0 }.filter { $0.score > 0 }
    let sums = columns.indices.map { indicator in Moments.mean(found.map { $0.shares[indicator] }) ?? 0 }
    guard let weights = Weighting.shares(sums) else { throw .tooFewAreas(found: 0, needed: 1) }
    self.weights = weights
  }
}
