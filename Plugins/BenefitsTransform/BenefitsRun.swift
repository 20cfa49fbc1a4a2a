import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// What is computed.
struct BenefitsPlan: Sendable {
  /// What is assumed in each scenario.
  let scenarios: Scenarios<BenefitScenario>
  /// The participants of a year.
  let participants: Participants
  /// The levels that take part; nil for all.
  let levels: Set<AreaLevel>?
  /// The columns to add.
  let columns: [(column: BenefitColumn, id: IndicatorID)]
}

/// One run: every batch is computed on its own.
struct BenefitsRun: TransformRun {
  private let plan: BenefitsPlan
  private var withoutParticipants = 0

  init(_ plan: BenefitsPlan) { self.plan = plan }

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    let rows = plan.participants.cells(batch).enumerated().map { row, cell in
      takesPart(batch.area(row).code.level) ? outcome(cell.values, cell.status) : nil
    }
    withoutParticipants += rows.count { $0.map { $0.outcomes == nil } ?? false }
    var batch = batch
    for (column, id) in plan.columns { batch.setColumn(cells(column, id, rows)) }
    try emit(batch)
  }

  private func takesPart(_ level: AreaLevel) -> Bool { plan.levels?.contains(level) ?? true }

  /// What comes of the participants of one area; nil where their number is not known or makes no sense.
  private struct Row {
    let outcomes: Scenarios<BenefitOutcome>?
    let status: CellStatus
  }

  private func outcome(_ participants: Scenarios<Double>?, _ status: CellStatus) -> Row {
    guard let participants else { return Row(outcomes: nil, status: status) }
    let found = plan.scenarios.zip(participants).map { $0.outcome(participants: $1) }
    guard let low = found.low, let central = found.central, let high = found.high else {
      return Row(outcomes: nil, status: .missing)
    }
    return Row(
      outcomes: Scenarios(low: low, central: central, high: high), status: status.combined(with: .estimated))
  }

  private func cells(_ column: BenefitColumn, _ id: IndicatorID, _ rows: [Row?]) -> IndicatorColumn {
    var values = [Double](repeating: .nan, count: rows.count)
    var statuses = [CellStatus](repeating: .notApplicable, count: rows.count)
    var bounds = IndicatorColumn.Bounds(lower: values, upper: values)
    for (position, row) in rows.enumerated() {
      guard let row else { continue }
      guard let found = figures(column, row) else {
        statuses[position] = row.outcomes == nil ? row.status : .missing
        continue
      }
      values[position] = found.central
      (bounds.lower[position], bounds.upper[position]) = (found.range.lower, found.range.upper)
      statuses[position] = column.isOfModel ? .estimated : row.status
    }
    return IndicatorColumn(id, values: values, statuses: statuses, bounds: bounds)
  }

  private func figures(_ column: BenefitColumn, _ row: Row) -> Scenarios<Double>? {
    let outcomes =
      row.outcomes.map { $0.map { Optional($0) } } ?? Scenarios(low: nil, central: nil, high: nil)
    let found = plan.scenarios.zip(outcomes).map { column.value($0, $1) }
    guard let low = found.low, let central = found.central, let high = found.high else { return nil }
    return Scenarios(low: low, central: central, high: high)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    let notes =
      withoutParticipants == 0
      ? [] : ["no benefits for \(withoutParticipants) areas (the number of participants is not known)"]
    return TransformReceipt(notes: notes, findings: findings)
  }

  /// The figures of the model that hold for every area.
  private var findings: [Finding] {
    let breakEven = plan.scenarios.map { $0.breakEven.map { 100 * $0 } }
    guard let low = breakEven.low, let central = breakEven.central, let high = breakEven.high else {
      return []
    }
    let range = Scenarios(low: low, central: central, high: high).range
    return [
      Finding(
        "benefits_break_even", central, bounds: range.lower...range.upper,
        note:
          "percent of the costs of low literacy that has to go away for benefits to equal costs; above 100 "
          + "they can't")
    ]
  }
}
