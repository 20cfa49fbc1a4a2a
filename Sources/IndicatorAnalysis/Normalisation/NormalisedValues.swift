/// Numbers on a common scale, or why there are none.
public struct NormalisedValues: Hashable, Sendable {
  /// One for each number that went in, nil where there was none; all nil when there is a reason.
  public let values: [Double?]
  /// Why no number could be normalised; nil when they could.
  public let obstacle: NormalisationObstacle?

  init(_ values: [Double?]) {
    self.values = values
    obstacle = nil
  }

  init(none obstacle: NormalisationObstacle, count: Int) {
    values = [Double?](repeating: nil, count: count)
    self.obstacle = obstacle
  }
}

/// Why a set of numbers can't be normalised.
public enum NormalisationObstacle: String, Hashable, Sendable, CaseIterable {
  /// There are fewer than two, so none can be compared with another.
  case tooFewValues = "fewer than two values"
  /// All are equal. That gives no value, not 0: it would look like a mean or a minimum.
  case noVariation = "no variation"
  /// Half of them or more are equal, so that their distances to the median have no middle to divide by.
  case noMedianDeviation = "half of the values or more are equal"
  /// There is no number to compare with, because the reference area has none.
  case noReference = "no value of the reference area"
  /// The target or reference is not above the lowest number (or, reversed, not below the highest), so that a
  /// distance to it says nothing of how far the others have come.
  case benchmarkTooLow = "target or reference not beyond the least value"
  /// One of them is not a finite number, or the spread is too large or too small to compute with.
  case notFinite = "numbers out of range"
}
