/// A figure per so many of something else: x / d * per, such as cases per 1,000 inhabitants.
public struct Denomination: Hashable, Sendable {
  /// Per how many.
  public let per: Double

  /// Makes a denomination.
  public init(per: Double) { self.per = per }

  /// Why there is no figure.
  public enum Obstacle: String, Hashable, Sendable, CaseIterable {
    /// The denominator is 0: nobody to share it.
    case zeroDenominator = "denominator 0"
    /// The denominator is below 0, which is no size.
    case negativeDenominator = "denominator below 0"
    /// The result is too large, or an input is not a number.
    case notFinite = "numbers out of range"
  }

  /// The figure, or why there is none.
  ///
  /// - Parameters:
  ///   - value: What is shared.
  ///   - denominator: Among how many.
  public func apply(_ value: Double, by denominator: Double) -> Result<Double, Obstacle> {
    if denominator == 0 { return .failure(.zeroDenominator) }
    if denominator < 0 { return .failure(.negativeDenominator) }
    // The product first is one rounding less where it fits, and the quotient first where it does not.
    let product = value * per
    let figure = product.isFinite ? product / denominator : value / denominator * per
    // Adding 0 makes a plain 0 of -0.
    return figure.isFinite && denominator.isFinite ? .success(figure + 0) : .failure(.notFinite)
  }
}

extension Denomination.Obstacle: Error {}
