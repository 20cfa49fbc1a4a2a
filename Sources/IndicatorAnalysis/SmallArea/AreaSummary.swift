/// Sums up the draws of one area.
struct AreaSummary {
  private let area: SmallArea
  private let share: Double
  private let draws: [Double]
  private let people: [Double]
  private let reference: (share: Double, draws: [Double])?

  init(
    _ areas: [SmallArea], _ position: Int, _ share: Double, _ point: SmallAreaPoint, _ draws: SmallAreaDraws,
    seed: UInt64
  ) {
    area = areas[position]
    self.share = share
    self.draws = draws.shares[position]
    people = AreaSummary.people(areas[position], self.draws.count, seed: seed)
    reference = areas[position].reference.flatMap { other in
      point.shares[other].map { ($0, draws.shares[other]) }
    }
  }

  /// The number of people in each draw, which differs by rounding alone.
  private static func people(_ area: SmallArea, _ count: Int, seed: UInt64) -> [Double] {
    let roundings = area.roundings.map(\.people).filter { $0 != 0 }
    guard !roundings.isEmpty else { return [Double](repeating: area.people, count: count) }
    var random = RandomStream(seed: seed &+ 0x9E37_79B9, stream: SmallAreaDraws.stream(of: area.key))
    return (0..<count).map { _ in
      roundings.reduce(area.people) { $0 + area.people * $1 * random.uniform(-1, 1) }
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
    let more = draws.indices.count { draws[$0] >= threshold * others[$0] }
    return SmallAreaEstimate.Comparison(
      quotient: figure(share / other) { draws[$0] / others[$0] },
      excess: figure(area.people * (share - other)) { people[$0] * (draws[$0] - others[$0]) },
      probability: draws.isEmpty ? 0 : Double(more) / Double(draws.count))
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
