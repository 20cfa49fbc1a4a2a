/// The test whether an area has a larger share of cases than the rest of the area that holds it.
///
/// An area has the same share as the whole exactly when it has the same share as the rest, and only the rest is
/// independent of the area.
public enum RestTest {
  /// Which test was made.
  public enum Method: Hashable, Sendable {
    /// The hypergeometric test (Fisher's, one-sided): the rest is so small that its own share is a matter of
    /// chance too.
    case exact
    /// The exact binomial test against the share of the rest, which is so large that it counts as known.
    case againstKnownShare
  }

  /// The rest is large from this many times the people of the area on, when it also has `largeCases` cases: the
  /// chance variation of its share is then less than a fifth of that of the area.
  public static let largeTimes = 25.0
  /// The least number of cases in a large rest.
  public static let largeCases = 100.0

  /// The probability of as many cases in the area or more, if its share were that of the rest.
  ///
  /// Taken at the end of the rounding ranges nearest to no difference: the fewest cases among the most people in
  /// the area, the most cases among the fewest people in the whole. Cases are rounded down to whole ones in the
  /// area and up in the whole, people likewise to the cautious side.
  ///
  /// - Returns: nil where nothing is left to compare with.
  public static func p(_ area: CountedShare, in whole: CountedShare) -> (p: Double, method: Method)? {
    let people = up(area.people.upper)
    let wholePeople = down(whole.people.lower)
    let restPeople = wholePeople - people
    guard restPeople > 0 else { return nil }
    let cases = min(down(area.cases.lower), people)
    let wholeCases = min(max(up(whole.cases.upper), cases), cases + restPeople)
    if isLargeRest(area, whole) {
      let restShare = (wholeCases - cases) / restPeople
      return BinomialTest.p(cases: cases, people: people, share: restShare)
        .map { ($0, .againstKnownShare) }
    }
    return HypergeometricTest.p(
      cases: cases, people: people, parentCases: wholeCases, parentPeople: wholePeople
    ).map { ($0, .exact) }
  }

  /// Told from the published numbers, so that the same test is made however they are rounded.
  private static func isLargeRest(_ area: CountedShare, _ whole: CountedShare) -> Bool {
    whole.people.value - area.people.value >= largeTimes * area.people.value
      && whole.cases.value - area.cases.value >= largeCases
  }

  // What was computed from a percentage may be a last digit off a whole number.
  private static func down(_ value: Double) -> Double { (value + 1e-6).rounded(.down) }
  private static func up(_ value: Double) -> Double { (value - 1e-6).rounded(.up) }
}
