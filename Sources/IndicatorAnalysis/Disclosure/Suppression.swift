/// Hides cells of a table so that no hidden one can be computed from the others.
///
/// Every sum over areas or columns holds no hidden cell or at least two, and elimination over all sums together
/// shows that none is determined. A further cell is hidden where that is needed: the part with the least loss,
/// a total only when there is no part; of equal ones the first. This is cell suppression as in Hundepool et al.,
/// "Statistical disclosure control", 2012, chapter 4, by a greedy choice and not the least possible loss. How
/// narrowly a hidden cell can be bounded is not looked at.
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
  /// Why each hidden cell is, by column and row.
  public private(set) var reasons: [[Reason?]]
  private var system: SumSystem

  /// Hides cells, and those that have to be hidden with them.
  ///
  /// - Parameter primary: The cells (column and row) that a rule hides; those that are not open are left out.
  public init(_ table: DisclosureTable, hiding primary: [(column: Int, row: Int)]) {
    self.table = table
    reasons = table.cells.map { $0.map { _ in nil } }
    system = SumSystem(table)
    for cell in primary { hide(cell.column, cell.row, .primary) }
    repeat { balance() } while protectDetermined()
  }

  private mutating func hide(_ column: Int, _ row: Int, _ reason: Reason) {
    guard table.cells[column][row] == .open else { return }
    table.cells[column][row] = .hidden
    reasons[column][row] = reason
    system.touch(column, row)
    for dependent in table.dependents[column] { hide(dependent, row, .computed) }
    // What is computed from a figure that is hidden or not published can't be computed by a reader.
    let sources = table.sources[column]
    let isComputable = sources.allSatisfy { [.open, .kept].contains(table.cells[$0][row]) }
    if isComputable, let source = sources.first(where: { table.cells[$0][row] == .open }) {
      hide(source, row, .complement)
    }
  }

  /// Gives every sum with one hidden cell another one.
  private mutating func balance() {
    while let sum = system.nextTouched() {
      let members = system.members(of: sum)
      guard members.count(where: { state($0) == .hidden }) == 1 else { continue }
      if let choice = cheapest(members) { hide(choice.column, choice.row, .complement) }
    }
  }

  /// Hides a cell more wherever all sums together determine one; false when there is none to hide.
  private mutating func protectDetermined() -> Bool {
    var isChanged = false
    for component in system.components(where: { state($0) == .hidden }) {
      let equations = component.map { sum in
        system.members(of: sum).filter { state($0) == .hidden }
      }
      let determined = SumSystem.determined(equations, width: table.rowCount)
      // One cell more changes the whole component, so the next look at it comes after.
      for cell in determined {
        guard let choice = complement(of: cell, in: component) else { continue }
        hide(choice.column, choice.row, .complement)
        isChanged = true
        break
      }
    }
    return isChanged
  }

  /// First a cell beside the determined one, else any in the sums that together determine it.
  private func complement(
    of cell: (column: Int, row: Int), in component: [Int]
  ) -> SumSystem.Member? {
    let own = component.filter { sum in
      system.members(of: sum).contains { $0.column == cell.column && $0.row == cell.row }
    }
    return cheapest(own.flatMap { system.members(of: $0) })
      ?? cheapest(component.flatMap { system.members(of: $0) })
  }

  private func state(_ member: SumSystem.Member) -> DisclosureTable.Cell {
    table.cells[member.column][member.row]
  }

  private func cheapest(_ members: [SumSystem.Member]) -> SumSystem.Member? {
    members.filter { state($0) == .open }.min { loss($0) < loss($1) }
  }

  private func loss(_ member: SumSystem.Member) -> (Int, Double, Int, Int) {
    let loss =
      member.isOverAreas ? table.rowLoss[member.row] : table.cellLoss[member.column][member.row]
    return (
      member.isTotal ? 1 : 0, loss.isFinite ? loss : .greatestFiniteMagnitude, member.row, member.column
    )
  }
}

extension Suppression {
  /// The hidden cells that the published ones give away all the same, because what would have to be hidden is
  /// kept: one cell of each sum in which it is the only one that is not published.
  public var exposed: [(column: Int, row: Int)] {
    system.all.compactMap { sum in
      let members = system.members(of: sum)
      guard system.hasTotal(sum) else { return nil }
      let unpublished = members.filter { state($0) == .hidden || state($0) == .known }
      guard unpublished.count == 1, let only = unpublished.first, state(only) == .hidden else { return nil }
      return (only.column, only.row)
    }
  }
}
