/// The beta distribution, which proportions lead to.
enum BetaDistribution {
  /// The regularised incomplete beta function I_x(a, b) for a, b > 0, by Lentz's continued fraction on the side
  /// where it converges fast (Abramowitz and Stegun 26.5.8).
  static func cumulative(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    return x <= a / (a + b) ? lower(x, a, b) : max(0, 1 - lower(1 - x, b, a))
  }

  /// 1 - I_x(a, b) without losing the digits of a small result.
  static func complement(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < 1 else { return 0 }
    return x <= a / (a + b) ? max(0, 1 - lower(x, a, b)) : lower(1 - x, b, a)
  }

  /// The value that is not exceeded with probability p, between 0 and 1.
  static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    Bisection.root(from: 0, to: 1) { cumulative($0, a, b) - p }
  }

  private static func lower(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let density = CountDensity.binomial(a, of: a + b, chance: x) * a / (a + b) * b
    return min(1, density * fraction(x, a, b) / a)
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var d = 1 / guarded(1 - (a + b) * x / (a + 1))
    var c = 1.0
    var result = d
    for i in 1...100_000 {
      let m = Double(i)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / guarded(1 + even * d)
      c = guarded(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / guarded(1 + odd * d)
      c = guarded(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }

  private static func guarded(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
}
