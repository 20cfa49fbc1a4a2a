import IndicatorSchema

// What every sink asks of a frame before it stores it, so that all refuse the same things in the same words.

extension IndicatorFrame {
  /// Checks that each cell that should have a value has a finite one, and so have its bounds.
  ///
  /// A bound that is not a number is unknown, which is allowed.
  ///
  /// - Throws: `Diagnostic` naming the first offending cell in column order.
  public func requireFiniteValues() throws {
    for column in columns {
      for row in 0..<rowCount where column.statuses[row].hasValue && !column.values[row].isFinite {
        throw notFinite(column.values[row], "value", column, row)
      }
      guard let bounds = column.bounds else { continue }
      for row in 0..<rowCount {
        if bounds.lower[row].isInfinite { throw notFinite(bounds.lower[row], "lower bound", column, row) }
        if bounds.upper[row].isInfinite { throw notFinite(bounds.upper[row], "upper bound", column, row) }
      }
    }
  }

  /// Checks that no area has two rows for one period.
  ///
  /// - Parameter order: The rows as `canonicalOrder()` gives them.
  /// - Throws: `Diagnostic` naming the first area and period that occur twice.
  public func requireOneRowPerAreaAndPeriod(in order: [Int]) throws {
    for (row, next) in zip(order, order.dropFirst())
    where areaPositions[row] == areaPositions[next] && periods[row] == periods[next] {
      throw Diagnostic(
        .duplicateArea, "area '\(area(row).code)' has more than one row for \(periods[row])",
        hint: "select or add up the rows before this step")
    }
  }

  private func notFinite(_ value: Double, _ what: String, _ column: IndicatorColumn, _ row: Int) -> Diagnostic
  {
    Diagnostic(
      .outOfRange,
      "the \(what) of '\(column.id)' for '\(area(row).code)' in \(periods[row]) is \(value), which no output can hold",
      hint: "look for a division by zero or a logarithm of zero in the steps before")
  }
}
