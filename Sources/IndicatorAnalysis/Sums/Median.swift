/// The middle of numbers, which a few outliers do not move.
public enum Median {
  /// The middle number in order of size, or the mean of the two in the middle.
  ///
  /// - Returns: nil for no numbers, and where one is not finite.
  public static func of(_ values: some Collection<Double>) -> Double? {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    let sorted = values.sorted()
    let upper = sorted[sorted.count / 2]
    guard sorted.count.isMultiple(of: 2) else { return upper }
    let lower = sorted[sorted.count / 2 - 1]
    let sum = lower + upper
    return sum.isFinite ? sum / 2 : lower / 2 + upper / 2
  }

  /// MAD: the median of |x - median|, without a factor.
  ///
  /// - Returns: nil for no numbers, and where one of them or a distance is not finite.
  public static func absoluteDeviation(_ values: some Collection<Double>) -> Double? {
    guard let median = of(values) else { return nil }
    return of(values.map { abs($0 - median) })
  }
}
