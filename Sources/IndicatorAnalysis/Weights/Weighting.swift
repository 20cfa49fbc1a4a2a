/// The weight of each indicator by rules that look at the scores, or at nothing at all.
public enum Weighting {
  /// The same weight for every indicator, adding up to 1.
  ///
  /// - Throws: `WeightingObstacle.noIndicators`.
  public static func equal(count: Int) throws(WeightingObstacle) -> [Double] {
    guard count > 0 else { throw .noIndicators }
    return [Double](repeating: 1 / Double(count), count: count)
  }

  /// Numbers of 0 or more divided by their sum; nil when there is nothing to divide.
  static func shares(_ parts: [Double]) -> [Double]? {
    var sum = ExactSum()
    for part in parts { sum.add(part) }
    guard let total = sum.total, total > 0 else { return nil }
    let shares = parts.map { $0 / total }
    return shares.allSatisfy(\.isFinite) ? shares : nil
  }
}
