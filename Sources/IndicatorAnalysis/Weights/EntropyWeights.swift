#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Weights by how unevenly each indicator is spread over the areas: one that is the same everywhere gets none.
public struct EntropyWeights: Hashable, Sendable {
  /// The weights, adding up to 1.
  public let weights: [Double]
  /// The entropy of each indicator, 0 (all in one area) to 1 (the same everywhere).
  public let entropies: [Double]

  /// E_j = -sum(p_ij ln p_ij) / ln n with p_ij = x_ij / sum(x_ij), and w_j = (1 - E_j) / sum(1 - E).
  ///
  /// Shares of a whole need scores of 0 or more, so the scores of an indicator that has negative ones are raised by
  /// as much as makes the lowest 0; those without are taken as they are. Each indicator is taken over the areas
  /// that have it, with their number as n.
  /// Source: Shannon, "A mathematical theory of communication", 1948; as weights: Zeleny, "Multiple criteria
  /// decision making", 1982.
  ///
  /// - Parameter columns: For each indicator the scores of all areas, nil where there is none.
  /// - Throws: `WeightingObstacle` for no indicators, an indicator that fewer than two areas have, no variation in
  ///   any of them, and numbers out of range.
  public init(_ columns: [[Double?]]) throws(WeightingObstacle) {
    guard !columns.isEmpty else { throw .noIndicators }
    var divergences: [Double] = []
    for column in columns {
      divergences.append(try EntropyWeights.divergence(column.compactMap { $0 }))
    }
    guard let weights = Weighting.shares(divergences) else { throw .noVariation(indicator: 0) }
    self.weights = weights
    entropies = divergences.map { 1 - $0 }
  }

  /// 1 - E, as sum(q ln q - q + 1) / (n ln n) with q = n p: the same number, of terms none of which is negative, so
  /// that little is lost where p hardly varies.
  private static func divergence(_ values: [Double]) throws(WeightingObstacle) -> Double {
    guard values.count > 1, let lowest = values.min(), let highest = values.max() else {
      throw .tooFewAreas(found: values.count, needed: 2)
    }
    guard values.allSatisfy(\.isFinite), (highest - lowest).isFinite else { throw .notFinite }
    guard lowest < highest else { return 0 }
    let shift = min(0, lowest)
    guard let mean = Moments.mean(values.map { $0 - shift }), mean > 0 else { throw .notFinite }
    var sum = ExactSum()
    for value in values {
      // The distance to the mean before the shift, which would cost digits.
      let distance = ((value - shift) - mean) / mean
      sum.add(distance > -1 ? (1 + distance) * log1p(distance) - distance : 1)
    }
    let count = Double(values.count)
    guard let total = sum.total else { throw .notFinite }
    return min(max(total / (count * log(count)), 0), 1)
  }
}
