/// How areas hang together: which parts each whole has, and in which order they can be estimated.
struct AreaHierarchy: Sendable {
  /// The parts of each whole, in the order of their keys; nothing depends on the order of the areas.
  let parts: [Int: [Int]]
  /// The wholes whose parts are all there, so that these add up to them.
  let covered: Set<Int>
  /// The positions in the order in which estimates can be made: wholes before parts, sums last. Areas in a circle are
  /// left out.
  let order: [Int]
  /// The areas that are no part of another one, without sums.
  let roots: [Int]

  init(_ areas: [SmallArea]) {
    var parts: [Int: [Int]] = [:]
    var within: [Int: [Int]] = [:]
    var (alone, sums): ([Int], [Int]) = ([], [])
    for (area, this) in areas.enumerated() {
      switch this.place {
      case .country, .alone: alone.append(area)
      case .part(let whole): parts[whole, default: []].append(area)
      case .within(let whole): within[whole, default: []].append(area)
      case .sum: sums.append(area)
      }
    }
    let sorted = parts.mapValues { $0.sorted { areas[$0].key < areas[$1].key } }
    self.parts = sorted
    covered = Set(sorted.keys.filter { AreaHierarchy.covers(sorted[$0] ?? [], areas, whole: $0) })
    var order = alone
    var position = 0
    while position < order.count {
      order += (sorted[order[position]] ?? []) + (within[order[position]] ?? [])
      position += 1
    }
    self.order = order + sums
    roots = alone + within.values.joined().sorted()
  }

  /// Whether nearly all people of a whole live in parts that have an estimate; else these can't be made to add up.
  private static func covers(_ members: [Int], _ areas: [SmallArea], whole: Int) -> Bool {
    let people = members.reduce(0) { $0 + (areas[$1].hasPeople ? areas[$1].people : 0) }
    // Of a whole whose people are not known nobody can say that its parts are all there.
    return areas[whole].people > 0 && people >= SmallAreaModel.leastCoverage * areas[whole].people
  }
}
