#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Draws of the shares of all areas: coefficients, what an area has of its own, rounding, and the error of known
/// figures, each level adding up to the one above it in every draw.
struct SmallAreaDraws: Sendable {
  /// For each area its share in each draw; empty where there is no estimate.
  private(set) var shares: [[Double]]
  private let count: Int

  /// What is uncertain beside the areas themselves.
  struct Uncertainty: Sendable {
    var draws: Int
    var seed: UInt64
    /// The standard deviation of what an area has of its own, in log-odds.
    var areaEffect: Double
    /// The standard error of the share of the country.
    var nationalError: Double
  }

  init(
    _ areas: [SmallArea], _ point: SmallAreaPoint, _ factors: RiskFactors,
    national: (composition: [Double], rate: Double), _ uncertainty: Uncertainty
  ) {
    count = uncertainty.draws
    shares = Array(repeating: [], count: areas.count)
    let risks = SmallAreaDraws.risks(factors, national, uncertainty)
    let central = factors.logOdds().map { Benchmark.logistic($0 + point.nationalShift) }
    // What an area would be without any benchmark below that of the country, on the scale of log-odds.
    let free = Concurrent.map(areas.count, chunk: 16) { area -> [Double] in
      guard let share = point.shares[area] else { return [] }
      if case .sum = areas[area].place { return [] }
      return SmallAreaDraws.logOdds(areas[area], share, central, risks, uncertainty)
    }
    let roots = point.hierarchy.roots
    for area in roots { shares[area] = free[area].map(Benchmark.logistic) }
    // One level after the other, because the parts follow the whole draw by draw.
    var open = roots
    while !open.isEmpty {
      let wholes = open.filter { point.hierarchy.parts[$0] != nil }
      drawParts(of: wholes, areas, point, free)
      open = wholes.flatMap { point.hierarchy.parts[$0] ?? [] }
    }
    for (area, this) in areas.enumerated() {
      if case .sum(let members) = this.place { shares[area] = sum(members, areas) }
    }
  }

  /// Draws the parts of some wholes.
  private mutating func drawParts(
    of wholes: [Int], _ areas: [SmallArea], _ point: SmallAreaPoint, _ free: [[Double]]
  ) {
    let drawn = wholes.map { point.hierarchy.covered.contains($0) ? shares[$0] : [] }
    let found = Concurrent.map(wholes.count) { index -> [(Int, [Double])] in
      let members = (point.hierarchy.parts[wholes[index]] ?? []).filter { point.shares[$0] != nil }
      return Array(zip(members, SmallAreaDraws.benchmarked(members, areas, free, to: drawn[index])))
    }
    for (member, draws) in found.joined() { shares[member] = draws }
  }

  /// For each risk its probability in each draw, brought to the share of the country in that draw.
  private static func risks(
    _ factors: RiskFactors, _ national: (composition: [Double], rate: Double), _ uncertainty: Uncertainty
  ) -> [[Double]] {
    let draws = Concurrent.map(uncertainty.draws, chunk: 32) { draw -> [Double] in
      var random = RandomStream(seed: uncertainty.seed, stream: UInt64(draw))
      let deviations = (0..<factors.coefficientCount).map { _ in random.normal() }
      let rate = drawn(national.rate, uncertainty.nationalError, &random)
      let odds = factors.logOdds(deviations)
      let shift = Benchmark.shift(logOdds: odds, weights: national.composition, to: rate) ?? 0
      return odds.map { Benchmark.logistic($0 + shift) }
    }
    let count = draws.first?.count ?? 0
    return (0..<count).map { risk in draws.map { $0[risk] } }
  }

  /// A share drawn around a known one, on the scale of log-odds, so that it stays between 0 and 1.
  private static func drawn(_ rate: Double, _ error: Double, _ random: inout RandomStream) -> Double {
    let deviation = random.normal()
    guard error > 0, rate > 0, rate < 1 else { return rate }
    return Benchmark.logistic(log(rate / (1 - rate)) + deviation * error / (rate * (1 - rate)))
  }

  /// The log-odds of the share of an area in each draw, before parts are made to add up.
  private static func logOdds(
    _ area: SmallArea, _ share: Double, _ central: [Double], _ risks: [[Double]], _ uncertainty: Uncertainty
  ) -> [Double] {
    var random = RandomStream(seed: uncertainty.seed, stream: stream(of: area.key))
    let logit = log(share / (1 - share))
    if let known = area.known {
      return (0..<uncertainty.draws).map { _ in
        let rate = drawn(known.rate, known.error, &random)
        return log(rate / (1 - rate))
      }
    }
    var sums = [Double](repeating: 0, count: uncertainty.draws)
    var middle = 0.0
    for (risk, part) in area.composition.enumerated() where part > 0 {
      middle += part * central[risk]
      let draws = risks[risk]
      for draw in sums.indices { sums[draw] += part * draws[draw] }
    }
    // The country has no effect of its own: its share is drawn with its error.
    var areaEffect = uncertainty.areaEffect
    if case .country = area.place { areaEffect = 0 }
    // Where benchmarks moved the area from what the country tells, its draws move along.
    let moved = logit - log(middle / (1 - middle))
    for draw in sums.indices {
      var odds = log(sums[draw] / (1 - sums[draw])) + moved + areaEffect * random.normal()
      for rounding in area.roundings { odds += rounding.logOdds * random.uniform(-1, 1) }
      sums[draw] = odds
    }
    return sums
  }

  /// A number for a text that is the same on every machine (FNV-1a), away from those of the draws.
  static func stream(of key: String) -> UInt64 {
    key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } | 1 << 63
  }

  /// The shares of the parts of a whole, moved by one shift in each draw so that they add up to it.
  private static func benchmarked(
    _ members: [Int], _ areas: [SmallArea], _ free: [[Double]], to whole: [Double]
  ) -> [[Double]] {
    let known = members.filter { areas[$0].known != nil }
    guard !whole.isEmpty, known.count < members.count else {
      return members.map { free[$0].map(Benchmark.logistic) }
    }
    let count = whole.count
    let people = members.reduce(0) { $0 + areas[$1].people }
    var goal = whole.map { $0 * people }
    for member in known {
      for draw in 0..<count { goal[draw] -= areas[member].people * Benchmark.logistic(free[member][draw]) }
    }
    let moving = members.filter { areas[$0].known == nil }
    let shifts = DrawShifts(moving.map { areas[$0].people }, moving.map { free[$0] }, goal).shifts
    return members.map { member in
      guard areas[member].known == nil else { return free[member].map(Benchmark.logistic) }
      return (0..<count).map { Benchmark.logistic(free[member][$0] + shifts[$0]) }
    }
  }

  private func sum(_ members: [Int], _ areas: [SmallArea]) -> [Double] {
    let known = members.filter { !shares[$0].isEmpty }.sorted { areas[$0].key < areas[$1].key }
    let people = known.reduce(0) { $0 + areas[$1].people }
    guard people > 0 else { return [] }
    var total = [Double](repeating: 0, count: count)
    for member in known {
      for draw in 0..<count { total[draw] += areas[member].people * shares[member][draw] }
    }
    return total.map { $0 / people }
  }
}

/// The shift of every draw at once, by Newton: neighbouring draws lie beside each other in memory.
private struct DrawShifts {
  private(set) var shifts: [Double]

  /// - Parameter goal: For each draw the people at risk that there should be.
  init(_ people: [Double], _ logOdds: [[Double]], _ goal: [Double]) {
    shifts = [Double](repeating: 0, count: goal.count)
    let total = people.reduce(0, +)
    var sums = shifts
    var slopes = shifts
    for _ in 0..<30 {
      for draw in shifts.indices { (sums[draw], slopes[draw]) = (0, 0) }
      for (weight, odds) in zip(people, logOdds) {
        for draw in shifts.indices {
          let p = Benchmark.logistic(odds[draw] + shifts[draw])
          sums[draw] += weight * p
          slopes[draw] += weight * p * (1 - p)
        }
      }
      var worst = 0.0
      for draw in shifts.indices {
        let error = goal[draw] - sums[draw]
        // A goal that known figures of other parts leave no room for stays unmet.
        guard slopes[draw] > 0, goal[draw] > 0, goal[draw] < total else { continue }
        shifts[draw] += max(-1, min(1, error / slopes[draw]))
        worst = max(worst, abs(error) / total)
      }
      if worst <= 1e-9 { break }
    }
  }
}
