/// The interval of a proportion x / n, with x cases among n people.
///
/// A register counts everybody, so the interval expresses chance variation. It does not belong on a modelled
/// percentage.
public enum ProportionInterval {
  /// The Wilson score interval: (2x + z^2 -/+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2)).
  ///
  /// Source: Wilson, "Probable inference", 1927; as the public health observatories of England use it.
  ///
  /// - Returns: Bounds as a share between 0 and 1; nil unless 0 <= cases <= people and people > 0.
  public static func wilson(cases: Double, people: Double, confidence: Confidence) -> Interval? {
    guard cases >= 0, cases <= people, people > 0, people.isFinite else { return nil }
    let z = confidence.z
    let spread = z * (z * z + 4 * cases * (1 - cases / people)).squareRoot()
    let width = 2 * (people + z * z)
    // Rounding may put the bounds of no case, or of nothing but cases, a last digit off.
    let share = cases / people
    return Interval(
      lower: min(share, max(0, (2 * cases + z * z - spread) / width)),
      upper: max(share, min(1, (2 * cases + z * z + spread) / width)))
  }

  /// The exact interval of Clopper and Pearson: the a/2 quantile of beta(x, n - x + 1) and the 1 - a/2 quantile of
  /// beta(x + 1, n - x), with a = 1 - confidence.
  ///
  /// Source: Clopper and Pearson, "The use of confidence or fiducial limits", 1934. It is wider than Wilson's.
  ///
  /// - Returns: Bounds as a share between 0 and 1; nil unless 0 <= cases <= people and people > 0.
  public static func clopperPearson(cases: Double, people: Double, confidence: Confidence) -> Interval? {
    guard cases >= 0, cases <= people, people > 0, people.isFinite else { return nil }
    let tail = (1 - confidence.level) / 2
    let others = people - cases
    // The upper bound of the cases is what the lower one of the others leaves.
    return Interval(
      lower: cases > 0 ? BetaDistribution.quantile(tail, cases, others + 1) : 0,
      upper: others > 0 ? 1 - BetaDistribution.quantile(tail, others, cases + 1) : 1)
  }
}
