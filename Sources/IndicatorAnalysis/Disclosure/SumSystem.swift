/// The sums of a table, each for one column over areas or for one row over columns.
struct SumSystem: Sendable {
  private let areaSums: [DisclosureTable.Sum]
  private let columnSums: [DisclosureTable.Sum]
  /// The columns that add up over areas.
  private let columns: [Int]
  private let positionOfColumn: [Int: Int]
  private let rowCount: Int
  /// For each row the area sums it is in.
  private var sumsOfRow: [[Int]]
  /// For each column the column sums it is in.
  private var sumsOfColumn: [[Int]]
  private var isTouched: [Bool]
  private var lowestTouched: Int

  /// A cell in a sum.
  struct Member {
    let column: Int
    let row: Int
    let isTotal: Bool
    let isOverAreas: Bool
  }

  init(_ table: DisclosureTable) {
    areaSums = table.areaSums
    columnSums = table.columnSums
    columns = table.addsUp.indices.filter { table.addsUp[$0] }
    positionOfColumn = Dictionary(
      columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    rowCount = table.rowCount
    sumsOfRow = SumSystem.sums(areaSums, count: table.rowCount)
    sumsOfColumn = SumSystem.sums(columnSums, count: table.columnCount)
    isTouched = Array(
      repeating: false, count: columns.count * areaSums.count + columnSums.count * table.rowCount)
    lowestTouched = isTouched.count
  }

  private static func sums(_ sums: [DisclosureTable.Sum], count: Int) -> [[Int]] {
    var result = [[Int]](repeating: [], count: count)
    for (index, sum) in sums.enumerated() {
      for member in sum.parts + (sum.total.map { [$0] } ?? []) { result[member].append(index) }
    }
    return result
  }

  /// The numbers of all sums.
  var all: Range<Int> { isTouched.indices }

  /// Whether the total of a sum is in the table.
  func hasTotal(_ sum: Int) -> Bool { definition(sum).total != nil }

  private func definition(_ sum: Int) -> DisclosureTable.Sum {
    let overAreas = columns.count * areaSums.count
    return sum < overAreas ? areaSums[sum % areaSums.count] : columnSums[(sum - overAreas) / rowCount]
  }

  /// The cells of a sum.
  func members(of sum: Int) -> [Member] {
    let overAreas = columns.count * areaSums.count
    let isOverAreas = sum < overAreas
    let fixed = isOverAreas ? columns[sum / areaSums.count] : (sum - overAreas) % rowCount
    func member(_ index: Int, isTotal: Bool) -> Member {
      Member(
        column: isOverAreas ? fixed : index, row: isOverAreas ? index : fixed, isTotal: isTotal,
        isOverAreas: isOverAreas)
    }
    let sum = definition(sum)
    return (sum.total.map { [member($0, isTotal: true)] } ?? [])
      + sum.parts.map { member($0, isTotal: false) }
  }

  /// The sums that a cell is in.
  func sums(of column: Int, _ row: Int) -> [Int] {
    let overAreas = columns.count * areaSums.count
    let first = positionOfColumn[column].map { $0 * areaSums.count }
    return (first.map { first in sumsOfRow[row].map { first + $0 } } ?? [])
      + sumsOfColumn[column].map { overAreas + $0 * rowCount + row }
  }

  /// Marks the sums of a cell to be looked at again.
  mutating func touch(_ column: Int, _ row: Int) {
    for sum in sums(of: column, row) {
      isTouched[sum] = true
      lowestTouched = min(lowestTouched, sum)
    }
  }

  /// The first marked sum, which is unmarked; nil when there is none.
  mutating func nextTouched() -> Int? {
    while lowestTouched < isTouched.count {
      if isTouched[lowestTouched] {
        isTouched[lowestTouched] = false
        return lowestTouched
      }
      lowestTouched += 1
    }
    return nil
  }

  /// The sums with a wanted cell, put together where they share one.
  func components(where isWanted: (Member) -> Bool) -> [[Int]] {
    var seen = [Bool](repeating: false, count: isTouched.count)
    var components: [[Int]] = []
    for start in seen.indices where !seen[start] {
      seen[start] = true
      guard members(of: start).contains(where: isWanted) else { continue }
      var component = [start]
      var next = 0
      while next < component.count {
        for member in members(of: component[next]) where isWanted(member) {
          for sum in sums(of: member.column, member.row) where !seen[sum] {
            seen[sum] = true
            component.append(sum)
          }
        }
        next += 1
      }
      components.append(component.sorted())
    }
    return components
  }

  /// The cells that sums of hidden cells determine, in the order of column and row.
  static func determined(_ equations: [[Member]], width: Int) -> [(column: Int, row: Int)] {
    let coefficients = equations.map { members in
      members.map { (unknown: $0.column * width + $0.row, coefficient: $0.isTotal ? -1 : 1) }
    }
    return DeterminedUnknowns.find(in: coefficients).sorted().map { ($0 / width, $0 % width) }
  }
}
