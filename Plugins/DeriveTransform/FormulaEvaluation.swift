import IndicatorSchema

/// Computes a formula for all rows of a batch at once.
struct FormulaEvaluation {
  /// The results; anything where a row has a failure or lacks an input.
  private(set) var values: [Double] = []
  /// What went wrong in each row.
  private(set) var failures: [Failure]
  private var stack: [[Double]] = []
  private let rows: Int

  /// What can go wrong with numbers that are all there.
  enum Failure: UInt8 {
    case none
    case divisionByZero
    case overflow
  }

  /// Computes a checked formula over the columns of a batch.
  init(_ formula: Formula, _ batch: IndicatorFrame) {
    rows = batch.rowCount
    failures = [Failure](repeating: .none, count: rows)
    for step in formula.steps { apply(step.operation, batch) }
    values = stack.popLast() ?? []
    for row in values.indices where !values[row].isFinite { note(.overflow, row) }
  }

  private mutating func apply(_ operation: Formula.Operation, _ batch: IndicatorFrame) {
    switch operation {
    case .number(let value): stack.append([Double](repeating: value, count: rows))
    case .indicator(let id):
      stack.append(batch.column(id)?.values ?? [Double](repeating: .nan, count: rows))
    case .negate: unary { -$0 }
    case .absolute: unary { abs($0) }
    case .round: unary { $0.rounded(.toNearestOrAwayFromZero) }
    case .convert(let from, let to): unary { from.convert($0, to: to) ?? .nan }
    case .add: binary { $0 + $1 }
    case .subtract: binary { $0 - $1 }
    case .multiply: binary { $0 * $1 }
    case .minimum: binary { min($0, $1) }
    case .maximum: binary { max($0, $1) }
    case .divide:
      noteZeroDivisors()
      binary { $0 / $1 }
    }
  }

  private mutating func unary(_ compute: (Double) -> Double) {
    guard var operand = stack.popLast() else { return }
    for row in operand.indices {
      let result = compute(operand[row])
      if !result.isFinite, operand[row].isFinite { note(.overflow, row) }
      operand[row] = result
    }
    stack.append(operand)
  }

  private mutating func binary(_ compute: (Double, Double) -> Double) {
    guard let right = stack.popLast(), var left = stack.popLast() else { return }
    for row in left.indices {
      let result = compute(left[row], right[row])
      if !result.isFinite, left[row].isFinite, right[row].isFinite { note(.overflow, row) }
      left[row] = result
    }
    stack.append(left)
  }

  private mutating func noteZeroDivisors() {
    guard let divisors = stack.last else { return }
    for row in divisors.indices where divisors[row] == 0 { note(.divisionByZero, row) }
  }

  /// The first failure of a row is its cause; what follows from it may even look like a number again.
  private mutating func note(_ failure: Failure, _ row: Int) {
    if failures[row] == .none { failures[row] = failure }
  }
}
