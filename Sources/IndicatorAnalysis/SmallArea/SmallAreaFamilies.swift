/// The draws of all areas, from wholes to their parts, each level adding up to the one above it in every draw.
///
/// The draws of an area are summed up as soon as nothing else needs them, so that not all are held at a time.
struct SmallAreaFamilies: Sendable {
  /// The estimate of each area; nil where there is nobody to estimate for.
  private(set) var estimates: [SmallAreaEstimate?]
  private let areas: [SmallArea]
  private let point: SmallAreaPoint
  private let draws: SmallAreaDraws
  private let threshold: Double
  /// The areas whose draws others need.
  private let isNeeded: [Bool]
  /// The draws of the shares of these areas, and of those that wait for others; empty for the rest.
  private var shares: [[Double]]

  init(_ areas: [SmallArea], _ point: SmallAreaPoint, _ draws: SmallAreaDraws, threshold: Double) {
    self.areas = areas
    self.point = point
    self.draws = draws
    self.threshold = threshold
    isNeeded = SmallAreaFamilies.needed(areas, point)
    estimates = Array(repeating: nil, count: areas.count)
    shares = Array(repeating: [], count: areas.count)
    var open = point.hierarchy.roots
    keep(makeRoots(open))
    while !open.isEmpty {
      let wholes = open.filter { point.hierarchy.parts[$0] != nil }
      let current = self
      keep(Concurrent.map(wholes.count) { current.makeParts(wholes[$0]) }.flatMap { $0 })
      open = wholes.flatMap { point.hierarchy.parts[$0] ?? [] }
    }
    for (area, this) in areas.enumerated() {
      if case .sum(let members) = this.place { shares[area] = sum(members) }
    }
    let waiting = areas.indices.filter { estimates[$0] == nil && !shares[$0].isEmpty }
    let current = self
    let found = Concurrent.map(waiting.count, chunk: 16) {
      current.estimate(waiting[$0], current.shares[waiting[$0]])
    }
    for (area, estimate) in zip(waiting, found) { estimates[area] = estimate }
  }

  /// What came of one area.
  private struct Made: Sendable {
    let area: Int
    /// Empty where nothing needs them any more.
    let shares: [Double]
    let estimate: SmallAreaEstimate?
  }

  private static func needed(_ areas: [SmallArea], _ point: SmallAreaPoint) -> [Bool] {
    var needed = areas.indices.map { point.hierarchy.parts[$0] != nil }
    for area in areas {
      if let reference = area.reference { needed[reference] = true }
      if case .sum(let members) = area.place { for member in members { needed[member] = true } }
    }
    return needed
  }

  private mutating func keep(_ made: [Made]) {
    for one in made { (shares[one.area], estimates[one.area]) = (one.shares, one.estimate) }
  }

  /// Areas that are part of nothing.
  private func makeRoots(_ roots: [Int]) -> [Made] {
    let roots = roots.filter { point.shares[$0] != nil }
    return Concurrent.map(roots.count, chunk: 16) { index in
      made(roots[index], free(roots[index]).map(Benchmark.logistic))
    }
  }

  /// The parts of a whole, moved by one shift in each draw so that they add up to it.
  private func makeParts(_ whole: Int) -> [Made] {
    let members = (point.hierarchy.parts[whole] ?? []).filter { point.shares[$0] != nil }
    let free = Concurrent.map(members.count, chunk: 16) { self.free(members[$0]) }
    let shifts = point.hierarchy.covered.contains(whole) ? shifts(members, free, to: shares[whole]) : []
    return Concurrent.map(members.count, chunk: 16) { index in
      let odds = free[index]
      let isFree = areas[members[index]].known == nil && !shifts.isEmpty
      return made(
        members[index], odds.indices.map { Benchmark.logistic(isFree ? odds[$0] + shifts[$0] : odds[$0]) })
    }
  }

  private func free(_ area: Int) -> [Double] { draws.logOdds(areas[area], share: point.shares[area] ?? 0) }

  /// The shift of each draw; empty where every part has a figure of its own, or the whole has no draws.
  private func shifts(_ members: [Int], _ free: [[Double]], to whole: [Double]) -> [Double] {
    let moving = members.indices.filter { areas[members[$0]].known == nil }
    guard !whole.isEmpty, !moving.isEmpty else { return [] }
    let people = members.reduce(0) { $0 + areas[$1].people }
    var goal = whole.map { $0 * people }
    for (member, odds) in zip(members, free) where areas[member].known != nil {
      for draw in goal.indices { goal[draw] -= areas[member].people * Benchmark.logistic(odds[draw]) }
    }
    return DrawShifts(moving.map { areas[members[$0]].people }, moving.map { free[$0] }, goal).shifts
  }

  private func made(_ area: Int, _ shares: [Double]) -> Made {
    let isReady = areas[area].reference.map { point.shares[$0] == nil || !self.shares[$0].isEmpty } ?? true
    return Made(
      area: area, shares: isNeeded[area] || !isReady ? shares : [],
      estimate: isReady ? estimate(area, shares) : nil)
  }

  private func estimate(_ area: Int, _ shares: [Double]) -> SmallAreaEstimate? {
    point.shares[area].flatMap { share in
      let reference = areas[area].reference.flatMap { other in
        point.shares[other].map { (share: $0, draws: self.shares[other]) }
      }
      return AreaSummary(areas[area], share, shares, draws.people(areas[area]), reference)?
        .estimate(threshold: threshold)
    }
  }

  private func sum(_ members: [Int]) -> [Double] {
    let known = members.filter { !shares[$0].isEmpty }.sorted { areas[$0].key < areas[$1].key }
    let people = known.reduce(0) { $0 + areas[$1].people }
    guard people > 0 else { return [] }
    var total = [Double](repeating: 0, count: draws.count)
    for member in known {
      for draw in total.indices { total[draw] += areas[member].people * shares[member][draw] }
    }
    return total.map { $0 / people }
  }
}
