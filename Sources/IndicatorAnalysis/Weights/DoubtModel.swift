/// Scores as the linear programs of the benefit of the doubt use them.
struct DoubtScores: Sendable {
  /// The position of each indicator among those that were given, in the order of their sorted scores: which of
  /// several best weights the simplex ends at depends on the order of the indicators, and so on their scores alone.
  let order: [Int]
  /// The highest score of each indicator, in that order.
  let highest: [Double]
  /// For each indicator, in that order, its scores as shares of the highest one.
  let columns: [[Double]]
  /// The bounds of the shares, in that order.
  let shares: [ClosedRange<Double>]?

  init(_ given: [[Double]], _ shares: [ClosedRange<Double>]?) throws(WeightingObstacle) {
    guard let first = given.first else { throw .noIndicators }
    guard !first.isEmpty else { throw .tooFewAreas(found: 0, needed: 1) }
    precondition(shares.map { $0.count == given.count } ?? true, "bounds for each indicator")
    guard DoubtScores.canAddUp(shares) else { throw .sharesCannotAddUp }
    var highest: [Double] = []
    for (position, column) in given.enumerated() {
      highest.append(try DoubtScores.highest(column, position))
    }
    let scaled = zip(given, highest).map { column, highest in column.map { $0 / highest } }
    let sorted = scaled.map { $0.sorted() }
    let order = given.indices.sorted {
      sorted[$0] == sorted[$1] ? $0 < $1 : sorted[$0].lexicographicallyPrecedes(sorted[$1])
    }
    self.order = order
    self.highest = order.map { highest[$0] }
    columns = order.map { scaled[$0] }
    self.shares = shares.map { shares in order.map { shares[$0] } }
  }

  private static func highest(_ column: [Double], _ position: Int) throws(WeightingObstacle) -> Double {
    guard column.allSatisfy(\.isFinite), let most = column.max() else { throw .notFinite }
    guard column.allSatisfy({ $0 >= 0 }) else { throw .negativeScores(indicator: position) }
    guard most > 0 else { throw .onlyZeros(indicator: position) }
    guard most.isNormal, (1 / most).isNormal else { throw .notFinite }
    return most
  }

  private static func canAddUp(_ shares: [ClosedRange<Double>]?) -> Bool {
    guard let shares else { return true }
    let lowest = shares.reduce(0) { $0 + $1.lowerBound }
    let highest = shares.reduce(0) { $0 + $1.upperBound }
    return lowest <= 1 + 1e-12 && highest >= 1 - 1e-12 && shares.allSatisfy { $0.lowerBound >= 0 }
  }
}

/// The linear programs of the benefit of the doubt, one for each area.
struct DoubtModel: Sendable {
  /// For each area its scores.
  private let areas: [[Double]]
  /// The areas that no other one beats on all indicators: the others can't limit any weight.
  private let frontier: [[Double]]
  private let scores: DoubtScores

  /// What comes of one area.
  enum Result: Hashable, Sendable {
    case solved(BenefitOfTheDoubt.Area)
    /// No weights but 0 keep the shares within their bounds.
    case noShare
    case failed
  }

  init(_ scores: DoubtScores) {
    self.scores = scores
    areas = (scores.columns.first ?? []).indices.map { row in scores.columns.map { $0[row] } }
    frontier = DoubtModel.frontier(areas)
  }

  /// The areas that are not below or equal to an area kept before; those with the highest sums come first, since
  /// they beat the most.
  private static func frontier(_ areas: [[Double]]) -> [[Double]] {
    let sums = areas.map { area -> Double in
      var sum = ExactSum()
      for score in area { sum.add(score) }
      return sum.total ?? 0
    }
    // Equal sums go by the scores themselves, so that the order of the areas does not matter.
    let order = areas.indices.sorted {
      sums[$0] == sums[$1] ? areas[$1].lexicographicallyPrecedes(areas[$0]) : sums[$0] > sums[$1]
    }
    var kept: [[Double]] = []
    for area in order where !kept.contains(where: { zip($0, areas[area]).allSatisfy { $0 >= $1 } }) {
      kept.append(areas[area])
    }
    return kept
  }

  /// The best weights of an area: those with the highest score, and of these the ones with the most even shares.
  func solve(_ position: Int) -> Result {
    let area = areas[position]
    guard area.contains(where: { $0 > 0 }) else { return .solved(none) }
    if let shares = scores.shares, zip(area, shares).contains(where: { $0 == 0 && $1.lowerBound > 0 }) {
      return .noShare
    }
    guard let solution = program(area).solve(), let found = result(area, Array(solution.point.dropLast()))
    else { return .failed }
    return found
  }

  private var none: BenefitOfTheDoubt.Area {
    let zeros = scores.highest.map { _ in 0.0 }
    return BenefitOfTheDoubt.Area(score: 0, weights: zeros, shares: zeros)
  }

  private func program(_ area: [Double]) -> LinearProgram {
    let bounds = bounds(area)
    // One more variable: a part of the score that no indicator stays below.
    let parts = area.indices.filter { area[$0] > 0 }.map { position in
      area.indices.map { $0 == position ? -area[$0] : 0 } + [1]
    }
    return LinearProgram(
      objectives: [area + [0], area.map { _ in 0 } + [1]],
      rows: frontier.map { $0 + [0] } + bounds.map { $0 + [0] } + parts,
      limits: frontier.map { _ in 1 } + (bounds + parts).map { _ in 0 })
  }

  /// The bounds of shares as rows of a constraint: L sum(w x) - w_j x_j <= 0 and w_j x_j - U sum(w x) <= 0.
  private func bounds(_ area: [Double]) -> [[Double]] {
    (scores.shares ?? []).enumerated().flatMap { position, share in
      let lower = area.indices.map { share.lowerBound * area[$0] - ($0 == position ? area[$0] : 0) }
      let upper = area.indices.map { ($0 == position ? area[$0] : 0) - share.upperBound * area[$0] }
      return (share.lowerBound > 0 ? [lower] : []) + (share.upperBound < 1 ? [upper] : [])
    }
  }

  /// The score under these weights, with what rounding may have added to them taken out: the best area under them
  /// has exactly 1.
  private func result(_ area: [Double], _ weights: [Double]) -> Result? {
    let best = frontier.map { DoubtModel.product($0, weights) }.max() ?? 0
    let own = DoubtModel.product(area, weights)
    guard own > 0 else { return scores.shares == nil ? nil : .noShare }
    guard best > 0, best.isFinite, let shares = Weighting.shares(zip(area, weights).map { $0 * $1 }) else {
      return nil
    }
    return .solved(
      BenefitOfTheDoubt.Area(
        score: min(1, own / best), weights: zip(weights, scores.highest).map { $0 / best / $1 },
        shares: shares))
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = ExactSum()
    for (x, y) in zip(a, b) { sum.add(product: x, y) }
    return sum.total ?? 0
  }
}
