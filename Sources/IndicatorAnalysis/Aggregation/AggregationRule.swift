/// The formula by which scores become one; w are the weights of the scores that are present.
///
/// Formulas after the OECD/JRC "Handbook on Constructing Composite Indicators", 2008, chapter 6, unless another
/// source is named.
public enum AggregationRule: Hashable, Sendable {
  /// sum(w x) / sum(w): a low score on one indicator is made up for by a high one on another.
  case arithmetic
  /// exp(sum(w ln x) / sum(w)), for x > 0: makes up less for a low score.
  case geometric
  /// sum(w) / sum(w / x), for x > 0: makes up still less.
  case harmonic
  /// (sum(w x^p) / sum(w))^(1/p), for x > 0 and a p at least `AggregationRule.leastPower` away from 0.
  case power(Double)
  /// M + S cv with cv = S / M over the scores of an area: an unbalanced profile counts as more vulnerable.
  ///
  /// M = sum(w x) / sum(w) and S^2 = sum(w (x - M)^2) / sum(w), that of the scores themselves and not of a
  /// sample, as in M. Mazziotta and A. Pareto, "On a generalized non-compensatory composite index for measuring
  /// socio-economic phenomena", Social Indicators Research 127, 2016. The scores are meant to have mean 100 and
  /// deviation 10; M has to be above 0.
  case mazziottaParetoPlus
  /// M - S cv: an unbalanced profile counts as less well off.
  case mazziottaParetoMinus
  /// The comparisons with each other area that are won, less those lost, divided by their number: -1 to 1.
  ///
  /// An area wins where the indicators on which it is higher weigh more than those on which it is lower, of
  /// those that both have. A. H. Copeland, "A reasonable social welfare function", 1951.
  case copeland
}

extension AggregationRule {
  /// The power nearest to 0: nearer the root loses digits, and the mean is the geometric one.
  public static let leastPower = 0.001

  /// Whether only scores above 0 have a result.
  public var needsPositiveScores: Bool {
    switch self {
    case .geometric, .harmonic, .power: true
    case .arithmetic, .mazziottaParetoPlus, .mazziottaParetoMinus, .copeland: false
    }
  }

  /// Whether the balance of a profile is judged by a coefficient of variation, which needs a mean above 0.
  public var isMazziottaPareto: Bool { self == .mazziottaParetoPlus || self == .mazziottaParetoMinus }

  /// Whether the result depends on the other areas.
  public var comparesAreas: Bool { self == .copeland }

  /// Whether the power, where there is one, is one to compute with.
  var hasUsablePower: Bool {
    guard case .power(let power) = self else { return true }
    return power.isFinite && abs(power) >= AggregationRule.leastPower
  }
}
