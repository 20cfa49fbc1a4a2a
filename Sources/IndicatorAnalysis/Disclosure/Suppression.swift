/// Hides cells of a table so that no hidden one can be computed from the others.
///
/// Every sum over areas or columns holds no hidden cell or at least two, with enough cases among them, and
/// elimination over all sums together shows that none is determined. A further cell is hidden where that is needed:
/// a part rather than a total, one that needs no more to be hidden with it rather than one that does, and of these
/// the one with the least loss; of equal ones the first. This is cell suppression as in Hundepool et al.,
/// "Statistical disclosure control", 2012, chapter 4, by a greedy choice and not the least possible loss.
public struct Suppression: Sendable {
  /// Why a cell is hidden.
  public enum Reason: UInt8, Hashable, Sendable, CaseIterable {
    /// By a rule on the cell or its row.
    case primary
    /// It tells a hidden cell of the same row.
    case computed
    /// It would let a hidden cell be computed by subtraction.
    case complement
  }

  /// The table with the cells that are hidden.
  public private(set) var table: DisclosureTable
  /// Why each cell that was hidden here is, by column and row.
  public private(set) var reasons: [[Reason?]]
  private let system: SumSystem
  private var touched: Touched
  private var isProtected = true

  /// Hides cells, and those that have to be hidden with them.
  ///
  /// Those that are hidden already are protected as well.
  ///
  /// - Parameter primary: The cells (column and row) that a rule hides; those that are not open are left out.
  public init(_ table: DisclosureTable, hiding primary: [(column: Int, row: Int)]) {
    self.table = table
    reasons = table.cells.map { $0.map { _ in nil } }
    system = SumSystem(table)
    touched = Touched(count: system.count)
    for cell in 0..<table.rowCount * table.columnCount where state(cell) == .hidden {
      for sum in system.sums(of: cell) { touched.insert(sum) }
    }
    for cell in primary { hide(cell.column, cell.row, .primary) }
    repeat { balance() } while protectDetermined()
  }

  private mutating func hide(_ column: Int, _ row: Int, _ reason: Reason) {
    guard table.cells[column][row] == .open else { return }
    table.cells[column][row] = .hidden
    reasons[column][row] = reason
    for sum in system.sums(of: column * table.rowCount + row) { touched.insert(sum) }
    for dependent in table.dependents[column] { hide(dependent, row, .computed) }
    // What is computed from a figure that is hidden or not published can't be computed by a reader.
    let sources = table.sources[column]
    let isComputable = sources.allSatisfy { [.open, .kept].contains(table.cells[$0][row]) }
    if isComputable, let source = sources.first(where: { table.cells[$0][row] == .open }) {
      hide(source, row, .complement)
    }
  }

  private mutating func hide(_ cell: Int) {
    hide(cell / table.rowCount, cell % table.rowCount, .complement)
  }

  private func state(_ cell: Int) -> DisclosureTable.Cell {
    table.cells[cell / table.rowCount][cell % table.rowCount]
  }

  /// Gives every sum with one hidden cell, or with too few hidden cases, others until it is safe.
  private mutating func balance() {
    while let round = touched.take() {
      for sum in round {
        while isUnsafe(sum), let choice = cheapest([sum]) { hide(choice) }
      }
    }
  }

  private func isUnsafe(_ sum: Int) -> Bool {
    let hidden = hiddenCount(sum)
    return hidden == 1 || hidden > 1 && hasTooFewHiddenCases(sum)
  }

  private func hiddenCount(_ sum: Int) -> Int { system.cells(of: sum).count { state($0) == .hidden } }

  /// Whether the total is known and what is left for the hidden parts is next to nothing.
  private func hasTooFewHiddenCases(_ sum: Int) -> Bool {
    if let total = system.total(of: sum), state(total) == .hidden { return false }
    return hiddenCases(sum).map { $0 < table.leastHiddenCases } ?? false
  }

  private func hiddenCases(_ sum: Int) -> Double? {
    var cases = 0.0
    for cell in system.parts(of: sum) where state(cell) == .hidden {
      cases += table.cases[cell / table.rowCount][cell % table.rowCount]
    }
    return cases.isFinite ? cases : nil
  }

  /// Hides a cell more for each one that all sums together determine; false when there is none to hide.
  private mutating func protectDetermined() -> Bool {
    let determined = system.determined { state($0) == .hidden }
    isProtected = determined.isEmpty
    // One cell more may protect all whose sums it is in, so those are looked at again before they get their own.
    var helped: Set<Int> = []
    var isChanged = false
    for cell in determined where helped.isDisjoint(with: system.sums(of: cell)) {
      guard let choice = complement(of: cell) else { continue }
      helped.formUnion(system.sums(of: cell))
      helped.formUnion(system.sums(of: choice))
      hide(choice)
      isChanged = true
    }
    return isChanged
  }

  /// The cell to be hidden for one that is determined: in its own sums, else in the sums of the hidden cells there,
  /// and so on; nil when one of its sums gives it away whatever is hidden.
  private func complement(of cell: Int) -> Int? {
    guard system.sums(of: cell).allSatisfy({ hiddenCount($0) > 1 || cheapest([$0]) != nil }) else {
      return nil
    }
    var seen = Set(system.sums(of: cell))
    var ring = seen.sorted()
    while !ring.isEmpty {
      if let choice = cheapest(ring) { return choice }
      let hidden = ring.flatMap { system.cells(of: $0).filter { state($0) == .hidden } }
      let next = Set(hidden.flatMap { system.sums(of: $0) }).subtracting(seen)
      seen.formUnion(next)
      ring = next.sorted()
    }
    return nil
  }
}

extension Suppression {
  /// The open cell in some sums that is hidden with the least loss.
  private func cheapest(_ sums: [Int]) -> Int? {
    var best: (cell: Int, cost: Cost)?
    for sum in sums {
      let total = system.total(of: sum)
      for cell in system.cells(of: sum) where state(cell) == .open {
        let cost = cost(of: cell, isTotal: cell == total, in: sum)
        if best.map({ cost < $0.cost }) ?? true { best = (cell, cost) }
      }
    }
    return best?.cell
  }

  private typealias Cost = (Int, Int, Double, Int, Int)

  private func cost(of cell: Int, isTotal: Bool, in sum: Int) -> Cost {
    let (column, row) = (cell / table.rowCount, cell % table.rowCount)
    let loss = sum < system.areaSumCount ? table.rowLoss[row] : table.cellLoss[column][row]
    // A sum without a hidden cell would need another one.
    let needed = system.sums(of: cell).count { other in
      other != sum && !system.cells(of: other).contains { state($0) == .hidden }
    }
    return (isTotal ? 1 : 0, needed, loss.isFinite ? loss : .greatestFiniteMagnitude, row, column)
  }

  /// The hidden cells that the published ones give away all the same, because what would have to be hidden is
  /// kept.
  ///
  /// Other than in the choice of what to hide, figures that nobody published are not taken to be known here, and
  /// neither are totals over areas that are not in the table.
  public var exposed: [(column: Int, row: Int)] {
    guard !isProtected else { return [] }
    let found = system.determined(
      where: { state($0) == .hidden || state($0) == .known },
      using: { system.hasTotal[$0] || $0 >= system.areaSumCount })
    return found.filter { state($0) == .hidden }.map { ($0 / table.rowCount, $0 % table.rowCount) }
  }
}

/// Sums that are to be looked at again.
private struct Touched: Sendable {
  private var isIn: [Bool]
  private var sums: [Int] = []

  init(count: Int) { isIn = Array(repeating: false, count: count) }

  mutating func insert(_ sum: Int) {
    guard !isIn[sum] else { return }
    isIn[sum] = true
    sums.append(sum)
  }

  /// Takes all out, in order; nil when there are none.
  mutating func take() -> [Int]? {
    guard !sums.isEmpty else { return nil }
    let taken = sums.sorted()
    for sum in taken { isIn[sum] = false }
    sums = []
    return taken
  }
}
