/// Empirical-Bayes shrinkage of proportions: small areas are drawn towards the mean of all.
public enum Shrinkage {
  /// Marshall's estimator: m = X / N, s^2 = sum n_i (p_i - m)^2 / N, A = max(0, s^2 - m / mean n),
  /// C_i = A / (A + m / n_i), shrunk = m + C_i (p_i - m).
  ///
  /// Source: Marshall, "Mapping disease and mortality rates using empirical Bayes estimators", 1991.
  ///
  /// - Parameters:
  ///   - cases: The cases of each area; nil where unknown.
  ///   - people: The people of each area, in the same order.
  /// - Returns: The shrunk share of each area; nil where it is unknown, has no people, or more cases than people.
  public static func marshall(cases: [Double?], people: [Double?]) -> [Double?] {
    let areas = zip(cases, people).map { cases, people -> (cases: Double, people: Double)? in
      guard let cases, let people, people > 0, cases >= 0, cases <= people, people.isFinite else {
        return nil
      }
      return (cases, people)
    }
    let known = areas.compactMap { $0 }
    let total = sum(known.map(\.people))
    guard total > 0 else { return areas.map { _ in nil } }
    let mean = sum(known.map(\.cases)) / total
    let spread = sum(known.map { $0.people * square($0.cases / $0.people - mean) }) / total
    let between = max(0, spread - mean / (total / Double(known.count)))
    return areas.map { area in
      area.map { area in
        let within = mean / area.people
        let weight = between + within > 0 ? between / (between + within) : 0
        return mean + weight * (area.cases / area.people - mean)
      }
    }
  }

  private static func square(_ value: Double) -> Double { value * value }

  private static func sum(_ values: [Double]) -> Double {
    var sum = ExactSum()
    for value in values { sum.add(value) }
    return sum.total ?? 0
  }
}
