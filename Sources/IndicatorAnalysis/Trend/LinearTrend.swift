/// How fast figures change over time.
public enum LinearTrend {
  /// A figure at a moment.
  public struct Point: Hashable, Sendable {
    /// The moment, in years.
    public var time: Double
    /// The figure.
    public var value: Double

    /// Makes a point.
    public init(_ time: Double, _ value: Double) {
      self.time = time
      self.value = value
    }
  }

  /// The change per year by least squares: sum (t - mean t) (x - mean x) / sum (t - mean t)^2.
  ///
  /// - Returns: nil where fewer than two moments differ, and where a number or a sum is not finite.
  public static func slope(_ points: [Point]) -> Double? {
    guard let time = Moments.mean(points.map(\.time)), let value = Moments.mean(points.map(\.value)) else {
      return nil
    }
    var (products, squares) = (ExactSum(), ExactSum())
    for point in points {
      products.add(product: point.time - time, point.value - value)
      squares.add(product: point.time - time, point.time - time)
    }
    guard let product = products.total, let square = squares.total, square > 0 else { return nil }
    let slope = product / square
    return slope.isFinite ? slope : nil
  }
}
