#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Brings a model to a figure that is known: one shift of all log-odds.
public enum Benchmark {
  /// The shift `d` with `sum w logistic(x + d) = rate * sum w`.
  ///
  /// By Newton, `d <- d + (P N - sum N p) / sum N p (1 - p)`, kept within a bracket by bisection, until the share is
  /// met to the last digits.
  ///
  /// - Parameters:
  ///   - logOdds: The log-odds `x` of each group of people.
  ///   - weights: The people in each group, not below 0.
  ///   - rate: The known share.
  ///   - start: Where to begin.
  /// - Returns: Nil when there are no people, there are fewer than none, the arrays differ in length, or the rate is
  ///   not above 0 and below 1.
  public static func shift(
    logOdds: [Double], weights: [Double], to rate: Double, from start: Double = 0
  ) -> Double? {
    let total = weights.reduce(0, +)
    guard rate > 0, rate < 1, total > 0, total.isFinite, logOdds.count == weights.count,
      weights.allSatisfy({ $0 >= 0 }), logOdds.allSatisfy(\.isFinite), start.isFinite
    else { return nil }
    let goal = logit(rate)
    let present = zip(logOdds, weights).filter { $0.1 > 0 }.map(\.0)
    guard let least = present.min(), let most = present.max() else { return nil }
    // With every group at the lowest (highest) log-odds the goal itself is the answer, so it lies between.
    var (low, high) = (goal - most, goal - least)
    var shift = min(max(start, low), high)
    for _ in 0..<200 {
      let (found, slope) = share(logOdds, weights, shift)
      let error = rate - found / total
      if error == 0 { break }
      if error > 0 { low = shift } else { high = shift }
      var next = shift + error * total / slope
      if !(next > low && next < high) { next = low + (high - low) / 2 }
      if next == shift || abs(next - shift) <= 1e-15 * max(1, abs(shift)) { break }
      shift = next
    }
    return shift
  }

  private static func share(
    _ logOdds: [Double], _ weights: [Double], _ shift: Double
  ) -> (sum: Double, slope: Double) {
    var sum = 0.0
    var slope = 0.0
    for index in logOdds.indices {
      let p = logistic(logOdds[index] + shift)
      sum += weights[index] * p
      slope += weights[index] * p * (1 - p)
    }
    return (sum, slope)
  }

  /// The log-odds of a share; those of nobody and of everybody are the last that a `Double` can tell from them.
  @inline(__always)
  static func logit(_ p: Double) -> Double {
    let inside = min(max(p, 0x1p-1000), 1 - 0x1p-53)
    return log(inside / (1 - inside))
  }

  /// 1 / (1 + exp(-x)), without overflow.
  @inline(__always)
  static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
