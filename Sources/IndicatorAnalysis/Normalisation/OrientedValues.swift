import Glibc

/// A column of numbers turned so that higher means a higher result.
struct OrientedValues {
  /// The numbers, nil where there is none.
  let values: [Double?]
  /// The numbers that are there.
  let present: [Double]
  /// Whether the numbers are the opposite of those that were given.
  let isReversed: Bool

  /// Turns numbers round where a higher one gets a lower result.
  init(_ values: [Double?], isReversed: Bool) {
    self.values = isReversed ? values.map { $0.map { -$0 } } : values
    self.isReversed = isReversed
    present = self.values.compactMap { $0 }
  }

  /// The ranks from the lowest.
  func ranks(_ ties: Ties) -> [Double?] { Ranking.ranks(values, ties: ties) }
}

extension OrientedValues {
  /// (x - median) / (1.4826 MAD); nil when the numbers are too far apart to compute with.
  func robustlyStandardised() -> [Double?]? {
    guard let unit = Moments.unit(of: present) else { return nil }
    let scaled = present.map { $0 * unit }
    guard let median = Median.of(scaled), let deviation = Median.absoluteDeviation(scaled), deviation > 0
    else { return nil }
    return values.map { $0.map { ($0 * unit - median) / (1.4826 * deviation) } }
  }

  /// The class of each number from 1 to `classes`: 1 + floor(c k / n) for a number that c of n are lower than.
  ///
  /// The quantile j / k of type 1 is the number at place ceil(n j / k) in order of size, and a number is above it
  /// when at least that many are lower. So the class follows from counting alone, and nothing is rounded.
  func quantileClasses(_ classes: Int) -> [Double?] {
    let count = present.count
    return ranks(.minimum).map { rank in
      guard let rank, classes > 1 else { return rank.map { _ in 1 } }
      let product = (Int(rank) - 1).multipliedFullWidth(by: classes)
      return Double(1 + count.dividingFullWidth(product).quotient)
    }
  }

  /// -23 ln(1 - R (1 - exp(-100 / 23))), R = r / n.
  func exponential(_ ties: Ties) -> [Double?] {
    let count = Double(present.count)
    return ranks(ties).map { rank in
      rank.map { rank in
        // The constant makes 100 of R = 1; rounding may carry it past.
        min(-23 * log1p(rank / count * expm1(-100.0 / 23)), 100)
      }
    }
  }
}
