import IndicatorSchema

/// Computes an aggregate over batches. Sums are compensated (Neumaier 1974), so long ones stay exact to the
/// last digits.
struct AggregateAccumulator {
  private let aggregate: Aggregate
  private var rows = 0
  private var withValue = 0
  private var sum = 0.0
  private var compensation = 0.0
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  init(_ aggregate: Aggregate) { self.aggregate = aggregate }

  mutating func add(_ batch: IndicatorFrame) {
    let column = aggregate.indicator.flatMap(batch.column)
    if aggregate.conditions.isEmpty {
      rows += batch.rowCount
      if let column { add(column, of: 0..<batch.rowCount) }
    } else {
      let fitting = (0..<batch.rowCount).filter { fits(batch, $0) }
      rows += fitting.count
      if let column { add(column, of: fitting) }
    }
  }

  /// Adds the values of some rows; the arrays are opened once for all of them.
  private mutating func add(_ column: IndicatorColumn, of rows: some Sequence<Int>) {
    column.values.withUnsafeBufferPointer { values in
      column.statuses.withUnsafeBufferPointer { statuses in
        for row in rows where statuses[row].hasValue { add(values[row]) }
      }
    }
  }

  private mutating func add(_ value: Double) {
    withValue += 1
    let next = sum + value
    compensation += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
    sum = next
    lowest = min(lowest, value)
    highest = max(highest, value)
  }

  private func fits(_ batch: IndicatorFrame, _ row: Int) -> Bool {
    aggregate.conditions.allSatisfy { condition in
      let code = batch.area(row).code
      return switch condition {
      case .level(let level): code.level == level
      case .area(let text): code.text == text
      case .within(let text):
        code.text == text || code.municipality?.text == text || code.parent?.text == text
      case .period(let period): batch.periods[row] == period
      }
    }
  }

  /// The number; nil where there is nothing to compute it from.
  var result: Double? {
    switch aggregate.function {
    case .rows: Double(rows)
    case .count: Double(withValue)
    case .missing: Double(rows - withValue)
    case .sum: sum + compensation
    case .mean: withValue > 0 ? (sum + compensation) / Double(withValue) : nil
    case .min: withValue > 0 ? lowest : nil
    case .max: withValue > 0 ? highest : nil
    case .value: withValue == 1 ? sum : nil
    }
  }
}
