#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The estimates of all areas without their uncertainty, each level adding up to the one above it.
struct SmallAreaPoint: Sendable {
  /// The share of each area; nil where there is nobody to estimate for.
  private(set) var shares: [Double?]
  /// The shift of the log-odds in the country.
  let nationalShift: Double
  /// How the areas hang together.
  let hierarchy: AreaHierarchy
  /// The wholes for whose share the known figures of their parts leave no room.
  private(set) var unmet: [Int] = []
  private let logOdds: [Double]
  /// The shift of the parts of each area.
  private var inner: [Double]

  /// - Parameter national: The composition of the country and its known share.
  init?(_ areas: [SmallArea], logOdds: [Double], national: (composition: [Double], rate: Double)) {
    guard
      let shift = Benchmark.shift(logOdds: logOdds, weights: national.composition, to: national.rate)
    else { return nil }
    nationalShift = shift
    self.logOdds = logOdds
    hierarchy = AreaHierarchy(areas)
    shares = Array(repeating: nil, count: areas.count)
    inner = Array(repeating: shift, count: areas.count)
    for area in hierarchy.order {
      estimate(area, areas, country: national.rate)
      if let members = hierarchy.parts[area] { estimate(members, of: area, areas) }
    }
  }

  /// Estimates an area that is no part of another one; parts have been estimated with the whole.
  private mutating func estimate(_ area: Int, _ areas: [SmallArea], country rate: Double) {
    switch areas[area].place {
    case .country: shares[area] = rate
    case .alone: shares[area] = share(areas[area], nationalShift)
    case .part: break
    case .within(let whole):
      inner[area] = inner[whole]
      shares[area] = share(areas[area], inner[whole])
    case .sum(let members): shares[area] = SmallAreaPoint.sum(members, areas, shares)
    }
  }

  /// Estimates the parts of a whole so that they add up to it.
  private mutating func estimate(_ members: [Int], of whole: Int, _ areas: [SmallArea]) {
    let start = inner[whole]
    if hierarchy.covered.contains(whole) {
      let shift = SmallAreaPoint.shift(members, areas, to: shares[whole], logOdds: logOdds, from: start)
      if shift == nil { unmet.append(whole) }
      inner[whole] = shift ?? start
    } else {
      inner[whole] = SmallAreaPoint.ownShift(areas[whole], to: shares[whole], logOdds: logOdds, from: start)
    }
    for member in members {
      inner[member] = inner[whole]
      shares[member] = share(areas[member], inner[whole])
    }
  }

  /// The wholes whose parts with an estimate hold too few of their people to add up to them, in rising order.
  var uncovered: [Int] {
    hierarchy.parts.keys.filter { shares[$0] != nil && !hierarchy.covered.contains($0) }.sorted()
  }

  /// The known share of an area, or else the one that who lives there gives with a shift.
  private func share(_ area: SmallArea, _ shift: Double) -> Double? {
    guard area.hasPeople else { return nil }
    if let known = area.known { return known.rate }
    return zip(area.composition, logOdds).reduce(0) { $0 + $1.0 * Benchmark.logistic($1.1 + shift) }
  }

  /// The shift with which an area, by who lives there, gets its share.
  private static func ownShift(
    _ area: SmallArea, to share: Double?, logOdds: [Double], from start: Double
  ) -> Double {
    guard let share, area.hasPeople else { return start }
    return Benchmark.shift(logOdds: logOdds, weights: area.composition, to: share, from: start) ?? start
  }

  /// The shift with which parts without a figure of their own make up, with those that have one, the whole; nil where
  /// that can't be.
  private static func shift(
    _ members: [Int], _ areas: [SmallArea], to whole: Double?, logOdds: [Double], from start: Double
  ) -> Double? {
    guard let whole else { return start }
    var weights = [Double](repeating: 0, count: logOdds.count)
    var people = 0.0
    var fixed = 0.0
    var free = 0.0
    for member in members where areas[member].hasPeople {
      people += areas[member].people
      if let known = areas[member].known {
        fixed += known.rate * areas[member].people
        continue
      }
      free += areas[member].people
      for risk in weights.indices { weights[risk] += areas[member].people * areas[member].composition[risk] }
    }
    let rest = whole * people - fixed
    guard free > 0 else { return abs(rest) <= 1e-9 * people ? start : nil }
    return Benchmark.shift(logOdds: logOdds, weights: weights, to: rest / free, from: start)
  }

  private static func sum(_ members: [Int], _ areas: [SmallArea], _ shares: [Double?]) -> Double? {
    let known = members.filter { shares[$0] != nil }.sorted { areas[$0].key < areas[$1].key }
    let people = known.reduce(0) { $0 + areas[$1].people }
    guard people > 0 else { return nil }
    return known.reduce(0) { $0 + areas[$1].people * (shares[$1] ?? 0) } / people
  }
}
