/// Percentages, and ranges with a shared unit.
extension DutchNumber {
  /// A percentage with as many decimals as it can bear: `12,5%`, `12%`.
  ///
  /// With an interval its last digit is not finer than half the width of that. Without, it has one decimal, or none
  /// when the source has none.
  ///
  /// - Parameters:
  ///   - value: The percentage, 0 to 100.
  ///   - lower: The lower bound of its interval.
  ///   - upper: The upper bound of its interval.
  ///   - isWhole: Whether the source counts in whole percents.
  public static func percent(
    _ value: Double, lower: Double? = nil, upper: Double? = nil, isWhole: Bool = false
  ) -> String {
    text(value, decimals: isWhole ? 0 : percentDecimals(lower: lower, upper: upper)) + "%"
  }

  /// The decimals of a percentage with an interval, 0 or 1; 1 without one.
  public static func percentDecimals(lower: Double?, upper: Double?) -> Int {
    guard let lower, let upper, lower.isFinite, upper.isFinite else { return 1 }
    return decimals(width: upper - lower, most: 1)
  }

  /// The decimals whose last digit is not finer than half the width of an interval.
  ///
  /// - Parameters:
  ///   - width: The width; 0 for a number that is sure.
  ///   - most: The most decimals to give.
  public static func decimals(width: Double, most: Int) -> Int {
    var (decimals, digit) = (0, 0.1)
    // A width such as 0,2 is a little more or less in binary.
    while decimals < most, digit >= width / 2 - 1e-9 { (decimals, digit) = (decimals + 1, digit / 10) }
    return decimals
  }

  /// A range with its unit once: `1.000 tot 1.400`, `12 tot 15%`, `€ 4 tot 8 miljoen`.
  ///
  /// - Parameters:
  ///   - lower: The lower end.
  ///   - upper: The upper end; where it reads like the lower one, the range is one number.
  ///   - decimals: The decimals of both.
  ///   - before: What stands before the numbers, with its blank.
  ///   - after: What stands behind the numbers, with its blank.
  public static func range(
    _ lower: Double, _ upper: Double, decimals: Int = 0, before: String = "", after: String = ""
  ) -> String {
    let (low, high) = (text(lower, decimals: decimals), text(upper, decimals: decimals))
    return before + (low == high ? low : "\(low) tot \(high)") + after
  }

  /// A range of numbers, both rounded as far as the width allows: `1.000 tot 1.400`.
  public static func roundedRange(_ lower: Double, _ upper: Double) -> String {
    let width = upper - lower
    let (low, high) = (rounded(lower, width: width), rounded(upper, width: width))
    return low == high ? low : "\(low) tot \(high)"
  }

  /// A range of percentages: `10 tot 15%`; with a decimal where both ends would read the same.
  public static func percentRange(_ lower: Double, _ upper: Double) -> String {
    let decimals = percentDecimals(lower: lower, upper: upper)
    let isOne = text(lower, decimals: decimals) == text(upper, decimals: decimals)
    return range(lower, upper, decimals: isOne ? 1 : decimals, after: "%")
  }
}
