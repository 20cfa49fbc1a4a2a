import IndicatorSchema

/// A reader who has all published cells, knows how areas and columns add up and how rates were computed, and
/// solves for the hidden counts. What the publisher never had counts as known.
struct Attacker {
  /// A sum of columns in each area.
  struct ColumnSum {
    let total: IndicatorID
    let parts: [IndicatorID]
  }

  /// A rate in each area: scale x numerator / (sum of columns, each with a sign).
  struct Rate {
    let id: IndicatorID
    let scale: Double
    let numerator: IndicatorID
    let denominator: [IndicatorID: Double]
  }

  /// The published frame.
  let frame: IndicatorFrame
  /// The columns that count.
  let counts: [IndicatorID]
  /// The sums over columns.
  var columnSums: [ColumnSum] = []
  /// The rates.
  var rates: [Rate] = []

  private struct Cell: Hashable, Comparable {
    let column: Int
    let row: Int

    static func < (a: Cell, b: Cell) -> Bool { (a.row, a.column) < (b.row, b.column) }
  }

  /// How many counts are hidden.
  var hiddenCount: Int {
    counts.compactMap(frame.column).reduce(0) { $0 + $1.statuses.count { $0 == .suppressed } }
  }

  /// The hidden counts that follow from what is published, as `column of area`.
  func determined() -> [String] {
    var equations: [[Cell: Double]] = []
    addAreas(&equations)
    addColumns(&equations)
    addRates(&equations)
    return Attacker.solve(equations).map { "\(counts[$0.column]) of \(frame.area($0.row).code)" }
  }

  private func isHidden(_ cell: Cell) -> Bool {
    frame.column(counts[cell.column])?.statuses[cell.row] == .suppressed
  }

  private func cell(_ id: IndicatorID, _ row: Int) -> Cell? {
    counts.firstIndex(of: id).map { Cell(column: $0, row: row) }
  }

  private func add(_ terms: [(Cell?, Double)], to equations: inout [[Cell: Double]]) {
    var equation: [Cell: Double] = [:]
    for (cell, coefficient) in terms where coefficient != 0 {
      if let cell, isHidden(cell) { equation[cell, default: 0] += coefficient }
    }
    if !equation.isEmpty { equations.append(equation) }
  }

  /// An area is the sum of those whose codes start with its own digits, one level down.
  private func addAreas(_ equations: inout [[Cell: Double]]) {
    for column in counts.indices {
      for whole in 0..<frame.rowCount {
        let code = frame.area(whole).code
        let below: AreaLevel? =
          code.level == .municipality ? .wijk : code.level == .wijk ? .buurt : nil
        guard let below else { continue }
        let parts = (0..<frame.rowCount).filter { row in
          let part = frame.area(row).code
          return part.level == below && part.text.dropFirst(2).hasPrefix(code.text.dropFirst(2))
            && frame.periods[row] == frame.periods[whole]
        }
        guard !parts.isEmpty else { continue }
        add(
          [(Cell(column: column, row: whole), -1)] + parts.map { (Cell(column: column, row: $0), 1) },
          to: &equations)
      }
    }
  }

  private func addColumns(_ equations: inout [[Cell: Double]]) {
    for sum in columnSums {
      for row in 0..<frame.rowCount {
        add([(cell(sum.total, row), -1)] + sum.parts.map { (cell($0, row), 1) }, to: &equations)
      }
    }
  }

  /// Of a rate that is published: scale x numerator - rate x denominator = 0.
  private func addRates(_ equations: inout [[Cell: Double]]) {
    for rate in rates {
      guard let column = frame.column(rate.id) else { continue }
      for row in 0..<frame.rowCount {
        guard let value = column[row] else { continue }
        add(
          [(cell(rate.numerator, row), rate.scale)]
            + rate.denominator.sorted { $0.key < $1.key }.map { (cell($0.key, row), -value * $0.value) },
          to: &equations)
      }
    }
  }

  /// Gauss and Jordan on sparse rows of doubles, each pivot the largest coefficient of its row.
  private static func solve(_ equations: [[Cell: Double]]) -> [Cell] {
    var rows: [[Cell: Double]] = []
    var pivots: [Cell: Int] = [:]
    for equation in equations {
      var row = equation
      for cell in equation.keys.sorted() {
        if let pivot = pivots[cell] { clear(cell, of: &row, by: rows[pivot]) }
      }
      guard let pivot = row.max(by: { (abs($0.value), $1.key) < (abs($1.value), $0.key) }) else { continue }
      row = row.mapValues { $0 / pivot.value }
      for index in rows.indices where rows[index][pivot.key] != nil {
        clear(pivot.key, of: &rows[index], by: row)
      }
      pivots[pivot.key] = rows.count
      rows.append(row)
    }
    return pivots.filter { rows[$0.value].count == 1 }.keys.sorted()
  }

  private static func clear(_ cell: Cell, of row: inout [Cell: Double], by other: [Cell: Double]) {
    guard let factor = row[cell] else { return }
    for (key, value) in other {
      let left = (row[key] ?? 0) - factor * value
      row[key] = abs(left) > 1e-9 ? left : nil
    }
    row[cell] = nil
  }
}
