import IndicatorSchema

/// A reader who has all published cells, knows how areas and columns add up and how rates were computed, and
/// solves for the hidden figures. What the publisher never had counts as known.
///
/// Shares of people are solved for as the cases they stand for, and the people are known even where they are hidden.
struct Attacker {
  /// A sum of columns in each area; of shares that are 100% together without a total.
  struct ColumnSum {
    let total: IndicatorID?
    let parts: [IndicatorID]
  }

  /// A rate in each area: scale x numerator / (sum of columns, each with a sign).
  struct Rate {
    let id: IndicatorID
    let scale: Int
    let numerator: IndicatorID
    let denominator: [IndicatorID: Int]
  }

  /// The published frame.
  let frame: IndicatorFrame
  /// The columns that add up over areas.
  let counts: [IndicatorID]
  /// The sums over columns.
  var columnSums: [ColumnSum] = []
  /// The rates.
  var rates: [Rate] = []

  private struct Cell: Hashable {
    let column: Int
    let row: Int
  }

  /// How many counts are hidden.
  var hiddenCount: Int {
    counts.compactMap(frame.column).reduce(0) { $0 + $1.statuses.count { $0 == .suppressed } }
  }

  /// The hidden counts that follow from what is published, as `column of area`.
  func determined() -> [String] {
    var system = ModularSystem()
    addAreas(&system)
    addColumns(&system)
    addRates(&system)
    return system.determined.map { number in
      "\(counts[number % counts.count]) of \(frame.area(number / counts.count).code)"
    }
  }

  private func isHidden(_ cell: Cell) -> Bool {
    frame.column(counts[cell.column])?.statuses[cell.row] == .suppressed
  }

  private func cell(_ id: IndicatorID, _ row: Int) -> Cell? {
    counts.firstIndex(of: id).map { Cell(column: $0, row: row) }
  }

  private func add(_ terms: [(Cell?, ModularSystem.Number)], to system: inout ModularSystem) {
    system.add(
      terms.compactMap { cell, coefficient in
        cell.flatMap { isHidden($0) ? ($0.row * counts.count + $0.column, coefficient) : nil }
      })
  }

  /// An area is the sum of those whose codes start with its own digits, one level down.
  private func addAreas(_ system: inout ModularSystem) {
    var parts: [String: [Int]] = [:]
    for row in 0..<frame.rowCount {
      let code = frame.area(row).code
      let digits = code.text.dropFirst(2)
      guard code.level == .wijk || code.level == .buurt else { continue }
      parts["\(frame.periods[row]) \(digits.dropLast(2))", default: []].append(row)
    }
    for whole in 0..<frame.rowCount {
      let digits = frame.area(whole).code.text.dropFirst(2)
      guard let parts = parts["\(frame.periods[whole]) \(digits)"] else { continue }
      for column in counts.indices {
        add(
          [(Cell(column: column, row: whole), -1)] + parts.map { (Cell(column: column, row: $0), 1) },
          to: &system)
      }
    }
  }

  private func addColumns(_ system: inout ModularSystem) {
    for sum in columnSums {
      for row in 0..<frame.rowCount {
        add(
          [(sum.total.flatMap { cell($0, row) }, -1)] + sum.parts.map { (cell($0, row), 1) }, to: &system)
      }
    }
  }

  /// Of a rate that is published: scale x numerator - rate x denominator = 0.
  private func addRates(_ system: inout ModularSystem) {
    for rate in rates {
      guard let column = frame.column(rate.id) else { continue }
      for row in 0..<frame.rowCount {
        guard let value = column[row] else { continue }
        let exact = ModularSystem.Number(value)
        add(
          [(cell(rate.numerator, row), .init(rate.scale))]
            + rate.denominator.map { (cell($0.key, row), exact * .init(-$0.value)) },
          to: &system)
      }
    }
  }
}
