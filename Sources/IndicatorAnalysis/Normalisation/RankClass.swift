/// Classes of equal size by rank, as deciles are published.
public enum RankClass {
  /// The class of each rank r of n: ceil(k r / n), 1 for the first.
  ///
  /// This gives the published deciles of the English indices of deprivation 2019. Equal values share a class when they
  /// share a rank. With fewer areas than classes some are empty.
  ///
  /// - Parameters:
  ///   - count: The number of classes k, 1 or more.
  ///   - ranks: Ranks from 1, nil where there is none; n is the number of those that are there. A rank outside 1 to n
  ///     has no class.
  public static func classes(_ count: Int, of ranks: [Double?]) -> [Double?] {
    let ranked = ranks.count { $0 != nil }
    return ranks.map { rank in
      guard let rank, rank >= 1, rank <= Double(ranked) else { return nil }
      // Whole numbers, so that 10 * 3 / 30 is not rounded up to 2.
      let product = Int(rank.rounded(.up)).multipliedFullWidth(by: max(1, count))
      let (quotient, remainder) = ranked.dividingFullWidth(product)
      return Double(quotient + (remainder > 0 ? 1 : 0))
    }
  }
}
