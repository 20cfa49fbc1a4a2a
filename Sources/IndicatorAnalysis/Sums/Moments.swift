/// Mean and spread of numbers, the same in whatever order they come.
public enum Moments {
  /// By what a sum of squares is divided.
  public enum Divisor: Hashable, Sendable {
    /// n - 1: the spread of a population estimated from a sample, as COINr and most software do.
    case sample
    /// n: the spread of the numbers themselves.
    case population
  }

  /// The arithmetic mean: sum(x) / n.
  ///
  /// - Returns: nil for no numbers, and where one or the sum of all is not finite.
  public static func mean(_ values: some Collection<Double>) -> Double? {
    guard !values.isEmpty else { return nil }
    var sum = ExactSum()
    for value in values { sum.add(value) }
    return sum.total.map { $0 / Double(values.count) }
  }

  /// The standard deviation: sqrt(sum((x - mean)^2) / (n - 1)), or divided by n.
  ///
  /// - Returns: nil for fewer numbers than the divisor needs (two, or one), and where one or the sum of the
  ///   squares is not finite.
  public static func standardDeviation(
    _ values: some Collection<Double>, divisor: Divisor = .sample
  ) -> Double? {
    let count = Double(values.count - (divisor == .sample ? 1 : 0))
    guard count > 0, let mean = mean(values) else { return nil }
    var sum = ExactSum()
    for value in values { sum.add(product: value - mean, value - mean) }
    return sum.total.map { ($0 / count).squareRoot() }
  }

  /// A power of two that brings the spread of numbers near 1: multiplying with it changes no digit, and keeps
  /// the squares of very small and very large numbers in range.
  ///
  /// - Returns: nil where there is no spread or it is not finite.
  static func unit(of values: [Double]) -> Double? {
    unit(from: values.min() ?? 0, to: values.max() ?? 0)
  }

  /// The same, of numbers whose lowest and highest are known.
  static func unit(from lowest: Double, to highest: Double) -> Double? {
    let span = highest - lowest
    guard span > 0, span.isFinite else { return nil }
    return Double(sign: .plus, exponent: min(max(-Int(span.exponent), -1000), 1000), significand: 1)
  }
}
