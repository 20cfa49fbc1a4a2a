#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Effects of several factors at once from the rates that are published for each of them alone.
///
/// Published rates by age, by education and by origin overlap: adding their log-odds counts twice what goes together.
/// A table of the population by all factors and by risk is fitted to the population and to the margins of each factor
/// with the risk. Started from a table without associations with the risk, the fit has no interactions, so its log-odds
/// are a sum of one effect for each factor (Bishop, Fienberg and Holland, "Discrete Multivariate Analysis", 1975).
public struct ConditionalEffects: Sendable {
  /// The log-odds of those in the reference category of every factor.
  public let intercept: Double
  /// For each factor the effect of each category; 0 for the reference.
  public let effects: [[Double]]

  /// Finds the effects.
  ///
  /// - Parameters:
  ///   - population: The people in each cell; the last factor runs fastest. A cell may hold nobody, a category not.
  ///   - sizes: The number of categories of each factor.
  ///   - rates: For each factor the rate of each category, above 0 and below 1. Where the totals that they imply
  ///     differ, those of the first factor count and the others are scaled.
  ///   - reference: The reference category of each factor.
  /// - Returns: Nil when sizes do not fit, a rate is not above 0 and below 1, or no effects reproduce the rates.
  public init?(population: [Double], sizes: [Int], rates: [[Double]], reference: [Int]) {
    let cells = population.count
    guard !sizes.isEmpty, ConditionalEffects.product(sizes, is: cells), rates.map(\.count) == sizes,
      reference.count == sizes.count, rates.joined().allSatisfy({ $0 > 0 && $0 < 1 }),
      population.allSatisfy({ $0 >= 0 && $0.isFinite }),
      zip(reference, sizes).allSatisfy({ $0 >= 0 && $0 < $1 })
    else { return nil }
    let least = ConditionalEffects.emptyCell * population.reduce(0, +)
    // An empty cell has no odds to read an effect from, so it gets too few people to change any.
    let population = population.map { max($0, least) }
    let groups = sizes.indices.map { factor in
      let inner = sizes[(factor + 1)...].reduce(1, *)
      return (0..<cells).map { $0 / inner % sizes[factor] }
    }
    guard let odds = ConditionalEffects.logOdds(population, groups, rates) else { return nil }
    func cell(_ factor: Int, _ category: Int) -> Int {
      sizes.indices.reduce(0) { $0 * sizes[$1] + ($1 == factor ? category : reference[$1]) }
    }
    let base = odds[cell(0, reference[0])]
    intercept = base
    effects = sizes.indices.map { factor in
      (0..<sizes[factor]).map { $0 == reference[factor] ? 0 : odds[cell(factor, $0)] - base }
    }
  }

  /// What an empty cell is taken to hold of all people.
  private static let emptyCell = 1e-13

  private static func product(_ sizes: [Int], is cells: Int) -> Bool {
    var product = 1
    for size in sizes {
      guard size > 0, product <= cells / size else { return false }
      product *= size
    }
    return product == cells
  }

  /// The log-odds of each cell in the fitted table, whose first half is those at risk.
  private static func logOdds(
    _ population: [Double], _ groups: [[Int]], _ rates: [[Double]]
  ) -> [Double]? {
    let cells = population.count
    let whole = population.reduce(0, +)
    var margins = [
      ProportionalFitting.Margin(groups: Array(0..<cells) + Array(0..<cells), totals: population)
    ]
    var first: Double?
    for (factor, group) in groups.enumerated() {
      let count = rates[factor].count
      var people = [Double](repeating: 0, count: count)
      for (cell, category) in group.enumerated() { people[category] += population[cell] }
      // A category of nobody has a rate all the same, but nothing tells what effect that would be.
      guard people.allSatisfy({ $0 > 1e-9 * whole }) else { return nil }
      var atRisk = zip(people, rates[factor]).map { $0 * $1 }
      let total = atRisk.reduce(0, +)
      first = first ?? total
      atRisk = atRisk.map { $0 * ((first ?? total) / total) }
      let rest = zip(people, atRisk).map { $0 - $1 }
      guard rest.allSatisfy({ $0 > 0 }) else { return nil }
      margins.append(
        ProportionalFitting.Margin(groups: group + group.map { $0 + count }, totals: atRisk + rest))
    }
    let share = (first ?? 0) / whole
    let start = population.map { $0 * share } + population.map { $0 * (1 - share) }
    guard let fit = ProportionalFitting.fit(start, to: margins), fit.misfit <= 1e-9 else { return nil }
    let odds = (0..<cells).map { log(fit.cells[$0] / fit.cells[$0 + cells]) }
    return odds.allSatisfy(\.isFinite) ? odds : nil
  }
}
