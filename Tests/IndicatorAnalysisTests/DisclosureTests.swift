import PluginTesting
import Testing

@testable import IndicatorAnalysis

@Suite("Disclosure control")
struct DisclosureTests {
  /// A whole and its parts, one column each.
  private func table(parts: Int, columns: Int = 1) -> DisclosureTable {
    var table = DisclosureTable(rows: parts + 1, columns: columns)
    table.areaSums = [.init(total: 0, parts: Array(1...parts))]
    table.rowLoss = [1000] + (1...parts).map { Double($0 * 10) }
    return table
  }

  private func hidden(_ suppression: Suppression, column: Int = 0) -> [Int] {
    suppression.table.cells[column].indices.filter { suppression.table.cells[column][$0] == .hidden }
  }

  @Test("a part hidden alone takes the smallest other part with it, and two parts none")
  func complement() {
    let one = Suppression(table(parts: 4), hiding: [(0, 3)])
    #expect(hidden(one) == [1, 3])
    #expect(one.reasons[0][3] == .primary && one.reasons[0][1] == .complement)
    #expect(hidden(Suppression(table(parts: 4), hiding: [(0, 3), (0, 4)])) == [3, 4])
    #expect(hidden(Suppression(table(parts: 4), hiding: [])).isEmpty)
  }

  @Test("an only part takes the whole with it, and a part that is known protects nothing")
  func onlyPart() {
    #expect(hidden(Suppression(table(parts: 1), hiding: [(0, 1)])) == [0, 1])
    var known = table(parts: 3)
    known.cells[0][1] = .known
    #expect(hidden(Suppression(known, hiding: [(0, 3)])) == [2, 3])
  }

  @Test("what tells a hidden cell is hidden with it, and of what it is made of one")
  func relations() {
    // Column 2 is the rate of column 0 among column 1.
    var related = table(parts: 3, columns: 3)
    related.dependents = [[2], [2], []]
    related.sources = [[], [], [0, 1]]
    let byCases = Suppression(related, hiding: [(0, 2)])
    #expect((0...2).map { hidden(byCases, column: $0) } == [[1, 2], [], [1, 2]])
    #expect(byCases.reasons[2][2] == .computed)
    let byRate = Suppression(related, hiding: [(2, 2)])
    #expect((0...2).map { hidden(byRate, column: $0) } == [[1, 2], [], [1, 2]])
  }

  @Test("cells that only all sums together determine are found, and protected")
  func together() {
    // Columns c + d = e in each row, and rows 1 + 2 + 3 = 0 in each column. Hidden so that each sum has two or
    // none, a square of four, of which a fifth sum takes one away.
    var square = DisclosureTable(rows: 4, columns: 3)
    square.areaSums = [.init(total: 0, parts: [1, 2, 3])]
    square.columnSums = [.init(total: 2, parts: [0, 1])]
    let free = Suppression(square, hiding: [(0, 1), (0, 2), (1, 1), (1, 2)])
    #expect(hidden(free) == [1, 2] && hidden(free, column: 1) == [1, 2])
    square.areaSums.append(.init(total: nil, parts: [1, 2]))
    square.areaSums.append(.init(total: 3, parts: [2, 1]))
    let tied = Suppression(square, hiding: [(0, 1)])
    #expect(Attacker.determined(tied.table).isEmpty)
  }

  @Test("a hidden cell that kept ones give away is reported")
  func exposed() {
    var kept = table(parts: 3)
    kept.cells[0] = [.kept, .kept, .open, .kept]
    let found = Suppression(kept, hiding: [(0, 2)]).exposed
    #expect(found.map(\.row) == [2])
    // Not when a figure that nobody has is in the sum too.
    kept.cells[0][3] = .known
    #expect(Suppression(kept, hiding: [(0, 2)]).exposed.isEmpty)
  }

  @Test("elimination finds what an independent one in fractions finds")
  func elimination() {
    var random = SeededGenerator(seed: 31)
    var found = 0
    for _ in 0..<400 {
      let unknowns = Int.random(in: 1...9, using: &random)
      let equations = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        (0..<unknowns).filter { _ in Int.random(in: 0...2, using: &random) == 0 }
          .map { (unknown: $0, coefficient: Bool.random(using: &random) ? 1 : -1) }
      }
      let expected = Attacker.determined(
        equations.map { Dictionary(uniqueKeysWithValues: $0.map { ($0.unknown, $0.coefficient) }) })
      #expect(DeterminedUnknowns.find(in: equations) == expected)
      found += expected.count
    }
    #expect(found > 200, "the property was hardly put to the test")
  }

  @Test(
    "on random hierarchies with random sums no hidden cell is ever determined, and the choice is the same")
  func hierarchies() {
    var random = SeededGenerator(seed: 32)
    for round in 0..<120 {
      let table = RandomHierarchy.table(&random)
      let cells = (0..<table.columnCount).flatMap { column in
        (0..<table.rowCount).map { (column: column, row: $0) }
      }
      let share = [0.02, 0.1, 0.4][round % 3]
      let primary = cells.filter { _ in Double.random(in: 0..<1, using: &random) < share }
      let found = Suppression(table, hiding: primary)
      #expect(Attacker.determined(found.table).isEmpty)
      #expect(primary.allSatisfy { found.table.cells[$0.column][$0.row] == .hidden })
      #expect(Suppression(table, hiding: primary).table.cells == found.table.cells)
    }
  }
}

/// Random tables: a whole, parts, parts of these, and columns of which one is the sum of others.
private enum RandomHierarchy {
  static func table(_ random: inout SeededGenerator) -> DisclosureTable {
    var sums: [DisclosureTable.Sum] = []
    var rows = 1
    var open = [0]
    while let whole = open.first, rows < 40 {
      open.removeFirst()
      let parts = Array(rows..<rows + Int.random(in: 1...6, using: &random))
      rows += parts.count
      sums.append(.init(total: whole, parts: parts))
      open += parts.filter { _ in Bool.random(using: &random) }
    }
    var table = DisclosureTable(rows: rows, columns: 5)
    table.areaSums = sums
    table.columnSums = [.init(total: 0, parts: [1, 2, 3])]
    table.rowLoss = (0..<rows).map { _ in Double(Int.random(in: 1...500, using: &random)) }
    table.dependents[1] = [4]
    table.sources[4] = [1]
    return table
  }
}

/// A reader who solves the sums of a table for its hidden cells, in fractions of whole numbers.
private enum Attacker {
  /// The hidden cells that follow from the others.
  static func determined(_ table: DisclosureTable) -> Set<Int> {
    var equations: [[Int: Int]] = []
    func add(_ members: [(column: Int, row: Int, sign: Int)]) {
      let unknown = members.filter { table.cells[$0.column][$0.row] == .hidden }
      equations.append(
        Dictionary(
          unknown.map { ($0.column * table.rowCount + $0.row, $0.sign) }, uniquingKeysWith: +))
    }
    for sum in table.areaSums {
      for column in 0..<table.columnCount {
        add(sum.parts.map { (column, $0, 1) } + (sum.total.map { [(column, $0, -1)] } ?? []))
      }
    }
    for sum in table.columnSums {
      for row in 0..<table.rowCount {
        add(sum.parts.map { ($0, row, 1) } + (sum.total.map { [($0, row, -1)] } ?? []))
      }
    }
    return determined(equations)
  }

  /// Gauss and Jordan with fractions.
  static func determined(_ equations: [[Int: Int]]) -> Set<Int> {
    let unknowns = Set(equations.flatMap(\.keys)).sorted()
    var rows = equations.map { equation in unknowns.map { Fraction(equation[$0] ?? 0) } }
    var rank = 0
    for column in unknowns.indices {
      guard let pivot = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != Fraction(0) })
      else { continue }
      rows.swapAt(rank, pivot)
      let lead = rows[rank][column]
      rows[rank] = rows[rank].map { $0 / lead }
      for other in rows.indices where other != rank && rows[other][column] != Fraction(0) {
        let factor = rows[other][column]
        for index in unknowns.indices {
          rows[other][index] = rows[other][index] - factor * rows[rank][index]
        }
      }
      rank += 1
    }
    return Set(
      rows.prefix(rank).compactMap { row in
        let present = row.indices.filter { row[$0] != Fraction(0) }
        return present.count == 1 ? unknowns[present[0]] : nil
      })
  }
}

/// A fraction in lowest terms.
private struct Fraction: Equatable {
  let top: Int
  let bottom: Int

  init(_ top: Int, _ bottom: Int = 1) {
    var (a, b) = (abs(top), abs(bottom))
    while b != 0 { (a, b) = (b, a % b) }
    let sign = bottom < 0 ? -1 : 1
    self.top = sign * top / max(1, a)
    self.bottom = sign * bottom / max(1, a)
  }

  static func - (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
  }

  static func * (a: Fraction, b: Fraction) -> Fraction { Fraction(a.top * b.top, a.bottom * b.bottom) }

  static func / (a: Fraction, b: Fraction) -> Fraction { Fraction(a.top * b.bottom, a.bottom * b.top) }
}
