/// Comparison of every area with every other, in time proportional to their number squared.
public enum Copeland {
  /// The number of areas that are compared at most: more than a billion pairs take too long to wait for.
  public static let areaLimit = 50_000

  /// The score of each area: wins less losses, divided by the number of other areas.
  ///
  /// - Parameters:
  ///   - scores: The scores, indicator by indicator; NaN where there is none.
  ///   - weights: The weight of each indicator, above 0.
  static func outcomes(_ scores: [Double], areas: Int, weights: [Double]) -> [RowOutcome] {
    guard areas > 1 else { return [RowOutcome](repeating: .obstacle(.noOtherArea), count: areas) }
    guard areas <= areaLimit else {
      return [RowOutcome](repeating: .obstacle(.tooManyAreas), count: areas)
    }
    let others = Double(areas - 1)
    return balance(scores, areas: areas, weights: weights).map { .value(Double($0) / others) }
  }

  /// Wins less losses of each area.
  ///
  /// Weights are rounded to 2^-40 of the largest, so that their sums are exact in any order; sides that differ
  /// by no more than this rounding are even.
  private static func balance(_ scores: [Double], areas: Int, weights: [Double]) -> [Int] {
    let unit = 0x1p40 / (weights.max() ?? 1)
    let whole = weights.map { ($0 * unit).rounded() }
    let even = Double(weights.count)
    var balance = [Int](repeating: 0, count: areas)
    var lead = [Double](repeating: 0, count: areas)
    for area in 0..<areas {
      addLeads(over: area, of: areas, scores, whole, &lead)
      for other in area + 1..<areas {
        let outcome = (lead[other] > even ? 1 : 0) - (lead[other] < -even ? 1 : 0)
        balance[other] += outcome
        balance[area] -= outcome
      }
    }
    return balance
  }

  /// By how much weight each later area is ahead of one.
  private static func addLeads(
    over area: Int, of areas: Int, _ scores: [Double], _ weights: [Double], _ lead: inout [Double]
  ) {
    scores.withUnsafeBufferPointer { scores in
      lead.withUnsafeMutableBufferPointer { lead in
        for other in area + 1..<areas { lead[other] = 0 }
        for (member, weight) in weights.enumerated() {
          let own = scores[member * areas + area]
          // Whatever is compared with no number is neither higher nor lower.
          for other in area + 1..<areas {
            let score = scores[member * areas + other]
            lead[other] += (score > own ? weight : 0) - (score < own ? weight : 0)
          }
        }
      }
    }
  }
}
