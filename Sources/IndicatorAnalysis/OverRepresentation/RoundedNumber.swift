/// A number as it is published, and the range in which the true one lies because of rounding.
public struct RoundedNumber: Hashable, Sendable {
  /// The number as published.
  public let value: Double
  /// The lowest true number.
  public let lower: Double
  /// The highest true number.
  public let upper: Double

  /// A number that is not negative, rounded to a multiple of a unit: the true one is within half a unit of it.
  ///
  /// - Parameter unit: 5 for counts rounded to fives; 0 for a number that is not rounded, and 1 for a count that
  ///   can only be whole, which is exact too.
  /// - Returns: nil for a number that is negative or not finite, and for a unit that is.
  public init?(_ value: Double, unit: Double = 0) {
    guard value >= 0, value.isFinite, unit >= 0, unit.isFinite else { return nil }
    let half = unit > 1 ? unit / 2 : 0
    self.init(value: value, lower: max(0, value - half), upper: value + half)
  }

  init(value: Double, lower: Double, upper: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }

  /// The sum of numbers, in which all may be off to the same side; the same in whatever order they come.
  public static func sum(of numbers: some Collection<RoundedNumber>) -> RoundedNumber {
    func total(_ part: KeyPath<RoundedNumber, Double>) -> Double {
      var sum = ExactSum()
      for number in numbers { sum.add(number[keyPath: part]) }
      return sum.total ?? .greatestFiniteMagnitude
    }
    return RoundedNumber(value: total(\.value), lower: total(\.lower), upper: total(\.upper))
  }
}

/// Cases among people, both as far as rounding lets them be known.
public struct CountedShare: Hashable, Sendable {
  /// The cases.
  public let cases: RoundedNumber
  /// The people among whom they are.
  public let people: RoundedNumber

  /// Takes two counts.
  ///
  /// - Returns: nil for no people, and for more cases than people by more than rounding explains.
  public init?(cases: RoundedNumber, people: RoundedNumber) {
    guard people.value > 0, people.upper < .greatestFiniteMagnitude, cases.lower <= people.upper else {
      return nil
    }
    let isMore = cases.value > people.value
    self.cases =
      isMore ? RoundedNumber(value: people.value, lower: cases.lower, upper: cases.upper) : cases
    self.people = people
  }

  /// Takes a share of people, such as a percentage rounded to whole percents: cases = people x share, within
  /// people x half a unit.
  ///
  /// How far the people themselves are off is left to `people`.
  ///
  /// - Parameters:
  ///   - share: The share between 0 and 1.
  ///   - unit: To which unit it is rounded, 0.01 for whole percents; 0 for not at all.
  /// - Returns: nil for a share outside 0 to 1 and for no people.
  public init?(share: Double, unit: Double, people: RoundedNumber) {
    guard share >= 0, share <= 1, unit >= 0, unit.isFinite, people.value > 0 else { return nil }
    let most = people.value
    let cases = RoundedNumber(
      value: share * most, lower: max(0, share - unit / 2) * most,
      upper: min(1, share + unit / 2) * most)
    self.init(cases: cases, people: people)
  }

  /// The share as published.
  public var share: Double { cases.value / people.value }

  /// The interval around all shares that rounding allows: the lower bound at the fewest cases among the most
  /// people, the upper one at the most cases among the fewest people.
  public func interval(_ method: ShareInterval, _ confidence: Confidence) -> Interval? {
    let fewest = min(cases.lower, people.upper)
    guard let low = method.interval(cases: fewest, people: people.upper, confidence: confidence) else {
      return nil
    }
    guard people.lower > 0 else { return Interval(lower: low.lower, upper: 1) }
    let high = method.interval(
      cases: min(cases.upper, people.lower), people: people.lower, confidence: confidence)
    return high.map { Interval(lower: low.lower, upper: $0.upper) }
  }

  /// The share of all these people together; nil for none.
  public static func sum(of shares: [CountedShare]) -> CountedShare? {
    CountedShare(
      cases: RoundedNumber.sum(of: shares.lazy.map(\.cases)),
      people: RoundedNumber.sum(of: shares.lazy.map(\.people)))
  }
}
