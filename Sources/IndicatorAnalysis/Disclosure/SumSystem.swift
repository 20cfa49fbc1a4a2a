/// The sums of a table, each for one column over areas or for one row over columns, as lists of cells.
///
/// A cell is known by its number: that of its column times the number of rows, and that of its row added.
struct SumSystem: Sendable {
  /// How many of the sums, which are the first, are over areas.
  let areaSumCount: Int
  /// Which sums have their total in the table.
  private(set) var hasTotal: [Bool] = []
  private var members = Lists()
  private var sums = Lists()
  /// For each cell its place in elimination.
  private let order: [Int]

  init(_ table: DisclosureTable) {
    let rowCount = table.rowCount
    let columns = table.addsUp.indices.filter { table.addsUp[$0] }
    areaSumCount = columns.count * table.areaSums.count
    order = SumSystem.order(table)
    for column in columns {
      for sum in table.areaSums { add(sum) { column * rowCount + $0 } }
    }
    for sum in table.columnSums {
      for row in 0..<rowCount { add(sum) { $0 * rowCount + row } }
    }
    sums = members.inverted(count: rowCount * table.columnCount)
  }

  private mutating func add(_ sum: DisclosureTable.Sum, _ cell: (Int) -> Int) {
    hasTotal.append(sum.total != nil)
    members.append((sum.total.map { [cell($0)] } ?? []) + sum.parts.map(cell))
  }

  /// The number of sums.
  var count: Int { hasTotal.count }

  /// The cells of a sum, its total first where that is in the table.
  func cells(of sum: Int) -> ArraySlice<Int> { members[sum] }

  /// The cells that add up to the total.
  func parts(of sum: Int) -> ArraySlice<Int> { members[sum].dropFirst(hasTotal[sum] ? 1 : 0) }

  /// The total; nil when it is not in the table.
  func total(of sum: Int) -> Int? { hasTotal[sum] ? members[sum].first : nil }

  /// The sums that a cell is in.
  func sums(of cell: Int) -> ArraySlice<Int> { sums[cell] }

  /// The unknown cells that the sums determine.
  ///
  /// - Parameter isUsed: Which sums are known to hold.
  func determined(
    where isUnknown: (Int) -> Bool, using isUsed: (Int) -> Bool = { _ in true }
  ) -> [Int] {
    var equations: [[(unknown: Int, coefficient: Int)]] = []
    var cellAt: [Int: Int] = [:]
    for sum in 0..<count where isUsed(sum) {
      let total = total(of: sum)
      let unknown = members[sum].filter(isUnknown)
      guard !unknown.isEmpty else { continue }
      for cell in unknown { cellAt[order[cell]] = cell }
      equations.append(unknown.map { (order[$0], $0 == total ? -1 : 1) })
    }
    return DeterminedUnknowns.find(in: equations).compactMap { cellAt[$0] }.sorted()
  }

  /// The cells by row, those of parts before those of wholes: of each area the sums within it are solved first,
  /// which leaves little to be solved for the areas together.
  private static func order(_ table: DisclosureTable) -> [Int] {
    let depth = depth(table)
    let rows = (0..<table.rowCount).sorted { (-depth[$0], $0) < (-depth[$1], $1) }
    var order = [Int](repeating: 0, count: table.rowCount * table.columnCount)
    for (position, row) in rows.enumerated() {
      for column in 0..<table.columnCount {
        order[column * table.rowCount + row] = position * table.columnCount + column
      }
    }
    return order
  }

  /// For each row how many others hold it, one within the other.
  private static func depth(_ table: DisclosureTable) -> [Int] {
    var depth = [Int](repeating: 0, count: table.rowCount)
    // Areas lie at most a handful deep; a circle in what was declared must not go on for ever.
    for _ in 0..<8 {
      for sum in table.areaSums {
        guard let total = sum.total else { continue }
        for part in sum.parts { depth[part] = max(depth[part], depth[total] + 1) }
      }
    }
    return depth
  }
}

/// Lists of numbers, one behind the other.
private struct Lists: Sendable {
  private var starts = [0]
  private var items: [Int] = []

  mutating func append(_ list: [Int]) {
    items += list
    starts.append(items.count)
  }

  subscript(_ list: Int) -> ArraySlice<Int> { items[starts[list]..<starts[list + 1]] }

  /// For each number up to a count the lists it is in.
  func inverted(count: Int) -> Lists {
    var places = [Int](repeating: 0, count: count + 1)
    for item in items { places[item + 1] += 1 }
    for number in 0..<count { places[number + 1] += places[number] }
    var result = Lists()
    result.starts = places
    result.items = [Int](repeating: 0, count: items.count)
    for list in 0..<starts.count - 1 {
      for item in self[list] {
        result.items[places[item]] = list
        places[item] += 1
      }
    }
    return result
  }
}
