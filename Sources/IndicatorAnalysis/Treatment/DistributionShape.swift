/// How lopsided and how heavy-tailed numbers are, corrected for the size of the sample.
///
/// The G1 and G2 of Joanes and Gill, "Comparing measures of sample skewness and kurtosis", 1998: type 2 of the R
/// package e1071, which COINr computes too, and `bias=False` of scipy.
public struct DistributionShape: Hashable, Sendable {
  /// G1 = sqrt(n (n - 1)) / (n - 2) * m3 / m2^(3/2), for central moments m: 0 for numbers in balance, above 0
  /// with a long tail of high ones.
  public let skewness: Double
  /// G2 = (n - 1) / ((n - 2) (n - 3)) ((n + 1) (m4 / m2^2 - 3) + 6): 0 for normally distributed numbers, above
  /// 0 with heavier tails. nil for three numbers.
  public let kurtosis: Double?

  /// Measures numbers.
  ///
  /// - Returns: nil for fewer than three, for numbers that are all equal, and where one or the spread is not
  ///   finite.
  public init?(of values: [Double]) {
    let count = Double(values.count)
    guard count >= 3, values.allSatisfy(\.isFinite), let unit = Moments.unit(of: values) else { return nil }
    let scaled = values.map { $0 * unit }
    guard let mean = Moments.mean(scaled) else { return nil }
    let deviations = scaled.map { $0 - mean }
    guard let second = Moments.mean(deviations.map { $0 * $0 }), second > 0,
      let third = Moments.mean(deviations.map { $0 * $0 * $0 }),
      let fourth = Moments.mean(deviations.map { $0 * $0 * $0 * $0 })
    else { return nil }
    skewness = (count * (count - 1)).squareRoot() / (count - 2) * (third / (second * second.squareRoot()))
    let excess = (count + 1) * (fourth / (second * second) - 3) + 6
    kurtosis = count > 3 ? (count - 1) / ((count - 2) * (count - 3)) * excess : nil
  }
}
