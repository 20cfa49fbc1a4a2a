/// Sums up the draws of one area.
struct AreaSummary {
  private let area: SmallArea
  private let share: Double
  private let draws: [Double]
  private let people: [Double]
  private let reference: (share: Double, draws: [Double])?

  /// - Parameters:
  ///   - share: The share itself.
  ///   - draws: The share in each draw.
  ///   - people: The number of people in each draw.
  ///   - reference: The share and the draws of the area that it is compared with.
  /// - Returns: Nil where numbers of draws differ, or there are none.
  init?(
    _ area: SmallArea, _ share: Double, _ draws: [Double], _ people: [Double],
    _ reference: (share: Double, draws: [Double])?
  ) {
    guard !draws.isEmpty, people.count == draws.count else { return nil }
    self.area = area
    self.share = share
    self.draws = draws
    self.people = people
    // A share of nobody is no measure for others.
    self.reference = reference.flatMap { other in
      other.draws.count == draws.count && other.share > 0 && other.draws.allSatisfy { $0 > 0 } ? other : nil
    }
  }

  func estimate(threshold: Double) -> SmallAreaEstimate {
    var sorted = draws
    let quantiles = OrderStatistics.quantiles(&sorted, [0.05, 0.5, 0.95])
    return SmallAreaEstimate(
      share: AreaSummary.figure(share, quantiles.first, quantiles.last),
      median: quantiles.count == 3 ? quantiles[1] : share,
      people: figure(area.people * share) { draws[$0] * people[$0] },
      comparison: reference.map { comparison($0.share, $0.draws, threshold) })
  }

  private func comparison(
    _ other: Double, _ others: [Double], _ threshold: Double
  ) -> SmallAreaEstimate.Comparison {
    SmallAreaEstimate.Comparison(
      quotient: figure(share / other) { draws[$0] / others[$0] },
      excess: figure(area.people * (share - other)) { people[$0] * (draws[$0] - others[$0]) },
      probability: part { draws[$0] >= threshold * others[$0] },
      probabilityAbove: part { draws[$0] > others[$0] })
  }

  /// The part of the draws in which something holds.
  private func part(_ holds: (Int) -> Bool) -> Double {
    Double(draws.indices.count { holds($0) }) / Double(draws.count)
  }

  private func figure(_ value: Double, _ draw: (Int) -> Double) -> SmallAreaEstimate.Figure {
    var found = draws.indices.map(draw)
    let quantiles = OrderStatistics.quantiles(&found, [0.05, 0.95])
    return AreaSummary.figure(value, quantiles.first, quantiles.last)
  }

  /// The interval holds the figure: where draws are skewed it could lie just outside.
  private static func figure(_ value: Double, _ lower: Double?, _ upper: Double?) -> SmallAreaEstimate.Figure
  {
    SmallAreaEstimate.Figure(
      value: value, lower: min(lower ?? value, value), upper: max(upper ?? value, value))
  }
}
