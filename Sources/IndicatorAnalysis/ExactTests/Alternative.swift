/// Against which alternative a test weighs what was observed.
public enum Alternative: Hashable, Sendable, CaseIterable {
  /// There are more cases than expected: the probability of as many or more.
  case greater
  /// There are fewer cases than expected: the probability of as few or fewer.
  case less
  /// There are more or fewer: the probability of all numbers that are no likelier than the one observed.
  case twoSided
}

/// Finds the far tail of a two-sided test.
enum FarTail {
  /// Numbers count as no likelier than the one observed up to this relative difference, as rounding may set two
  /// equal probabilities apart; the allowance of R and scipy.
  static let allowance = 1 + 1e-7

  /// The last of a range of whole numbers, whose probability rises along it, that is no likelier than a limit;
  /// one before the range when none is.
  static func lastUnlikely(from first: Double, to last: Double, limit: Double, _ density: (Double) -> Double)
    -> Double
  {
    var (low, high) = (first - 1, last)
    while low < high {
      let middle = low + ((high - low) / 2).rounded(.up)
      if density(middle) <= limit { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
