import IndicatorAnalysis

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A made-up country in which the truth is known: it comes about as the model says, with other coefficients, something
/// of its own in each area, and figures that were rounded. The model sees surveys of it, each with its error.
struct SimulatedTruth {
  /// What the model is given.
  let areas: [SmallArea]
  /// The survey of the country.
  let survey: (rate: Double, error: Double)
  /// The true share of each area.
  let shares: [Double]
  /// The true number of people of each area.
  let people: [Double]

  struct Circumstances {
    var towns = 6
    var wijken = 8
    /// The standard deviation of what an area has of its own.
    var areaEffect = 0.25
    /// What rounding can change: of log-odds, and of people as a part of them.
    var rounding: SmallArea.Rounding?
    /// The standard error of the survey of each municipality; nil for no such surveys.
    var townError: Double?
  }

  init(_ number: Int, _ factors: RiskFactors, _ circumstances: Circumstances = Circumstances()) {
    var areas = MadeUpCountry.areas(
      towns: circumstances.towns, wijken: circumstances.wijken, seed: UInt64(1000 + number))
    var random = RandomStream(seed: 77, stream: UInt64(number))
    let odds = factors.logOdds((0..<factors.coefficientCount).map { _ in random.normal() })
    func share(_ area: SmallArea) -> Double {
      zip(area.composition, odds).reduce(0) { $0 + $1.0 * SimulatedTruth.logistic($1.1) }
    }
    var shares = [Double](repeating: 0, count: areas.count)
    var people = areas.map(\.people)
    for town in 1...circumstances.towns {
      let parts = areas.indices.filter { if case .part(of: town) = areas[$0].place { true } else { false } }
      let own = parts.map { part -> Double in
        var own = circumstances.areaEffect * random.normal()
        if let rounding = circumstances.rounding {
          let off = random.uniform(-1, 1)
          own += off * rounding.logOdds
          people[part] *= 1 + off * rounding.people
          areas[part].roundings = [rounding]
        }
        return SimulatedTruth.logit(share(areas[part])) + own
      }
      let goal = SimulatedTruth.logit(share(areas[town])) + circumstances.areaEffect * random.normal()
      shares[town] = SimulatedTruth.logistic(goal)
      // What the wijken have of their own comes on top of what they have together.
      let shift =
        Benchmark.shift(logOdds: own, weights: parts.map { areas[$0].people }, to: shares[town]) ?? 0
      for (part, odds) in zip(parts, own) { shares[part] = SimulatedTruth.logistic(odds + shift) }
      guard let error = circumstances.townError else { continue }
      areas[town].known = (max(0.005, shares[town] + error * random.normal()), error)
    }
    shares[0] = SimulatedTruth.together(areas, shares)
    let error = 0.004
    survey = (shares[0] + error * random.normal(), error)
    (self.areas, self.shares, self.people) = (areas, shares, people)
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private static func logit(_ p: Double) -> Double { log(p / (1 - p)) }

  /// The share of the country, from its municipalities.
  private static func together(_ areas: [SmallArea], _ shares: [Double]) -> Double {
    let towns = areas.indices.filter { if case .part(of: 0) = areas[$0].place { true } else { false } }
    let people = towns.reduce(0) { $0 + areas[$1].people }
    return towns.reduce(0) { $0 + areas[$1].people * shares[$1] } / people
  }
}

/// How often intervals hold the truth.
struct CoverageTally {
  private var held: [String: Int] = [:]
  private var all: [String: Int] = [:]
  /// The probabilities that the model gave, and how often what they are of came true.
  private(set) var expected = 0.0
  private(set) var happened = 0.0

  mutating func count(_ what: String, _ figure: SmallAreaEstimate.Figure, _ truth: Double) {
    all[what, default: 0] += 1
    if figure.lower <= truth, truth <= figure.upper { held[what, default: 0] += 1 }
  }

  mutating func count(probability: Double, _ isTrue: Bool) {
    expected += probability
    happened += isTrue ? 1 : 0
  }

  func rate(_ what: String) -> Double { Double(held[what] ?? 0) / Double(max(1, all[what] ?? 0)) }

  /// Runs the model over many truths.
  init(
    truths: Int, _ factors: RiskFactors, _ circumstances: SimulatedTruth.Circumstances = .init(),
    assumedEffect: Double? = nil
  ) {
    let tallies = Concurrent.map(truths) { number -> CoverageTally in
      let truth = SimulatedTruth(number, factors, circumstances)
      let model = SmallAreaModel(
        factors, national: truth.survey, areaEffect: assumedEffect ?? circumstances.areaEffect, draws: 200,
        seed: UInt64(number))
      var tally = CoverageTally()
      for (area, estimate) in (model.estimate(truth.areas)?.estimates ?? []).enumerated() {
        guard let estimate else { continue }
        tally.count(estimate, area, truth, isTown: area <= circumstances.towns)
      }
      return tally
    }
    for tally in tallies {
      held.merge(tally.held, uniquingKeysWith: +)
      all.merge(tally.all, uniquingKeysWith: +)
      expected += tally.expected
      happened += tally.happened
    }
  }

  private init() {}

  private mutating func count(
    _ estimate: SmallAreaEstimate, _ area: Int, _ truth: SimulatedTruth, isTown: Bool
  ) {
    guard area > 0 else { return count("country", estimate.share, truth.shares[0]) }
    guard !isTown else { return count("municipality", estimate.share, truth.shares[area]) }
    count("wijk", estimate.share, truth.shares[area])
    count("people", estimate.people, truth.people[area] * truth.shares[area])
    guard let comparison = estimate.comparison, let reference = truth.areas[area].reference else { return }
    let quotient = truth.shares[area] / truth.shares[reference]
    count("quotient", comparison.quotient, quotient)
    count(
      "excess", comparison.excess, truth.people[area] * (truth.shares[area] - truth.shares[reference]))
    count(probability: comparison.probability, quotient >= 1.2)
  }
}
