#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The standard normal distribution.
enum NormalDistribution {
  /// The probability of a value of at most z.
  static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// The value that is not exceeded with probability p; nil outside 0 to 1.
  ///
  /// Found by bisection of the distribution, to the last digits of a double.
  static func quantile(_ p: Double) -> Double? {
    guard p > 0, p < 1 else { return nil }
    // The upper half is mirrored, because 1 - p loses digits there and not here.
    guard p <= 0.5 else { return quantile(1 - p).map { -$0 } }
    return Bisection.root(from: -40, to: 0) { cumulative($0) - p }
  }
}

/// The gamma distribution with scale 1, which counts lead to.
enum GammaDistribution {
  /// The regularised incomplete gamma function P(shape, x): by its series for small x, else by Lentz's
  /// continued fraction of the complement (Abramowitz and Stegun 6.5.29 and 6.5.31).
  static func cumulative(_ x: Double, shape: Double) -> Double {
    guard x > 0 else { return 0 }
    return x < shape + 1 ? lower(x, shape) : max(0, 1 - upper(x, shape))
  }

  /// 1 - P(shape, x) without losing the digits of a small result.
  static func complement(_ x: Double, shape: Double) -> Double {
    guard x > 0 else { return 1 }
    return x < shape + 1 ? max(0, 1 - lower(x, shape)) : upper(x, shape)
  }

  private static func lower(_ x: Double, _ shape: Double) -> Double {
    min(1, factor(x, shape) * series(x, shape))
  }

  private static func upper(_ x: Double, _ shape: Double) -> Double {
    min(1, factor(x, shape) * fraction(x, shape))
  }

  /// x^shape e^-x / gamma(shape).
  private static func factor(_ x: Double, _ shape: Double) -> Double {
    shape * CountDensity.poisson(shape, mean: x)
  }

  /// The value that is not exceeded with probability p, between 0 and 1.
  static func quantile(_ p: Double, shape: Double) -> Double {
    var high = shape + 1
    while cumulative(high, shape: shape) < p { high *= 2 }
    return Bisection.root(from: 0, to: high) { cumulative($0, shape: shape) - p }
  }

  private static func series(_ x: Double, _ shape: Double) -> Double {
    var term = 1 / shape
    var sum = term
    var next = shape
    while abs(term) > abs(sum) * 1e-17 {
      next += 1
      term *= x / next
      sum += term
    }
    return sum
  }

  private static func fraction(_ x: Double, _ shape: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - shape
    var c = 1 / tiny
    var d = 1 / b
    var result = d
    for i in 1...10_000 {
      let a = -Double(i) * (Double(i) - shape)
      b += 2
      d = a * d + b
      d = 1 / (abs(d) < tiny ? tiny : d)
      c = b + a / c
      if abs(c) < tiny { c = tiny }
      result *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result
  }
}

/// Finds where a rising function crosses nothing.
enum Bisection {
  /// The root between two arguments, halved until two neighbouring doubles are left.
  static func root(from low: Double, to high: Double, of function: (Double) -> Double) -> Double {
    var low = low
    var high = high
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      if function(middle) < 0 { low = middle } else { high = middle }
    }
  }
}
