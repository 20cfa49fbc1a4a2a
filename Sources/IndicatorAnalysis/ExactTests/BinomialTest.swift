/// The exact test of a number of cases among people against a share that is known.
public enum BinomialTest {
  /// The probability, if the share were p0, of what was observed or something further from it.
  ///
  /// P(X >= x) = I_p0(x, n - x + 1) and P(X <= x) = 1 - I_p0(x + 1, n - x), the regularised incomplete beta
  /// function, which also stands for numbers of cases that are not whole.
  ///
  /// - Returns: A probability; nil unless 0 <= cases <= people, people is finite and the share is within 0 and 1.
  ///   A two-sided test rounds the numbers to whole ones.
  public static func p(
    cases: Double, people: Double, share: Double, alternative: Alternative = .greater
  ) -> Double? {
    guard cases >= 0, cases <= people, people.isFinite, share >= 0, share <= 1 else { return nil }
    return switch alternative {
    case .greater: atLeast(cases, of: people, share)
    case .less: atMost(cases, of: people, share)
    case .twoSided: twoSided(cases.rounded(), of: people.rounded(), share)
    }
  }

  private static func atLeast(_ cases: Double, of people: Double, _ share: Double) -> Double {
    cases > 0 ? BetaDistribution.cumulative(share, cases, people - cases + 1) : 1
  }

  private static func atMost(_ cases: Double, of people: Double, _ share: Double) -> Double {
    cases < people ? BetaDistribution.complement(share, cases + 1, people - cases) : 1
  }

  private static func twoSided(_ cases: Double, of people: Double, _ share: Double) -> Double {
    let expected = people * share
    guard cases != expected else { return 1 }
    func density(_ x: Double) -> Double { CountDensity.binomial(x, of: people, chance: share) }
    let limit = density(cases) * FarTail.allowance
    if cases < expected {
      let far = FarTail.lastUnlikely(from: -people, to: -expected.rounded(.up), limit: limit) { density(-$0) }
      let tail = -far <= people ? atLeast(-far, of: people, share) : 0
      return min(1, atMost(cases, of: people, share) + tail)
    }
    let far = FarTail.lastUnlikely(from: 0, to: expected.rounded(.down), limit: limit, density)
    let tail = far >= 0 ? atMost(far, of: people, share) : 0
    return min(1, atLeast(cases, of: people, share) + tail)
  }
}
