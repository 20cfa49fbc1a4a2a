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

  /// Makes a model. Standard deviations and errors that are below 0 or not finite are taken as 0.
  public init(
    _ factors: RiskFactors, national: (rate: Double, error: Double), areaEffect: Double, draws: Int = 1000,
    seed: UInt64 = 1, threshold: Double = 1.2
  ) {
    self.factors = factors
    self.national = (national.rate, SmallAreaModel.atLeastZero(national.error))
    self.areaEffect = SmallAreaModel.atLeastZero(areaEffect)
    self.draws = draws
    self.seed = seed
    self.threshold = threshold
  }

  private static func atLeastZero(_ value: Double) -> Double { value.isFinite ? max(0, value) : 0 }

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
    /// The positions of areas whose parts with an estimate hold too few of their people to add up to them.
    public let uncovered: [Int]
    /// The positions of areas for whose share the known figures of their parts leave no room.
    public let unmet: [Int]
  }

  /// The part of the people of an area that has to live in its parts for these to be made to add up to it.
  public static let leastCoverage = 0.9
  /// With fewer known figures the effect of areas is assumed and not estimated.
  public static let leastFigures = 10

  /// Estimates all areas.
  ///
  /// Areas that make no sense, such as one with fewer than 0 people, get no estimate; the others do not depend on them.
  ///
  /// - Parameter country: The composition of the country; that of the factors unless given.
  /// - Returns: Nil when the share of the country is not above 0 and below 1. Without draws no area has an estimate.
  public func estimate(_ areas: [SmallArea], country: [Double]? = nil) -> Result? {
    let odds = factors.logOdds()
    let composition = country.flatMap { SmallArea.shares($0, odds.count) } ?? seedComposition
    let areas = areas.enumerated().map { $1.checked(position: $0, of: areas.count, risks: odds.count) }
    guard let point = SmallAreaPoint(areas, logOdds: odds, national: (composition, national.rate)) else {
      return nil
    }
    let effect = areaEffect(areas, odds, point)
    let draws = SmallAreaDraws(
      self, country: composition, shift: point.nationalShift, areaEffect: effect.deviation)
    return Result(
      estimates: SmallAreaFamilies(areas, point, draws, threshold: threshold).estimates,
      nationalShift: point.nationalShift, areaEffect: effect.deviation, areasWithFigure: effect.count,
      uncovered: point.uncovered, unmet: point.unmet.sorted())
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
