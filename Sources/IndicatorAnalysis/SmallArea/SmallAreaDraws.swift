#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is uncertain, drawn again and again: coefficients, the figure of the country, and what an area has of its own.
struct SmallAreaDraws: Sendable {
  /// The number of draws.
  let count: Int
  /// For each risk its probability in each draw, brought to the share of the country in that draw.
  private let risks: [[Double]]
  /// The share of the country in each draw, in log-odds.
  private let national: [Double]
  /// The probability of each risk without any uncertainty.
  private let central: [Double]
  private let seed: UInt64
  private let areaEffect: Double

  /// Draws coefficients and the share of the country.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - country: The composition of the country.
  ///   - shift: The shift of the log-odds with which the country has its share.
  ///   - areaEffect: The standard deviation of what an area has of its own, in log-odds.
  init(_ model: SmallAreaModel, country: [Double], shift: Double, areaEffect: Double) {
    let (count, seed) = (max(0, model.draws), model.seed)
    let factors = model.factors
    self.count = count
    self.seed = seed
    self.areaEffect = areaEffect
    let draws = Concurrent.map(count, chunk: 32) { draw -> (rate: Double, risks: [Double]) in
      var random = RandomStream(seed: seed, stream: UInt64(draw))
      let deviations = (0..<factors.coefficientCount).map { _ in random.normal() }
      let rate = SmallAreaDraws.drawn(model.national.rate, model.national.error, &random)
      let odds = factors.logOdds(deviations)
      let shift = Benchmark.shift(logOdds: odds, weights: country, to: rate) ?? 0
      return (Benchmark.logit(rate), odds.map { Benchmark.logistic($0 + shift) })
    }
    central = factors.logOdds().map { Benchmark.logistic($0 + shift) }
    risks = central.indices.map { risk in draws.map { $0.risks[risk] } }
    national = draws.map(\.rate)
  }

  /// The log-odds of the share of an area in each draw, before it is made to add up to anything.
  ///
  /// - Parameter share: Its share without any uncertainty: where benchmarks moved that from what the country tells, the
  ///   draws move along.
  func logOdds(_ area: SmallArea, share: Double) -> [Double] {
    // The share of the country is known but for its error, whoever lives there.
    if case .country = area.place { return national }
    var random = RandomStream(seed: seed, stream: SmallAreaDraws.stream(of: area.key))
    if let known = area.known {
      return (0..<count).map { _ in
        Benchmark.logit(SmallAreaDraws.drawn(known.rate, known.error, &random))
      }
    }
    var sums = [Double](repeating: 0, count: count)
    var middle = 0.0
    for (risk, part) in area.composition.enumerated() where part > 0 {
      middle += part * central[risk]
      let draws = risks[risk]
      for draw in sums.indices { sums[draw] += part * draws[draw] }
    }
    let moved = Benchmark.logit(share) - Benchmark.logit(middle)
    var roundings = RoundingDraws(area, seed: seed)
    for draw in sums.indices {
      sums[draw] =
        Benchmark.logit(sums[draw]) + moved + areaEffect * random.normal() + roundings.next().logOdds
    }
    return sums
  }

  /// The number of people of an area in each draw, which differs by rounding alone: the same that moves its share.
  func people(_ area: SmallArea) -> [Double] {
    guard area.roundings.contains(where: { $0.people != 0 }) else {
      return [Double](repeating: area.people, count: count)
    }
    var roundings = RoundingDraws(area, seed: seed)
    return (0..<count).map { _ in area.people * (1 + roundings.next().people) }
  }

  /// A share drawn around a known one, on the scale of log-odds, so that it stays between 0 and 1.
  private static func drawn(_ rate: Double, _ error: Double, _ random: inout RandomStream) -> Double {
    let deviation = random.normal()
    guard error > 0, rate > 0, rate < 1 else { return rate }
    return Benchmark.logistic(Benchmark.logit(rate) + deviation * error / (rate * (1 - rate)))
  }

  /// A number for a text that is the same on every machine (FNV-1a), away from those of the draws.
  static func stream(of key: String) -> UInt64 {
    key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } | 1 << 63
  }
}

/// What the figures of an area were before they were rounded, draw by draw.
private struct RoundingDraws {
  private var random: RandomStream
  private let roundings: [SmallArea.Rounding]

  init(_ area: SmallArea, seed: UInt64) {
    // Away from the numbers for what the area has of its own.
    random = RandomStream(seed: seed &+ 0x9E37_79B9, stream: SmallAreaDraws.stream(of: area.key))
    roundings = area.roundings
  }

  /// What the next draw changes: of the log-odds of the share, and of the people as a part of them.
  mutating func next() -> (logOdds: Double, people: Double) {
    var change = (logOdds: 0.0, people: 0.0)
    for rounding in roundings {
      let off = random.uniform(-1, 1)
      change.logOdds += off * rounding.logOdds
      change.people += off * rounding.people
    }
    return change
  }
}
