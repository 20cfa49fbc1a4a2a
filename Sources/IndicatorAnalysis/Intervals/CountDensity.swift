#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Probabilities of single counts, to the last digits of a double however large the counts are.
///
/// Source: Loader, "Fast and accurate computation of binomial probabilities", 2000: the large parts of the
/// logarithms are taken away before they are computed. Counts need not be whole.
enum CountDensity {
  /// The binomial probability of x cases among n at chance p; 0 outside 0 to n.
  static func binomial(_ x: Double, of n: Double, chance p: Double) -> Double {
    guard x >= 0, x <= n, p >= 0, p <= 1 else { return 0 }
    if p == 0 { return x == 0 ? 1 : 0 }
    if p == 1 { return x == n ? 1 : 0 }
    if n == 0 { return 1 }
    if x == 0 { return exp(n * log1p(-p)) }
    if x == n { return exp(n * log(p)) }
    let exponent =
      stirlingError(n) - stirlingError(x) - stirlingError(n - x) - deviance(x, n * p)
      - deviance(n - x, n * (1 - p))
    return exp(exponent) * (n / (2 * Double.pi * x * (n - x))).squareRoot()
  }

  /// The Poisson probability of x events where mu are expected; 0 for a negative count.
  static func poisson(_ x: Double, mean mu: Double) -> Double {
    guard x >= 0, mu >= 0 else { return 0 }
    if mu == 0 { return x == 0 ? 1 : 0 }
    if x == 0 { return exp(-mu) }
    return exp(-stirlingError(x) - deviance(x, mu)) / (2 * Double.pi * x).squareRoot()
  }

  /// ln(n!) - ln(sqrt(2 pi n) (n/e)^n), by its asymptotic series for n of 16 or more.
  private static func stirlingError(_ n: Double) -> Double {
    guard n >= 16 else { return n > 0 ? logFactorial(n) - (n + 0.5) * log(n) + n - halfLogTwoPi : 0 }
    let square = n * n
    return
      (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1 / (1188 * square)) / square) / square) / square)
      / n
  }

  private static let halfLogTwoPi = 0.918_938_533_204_672_74

  private static func logFactorial(_ n: Double) -> Double {
    // The plain product is exact for small whole numbers.
    guard n == n.rounded() else { return lgamma(n + 1) }
    return log(stride(from: 2, through: n, by: 1).reduce(1, *))
  }

  /// x ln(x / mu) + mu - x, by a series where x is near mu and the terms would cancel.
  private static func deviance(_ x: Double, _ mu: Double) -> Double {
    guard abs(x - mu) < 0.1 * (x + mu) else { return x * log(x / mu) + mu - x }
    let ratio = (x - mu) / (x + mu)
    var sum = (x - mu) * ratio
    var power = 2 * x * ratio
    for j in 1...1000 {
      power *= ratio * ratio
      let next = sum + power / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
