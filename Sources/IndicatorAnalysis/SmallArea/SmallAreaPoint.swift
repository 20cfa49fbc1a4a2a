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
  let shares: [Double?]
  /// The shift of the log-odds in the country.
  let nationalShift: Double
  /// The parts of each whole, in the order of their keys; nothing depends on the order of the areas.
  let parts: [Int: [Int]]
  /// The positions in the order in which estimates can be made: wholes before parts, sums last.
  let order: [Int]

  /// - Parameters:
  ///   - national: The composition of the country and its known share.
  init?(_ areas: [SmallArea], logOdds: [Double], national: (composition: [Double], rate: Double)) {
    guard
      let shift = Benchmark.shift(logOdds: logOdds, weights: national.composition, to: national.rate)
    else { return nil }
    nationalShift = shift
    let parts = SmallAreaPoint.parts(areas)
    self.parts = parts
    order = SmallAreaPoint.order(areas, parts)
    var shares = [Double?](repeating: nil, count: areas.count)
    // The shift with which the parts of an area begin.
    var inner = [Double](repeating: shift, count: areas.count)
    func share(_ area: Int, _ shift: Double) -> Double {
      let composition = areas[area].composition
      return zip(composition, logOdds).reduce(0) { $0 + $1.0 * Benchmark.logistic($1.1 + shift) }
    }
    for area in order {
      let this = areas[area]
      switch this.place {
      case .alone:
        if this.hasPeople { shares[area] = this.known?.rate ?? share(area, shift) }
      case .part: break
      case .within(let whole):
        inner[area] = inner[whole]
        if this.hasPeople { shares[area] = this.known?.rate ?? share(area, inner[whole]) }
      case .sum(let members): shares[area] = SmallAreaPoint.sum(members, areas, shares)
      }
      guard let members = parts[area] else { continue }
      inner[area] = SmallAreaPoint.shift(
        members, areas, to: shares[area], logOdds: logOdds, from: inner[area])
      for member in members {
        inner[member] = inner[area]
        if areas[member].hasPeople {
          shares[member] = areas[member].known?.rate ?? share(member, inner[area])
        }
      }
    }
    self.shares = shares
  }

  /// The shift with which parts without a figure of their own make up, with those that have one, the whole; where
  /// that can't be, the shift they begin with.
  private static func shift(
    _ members: [Int], _ areas: [SmallArea], to whole: Double?, logOdds: [Double], from start: Double
  ) -> Double {
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
    guard free > 0 else { return start }
    let rate = (whole * people - fixed) / free
    return Benchmark.shift(logOdds: logOdds, weights: weights, to: rate, from: start) ?? start
  }

  private static func sum(_ members: [Int], _ areas: [SmallArea], _ shares: [Double?]) -> Double? {
    let known = members.filter { shares[$0] != nil }.sorted { areas[$0].key < areas[$1].key }
    let people = known.reduce(0) { $0 + areas[$1].people }
    guard people > 0 else { return nil }
    return known.reduce(0) { $0 + areas[$1].people * (shares[$1] ?? 0) } / people
  }

  private static func parts(_ areas: [SmallArea]) -> [Int: [Int]] {
    var parts: [Int: [Int]] = [:]
    for (area, this) in areas.enumerated() {
      if case .part(let whole) = this.place { parts[whole, default: []].append(area) }
    }
    return parts.mapValues { $0.sorted { areas[$0].key < areas[$1].key } }
  }

  /// Wholes before their parts; areas in a circle are left out.
  private static func order(_ areas: [SmallArea], _ parts: [Int: [Int]]) -> [Int] {
    var order: [Int] = []
    var inside: [Int: [Int]] = [:]
    var sums: [Int] = []
    var open: [Int] = []
    for (area, this) in areas.enumerated() {
      switch this.place {
      case .alone: open.append(area)
      case .within(let whole): inside[whole, default: []].append(area)
      case .sum: sums.append(area)
      case .part: break
      }
    }
    var position = 0
    order = open
    while position < order.count {
      order += (parts[order[position]] ?? []) + (inside[order[position]] ?? [])
      position += 1
    }
    return order + sums
  }
}
