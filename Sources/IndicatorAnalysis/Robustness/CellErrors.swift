/// How far the values of one indicator may be off, area by area. Errors of several kinds add up.
public struct CellErrors: Hashable, Sendable {
  /// How a value is spread between bounds.
  public enum Shape: Hashable, Sendable {
    /// Each value between them is as likely.
    case uniform
    /// Normal, each side with a deviation of its own where the bounds are not as far.
    case normal
  }

  /// The distance from the value down to its lower bound, or the deviation on that side; 0 where it is not known.
  public var below: [Double]
  /// The same upwards.
  public var above: [Double]
  /// How a value is spread between them.
  public var shape: Shape
  /// The unit that values are rounded to: the error is uniform from minus half of it to half of it.
  public var rounding: Double
  /// The relative standard error: normal, with this part of the value as its deviation.
  public var relative: Double
  /// The values that can occur: an error does not carry a value past them.
  public var limits: ClosedRange<Double>?

  /// Makes errors of as many areas, all of them 0 but for the roundings and the relative ones.
  public init(
    areas: Int, rounding: Double = 0, relative: Double = 0, limits: ClosedRange<Double>? = nil
  ) {
    below = [Double](repeating: 0, count: areas)
    above = below
    shape = .normal
    self.rounding = rounding
    self.relative = relative
    self.limits = limits
  }

  /// Takes errors from bounds around values; one without bounds, or outside its own, gets none.
  ///
  /// - Parameters:
  ///   - lower: The lower bounds, NaN where there is none.
  ///   - upper: The upper bounds.
  ///   - values: The values.
  ///   - shape: How values are spread between the bounds.
  ///   - confidence: How much of a normal spread the bounds hold; all of a uniform one.
  public mutating func take(
    lower: [Double], upper: [Double], around values: [Double?], _ shape: Shape, _ confidence: Confidence
  ) {
    self.shape = shape
    let deviations = shape == .normal ? confidence.z : 1
    for (area, value) in values.enumerated() {
      guard let value, lower[area] <= value, value <= upper[area], (upper[area] - lower[area]).isFinite
      else { continue }
      below[area] = (value - lower[area]) / deviations
      above[area] = (upper[area] - value) / deviations
    }
  }

  /// Whether there is any error.
  public var isNone: Bool {
    rounding == 0 && relative == 0 && below.allSatisfy { $0 == 0 } && above.allSatisfy { $0 == 0 }
  }

  /// Whether all are numbers of 0 or more.
  var isUsable: Bool {
    ([rounding, relative] + below + above).allSatisfy { $0 >= 0 && $0.isFinite }
  }

  /// The errors of the areas in another order.
  func reordered(_ order: [Int]) -> CellErrors {
    var copy = self
    copy.below = order.map { below[$0] }
    copy.above = order.map { above[$0] }
    return copy
  }

  /// Puts values with a random error in the place of values without one; NaN stays.
  func disturb(_ column: UnsafeMutableBufferPointer<Double>, _ random: inout RandomStream) {
    for area in column.indices where !column[area].isNaN {
      let value = column[area]
      var result = value + boundError(area, &random)
      if relative > 0 { result += relative * abs(value) * random.normal() }
      if rounding > 0 { result += rounding * (random.uniform() - 0.5) }
      // A value past the limits to begin with is an error of the source, and not one to be mended here.
      if let limits, limits.contains(value) {
        result = min(max(result, limits.lowerBound), limits.upperBound)
      }
      column[area] = result.isFinite ? result : value
    }
  }

  private func boundError(_ area: Int, _ random: inout RandomStream) -> Double {
    let (below, above) = (below[area], above[area])
    guard below > 0 || above > 0 else { return 0 }
    switch shape {
    case .uniform: return -below + (below + above) * random.uniform()
    case .normal:
      let normal = random.normal()
      return normal * (normal < 0 ? below : above)
    }
  }
}
