/// Whether indicators measure one thing, as far as their sum tells.
public struct Reliability: Hashable, Sendable {
  /// Cronbach's alpha: at most 1; negative where the indicators contradict each other.
  public let alpha: Double
  /// The number of areas that have every indicator, on which it rests.
  public let areas: Int

  /// Cronbach's alpha = k / (k - 1) (1 - sum(s_j^2) / s_sum^2) over the areas that have every indicator (listwise),
  /// variances with n - 1.
  ///
  /// Indicators must point the same way. Of scores with standard deviation 1 it is the standardised alpha.
  /// Source: Cronbach, "Coefficient alpha and the internal structure of tests", 1951.
  ///
  /// - Parameter columns: For each indicator the scores of all areas, nil where there is none.
  /// - Returns: nil for fewer than two indicators or areas, for sums without variation, and where numbers are out
  ///   of range.
  public init?(_ columns: [[Double?]]) {
    let complete = CompleteAreas.columns(columns)
    guard complete.count > 1, let count = complete.first?.count, count > 1 else { return nil }
    var items = ExactSum()
    for column in complete {
      guard let deviation = Moments.standardDeviation(column) else { return nil }
      items.add(product: deviation, deviation)
    }
    let sums = (0..<count).map { row -> Double in
      var sum = ExactSum()
      for column in complete { sum.add(column[row]) }
      return sum.total ?? .nan
    }
    guard let spread = Moments.standardDeviation(sums), spread > 0, let total = items.total else {
      return nil
    }
    let k = Double(complete.count)
    let alpha = k / (k - 1) * (1 - total / (spread * spread))
    guard alpha.isFinite else { return nil }
    self.alpha = alpha
    areas = count
  }
}
