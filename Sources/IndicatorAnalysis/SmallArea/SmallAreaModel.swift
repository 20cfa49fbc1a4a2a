/// A synthetic small-area model: the risk of groups of people, applied to who lives where, made to agree with figures
/// that are known, and drawn again and again to see how sure it is.
///
/// The form is that of the synthetic estimators in Rao and Molina, "Small Area Estimation", 2015, section 3.2, with ratio
/// benchmarking on the scale of log-odds. Such estimates vary less than the truth: differences between areas are a
/// lower bound, for which the effect of each area in the draws makes up in the width of the intervals only.
public struct SmallAreaModel: Sendable {
  /// The factors and their effects.
  public let factors: RiskFactors
  /// The share of the country that is known, and its standard error.
  public let national: (rate: Double, error: Double)
  /// The standard deviation of what an area has of its own, in log-odds, unless known figures of areas tell.
  public let areaEffect: Double
  /// The number of draws.
  public let draws: Int
  /// The seed of the random numbers.
  public let seed: UInt64
  /// From which quotient on an area counts as having more than its reference.
  public let threshold: Double

  /// Makes a model.
  public init(
    _ factors: RiskFactors, national: (rate: Double, error: Double), areaEffect: Double, draws: Int = 1000,
    seed: UInt64 = 1, threshold: Double = 1.2
  ) {
    self.factors = factors
    self.national = national
    self.areaEffect = areaEffect
    self.draws = draws
    self.seed = seed
    self.threshold = threshold
  }

  /// What came of a model.
  public struct Result: Sendable {
    /// The estimate of each area; nil where there is nobody to estimate for.
    public let estimates: [SmallAreaEstimate?]
    /// The shift of the log-odds with which the country gets the share that is known.
    public let nationalShift: Double
    /// The standard deviation of the effects of areas that was used.
    public let areaEffect: Double
    /// The number of areas whose known figures it was estimated from; 0 when it was assumed.
    public let areasWithFigure: Int
  }

  /// The part of the people of an area that has to live in its parts for these to be made to add up to it.
  public static let leastCoverage = 0.9
  /// With fewer known figures the effect of areas is assumed and not estimated.
  public static let leastFigures = 10

  /// Estimates all areas.
  ///
  /// - Parameter country: The composition of the country; that of the factors unless given.
  /// - Returns: Nil when the share of the country is not above 0 and below 1.
  public func estimate(_ areas: [SmallArea], country: [Double]? = nil) -> Result? {
    let odds = factors.logOdds()
    let composition = country ?? seedComposition
    guard let point = SmallAreaPoint(areas, logOdds: odds, national: (composition, national.rate)) else {
      return nil
    }
    let effect = areaEffect(areas, odds, point)
    let draws = SmallAreaDraws(
      areas, point, factors, national: (composition, national.rate),
      SmallAreaDraws.Uncertainty(
        draws: self.draws, seed: seed, areaEffect: effect.deviation, nationalError: national.error))
    let threshold = threshold
    let seed = seed
    let estimates = Concurrent.map(areas.count, chunk: 16) { area -> SmallAreaEstimate? in
      guard let share = point.shares[area] else { return nil }
      return AreaSummary(areas, area, share, point, draws, seed: seed).estimate(threshold: threshold)
    }
    return Result(
      estimates: estimates, nationalShift: point.nationalShift, areaEffect: effect.deviation,
      areasWithFigure: effect.count)
  }

  /// The composition of the country by risk.
  public var seedComposition: [Double] { composition(of: factors.seed) }

  /// The probability of each risk in the country as the factors describe it.
  public var centralRisks: [Double] {
    let odds = factors.logOdds()
    let shift = Benchmark.shift(logOdds: odds, weights: seedComposition, to: national.rate) ?? 0
    return odds.map { Benchmark.logistic($0 + shift) }
  }

  /// The log-odds of a share above 0 and below 1.
  public static func logOdds(_ share: Double) -> Double { Benchmark.logit(share) }

  /// The share of people with each risk, from those in each cell; empty where there is nobody.
  public func composition(of cells: [Double]) -> [Double] {
    let (ofCell, count) = factors.risks
    var composition = [Double](repeating: 0, count: count)
    for (cell, people) in cells.enumerated() { composition[ofCell[cell]] += people }
    let total = composition.reduce(0, +)
    return total > 0 ? composition.map { $0 / total } : []
  }

  /// The spread of the known figures of areas around what the model says of them without them.
  private func areaEffect(
    _ areas: [SmallArea], _ odds: [Double], _ point: SmallAreaPoint
  ) -> (deviation: Double, count: Int) {
    let differences = areas.sorted { $0.key < $1.key }.compactMap { area -> Double? in
      guard let known = area.known, area.hasPeople, known.rate > 0, known.rate < 1 else { return nil }
      if case .country = area.place { return nil }
      let p = zip(area.composition, odds).reduce(0) {
        $0 + $1.0 * Benchmark.logistic($1.1 + point.nationalShift)
      }
      return Benchmark.logit(known.rate) - Benchmark.logit(p)
    }
    guard differences.count >= SmallAreaModel.leastFigures,
      let deviation = Moments.standardDeviation(differences)
    else {
      return (areaEffect, 0)
    }
    return (deviation, differences.count)
  }
}
