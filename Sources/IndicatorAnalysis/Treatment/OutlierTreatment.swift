import Glibc

/// The usual treatment of outliers in indicators: moved to their neighbours, else taken the logarithm of.
///
/// The rule of the COIN Tool (European Commission, Joint Research Centre, 2019) and of COINr (Becker et al.,
/// "COINr: An R package for developing composite indicators", 2022).
public struct OutlierTreatment: Hashable, Sendable {
  /// Numbers are left alone unless |skewness| is above this.
  public var skewness: Double
  /// Numbers are left alone unless the kurtosis is above this as well.
  public var kurtosis: Double
  /// The most points that may be moved to the next number.
  public var points: Int
  /// Whether the logarithm is taken when moving points is not enough.
  public var usesLog: Bool

  /// Makes a treatment, with the limits of the COIN Tool unless given.
  public init(skewness: Double = 2, kurtosis: Double = 3.5, points: Int = 5, usesLog: Bool = true) {
    self.skewness = skewness
    self.kurtosis = kurtosis
    self.points = points
    self.usesLog = usesLog
  }

  /// Whether a shape asks for treatment.
  ///
  /// The limits themselves are within bounds, as in COINr, whose documentation speaks of below them.
  public func isOutlying(_ shape: DistributionShape) -> Bool {
    guard let found = shape.kurtosis else { return false }
    return abs(shape.skewness) > skewness && found > kurtosis
  }

  /// Treats numbers.
  ///
  /// Within the limits they stay as they are. Else the highest (where the skewness is positive) or lowest ones
  /// are winsorised: set to the next number, all that share a value at once, until the numbers are within the
  /// limits or no more points may be moved. If that was not enough, the numbers as they were become
  /// ln(x - min + 0.01 (max - min)), whichever way they are skewed.
  ///
  /// - Parameter values: The numbers in any unit; nil where there is none.
  /// - Returns: The numbers with what was done; untouched for fewer than four, and where all are equal.
  public func apply(to values: [Double?]) -> TreatedValues {
    guard let before = DistributionShape(of: values.compactMap { $0 }), isOutlying(before) else {
      return TreatedValues(values, .untouched, before: DistributionShape(of: values.compactMap { $0 }))
    }
    let winsorised = winsorise(values, before)
    if let winsorised, !isOutlying(winsorised.shape) {
      return TreatedValues(
        winsorised.values, .winsorised, before: before, after: winsorised.shape, moved: winsorised.moved)
    }
    guard usesLog, let logged = OutlierTreatment.logarithms(values),
      let after = DistributionShape(of: logged.compactMap { $0 })
    else { return TreatedValues(values, .outlying, before: before) }
    return TreatedValues(logged, isOutlying(after) ? .loggedOutlying : .logged, before: before, after: after)
  }

  /// Numbers of which some were moved.
  private struct Winsorised {
    var values: [Double?]
    var shape: DistributionShape
    var moved: [Int] = []
  }

  /// Moves points until the numbers are within the limits; nil when that takes more points than allowed, or
  /// would leave a single value.
  ///
  /// COINr counts otherwise: its first version counts steps, of which one may move several equal numbers, and
  /// its second stops only once the number of points is past the limit. Here the limit holds for points.
  private func winsorise(_ values: [Double?], _ shape: DistributionShape) -> Winsorised? {
    var state = Winsorised(values: values, shape: shape)
    var moved: Set<Int> = []
    while isOutlying(state.shape) {
      let isHigh = state.shape.skewness >= 0
      let present = state.values.compactMap { $0 }
      guard let end = isHigh ? present.max() : present.min() else { return nil }
      let rest = present.filter { $0 != end }
      guard let next = isHigh ? rest.max() : rest.min() else { return nil }
      for index in state.values.indices where state.values[index] == end {
        state.values[index] = next
        moved.insert(index)
      }
      guard moved.count <= points, let shape = DistributionShape(of: state.values.compactMap { $0 }) else {
        return nil
      }
      state.shape = shape
    }
    state.moved = moved.sorted()
    return state
  }

  /// ln(x - min + 0.01 (max - min)); nil where the range is too wide or too narrow to compute with.
  private static func logarithms(_ values: [Double?]) -> [Double?]? {
    let present = values.compactMap { $0 }
    guard let lowest = present.min(), let highest = present.max() else { return nil }
    let shift = 0.01 * (highest - lowest)
    guard shift.isFinite, shift > 0 else { return nil }
    return values.map { $0.map { log($0 - lowest + shift) } }
  }
}
