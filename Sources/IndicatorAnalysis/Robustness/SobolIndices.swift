/// How much of the variance of an output each input accounts for.
public struct SobolIndices: Hashable, Sendable {
  /// The share of one input.
  public struct Input: Hashable, Sendable {
    /// By itself: the variance that would go, on average, if it were known.
    public let first: Estimate
    /// Together with all it interacts with: the variance that would be left if all others were known.
    public let total: Estimate
  }

  /// A share, 0 to 1 but for the error of the estimate.
  public struct Estimate: Hashable, Sendable {
    /// The estimate.
    public let value: Double
    /// From the 5% to the 95% quantile over samples drawn from the sample; nil where none was drawn.
    public let interval: ClosedRange<Double>?
  }

  /// The inputs in the order of the design.
  public let inputs: [Input]
  /// The mean of the output over all points.
  public let mean: Double
  /// The variance of the output.
  public let variance: Double
  /// The number of rows that had an output at each of their points.
  public let rows: Int

  /// Estimates the indices.
  ///
  /// First order S = mean(f_B (f_AB - f_A)) / V, of Saltelli et al. (2010), with the mean of all outputs taken from
  /// f_B first, which changes no expectation and makes the estimate steadier; total T = mean((f_A - f_AB)^2) / (2 V),
  /// of M. J. W. Jansen, "Analysis of variance designs for model output", 1999. V is the variance of f over A and B.
  ///
  /// - Parameters:
  ///   - outputs: The output at each point of the design, in its order; nil where there is none, which leaves the
  ///     row out.
  ///   - resamples: How many samples of rows are drawn, with replacement, for the intervals; none for 0.
  ///   - seed: Starts the random numbers of these.
  /// - Returns: nil for fewer than two rows, an output that does not vary, and one that is not finite.
  public init?(_ outputs: [Double?], _ design: SobolDesign, resamples: Int = 0, seed: UInt64 = 0) {
    guard let sample = SobolSample(outputs, design),
      let shares = SobolIndices.shares(sample, Array(0..<sample.rows))
    else { return nil }
    (mean, variance, rows) = (sample.mean, sample.variance, sample.rows)
    let drawn = Concurrent.map(resamples, chunk: 8) { number -> [Double]? in
      var random = RandomStream(seed: seed, stream: UInt64(truncatingIfNeeded: number))
      return SobolIndices.shares(sample, (0..<sample.rows).map { _ in random.index(below: sample.rows) })
    }.compactMap { $0 }
    func estimate(_ position: Int) -> Estimate {
      Estimate(value: shares[position], interval: SobolIndices.interval(drawn.map { $0[position] }))
    }
    inputs = (0..<design.inputs).map { Input(first: estimate(2 * $0), total: estimate(2 * $0 + 1)) }
  }

  /// For each input the first-order and the total share over some rows; nil when the output does not vary.
  ///
  /// Plain sums: with the mean taken off and in the order of the design, rounding is far below sampling error.
  private static func shares(_ sample: SobolSample, _ rows: [Int]) -> [Double]? {
    guard let variance = sample.variance(of: rows), variance > 0 else { return nil }
    let count = Double(rows.count)
    var shares: [Double] = []
    for mixed in sample.mixed {
      var (first, total) = (0.0, 0.0)
      for row in rows {
        let change = mixed[row] - sample.a[row]
        first += sample.b[row] * change
        total += change * change
      }
      shares += [first / count / variance, total / (2 * count) / variance]
    }
    return shares.allSatisfy(\.isFinite) ? shares : nil
  }

  private static func interval(_ values: [Double]) -> ClosedRange<Double>? {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return nil }
    func quantile(_ probability: Double) -> Double {
      let place = probability * Double(last)
      let below = Int(place)
      return sorted[below] + (place - Double(below)) * (sorted[min(below + 1, last)] - sorted[below])
    }
    return quantile(0.05)...max(quantile(0.05), quantile(0.95))
  }
}

/// The outputs of a design, with the mean taken off: rows that lack one are left out.
private struct SobolSample: Sendable {
  private(set) var a: [Double] = []
  private(set) var b: [Double] = []
  private(set) var mixed: [[Double]]
  let mean: Double
  private(set) var variance = 0.0

  var rows: Int { a.count }

  init?(_ outputs: [Double?], _ design: SobolDesign) {
    guard outputs.count == design.points.count, design.rows > 0 else { return nil }
    let sets = (0..<design.inputs + 2).map { outputs[$0 * design.rows..<($0 + 1) * design.rows] }.map(
      Array.init)
    let complete = (0..<design.rows).filter { row in sets.allSatisfy { $0[row]?.isFinite ?? false } }
    let kept = sets.map { set in complete.compactMap { set[$0] } }
    guard complete.count > 1, let mean = Moments.mean(kept.flatMap { $0 }) else { return nil }
    let centred = kept.map { $0.map { $0 - mean } }
    (a, b, mixed) = (centred[0], centred[1], Array(centred.dropFirst(2)))
    self.mean = mean
    guard let variance = variance(of: Array(0..<complete.count)) else { return nil }
    self.variance = variance
  }

  /// The variance of f over A and B, of these rows; nil when it is not finite.
  func variance(of rows: [Int]) -> Double? {
    let count = Double(2 * rows.count)
    var (sum, squares) = (0.0, 0.0)
    for row in rows { sum += a[row] + b[row] }
    let mean = sum / count
    for row in rows {
      squares += (a[row] - mean) * (a[row] - mean) + (b[row] - mean) * (b[row] - mean)
    }
    let variance = squares / (count - 1)
    return variance.isFinite ? variance : nil
  }
}
