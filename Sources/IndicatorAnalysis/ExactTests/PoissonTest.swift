/// The exact test of a number of events against the number that is expected.
public enum PoissonTest {
  /// The probability, if `expected` were expected, of what was observed or something further from it.
  ///
  /// P(X >= x) = P(x, expected) and P(X <= x) = 1 - P(x + 1, expected), the regularised incomplete gamma function.
  ///
  /// - Returns: A probability; nil for a negative or infinite number. A two-sided test rounds the count.
  public static func p(count: Double, expected: Double, alternative: Alternative = .greater) -> Double? {
    guard count >= 0, count.isFinite, expected >= 0, expected.isFinite else { return nil }
    return switch alternative {
    case .greater: atLeast(count, expected)
    case .less: atMost(count, expected)
    case .twoSided: twoSided(count.rounded(), expected)
    }
  }

  private static func atLeast(_ count: Double, _ expected: Double) -> Double {
    count > 0 ? GammaDistribution.cumulative(expected, shape: count) : 1
  }

  private static func atMost(_ count: Double, _ expected: Double) -> Double {
    GammaDistribution.complement(expected, shape: count + 1)
  }

  private static func twoSided(_ count: Double, _ expected: Double) -> Double {
    guard count != expected else { return 1 }
    func density(_ x: Double) -> Double { CountDensity.poisson(x, mean: expected) }
    let limit = density(count) * FarTail.allowance
    guard count < expected else {
      let far = FarTail.lastUnlikely(from: 0, to: expected.rounded(.down), limit: limit, density)
      return min(1, atLeast(count, expected) + (far >= 0 ? atMost(far, expected) : 0))
    }
    var end = 2 * expected.rounded(.up) + 1
    while density(end) > limit, end < 1e300 { end *= 2 }
    let far = FarTail.lastUnlikely(from: -end, to: -expected.rounded(.up), limit: limit) { density(-$0) }
    return min(1, atMost(count, expected) + atLeast(-far, expected))
  }
}
