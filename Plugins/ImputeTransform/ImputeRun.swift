import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// One run: all rows are gathered, then filled.
struct ImputeRun: GatheringRun {
  private let plan: ImputePlan
  var frame: IndicatorFrame

  init(_ plan: ImputePlan, input: [IndicatorID]) {
    self.plan = plan
    frame = IndicatorFrame(columns: input)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    let surroundings = AreaSurroundings(frame)
    let populations = plan.method.fillsGaps ? plan.areas.populations(in: frame) : []
    let isPoor = rowsWithTooLittle()
    var (notes, findings): ([String], [Finding]) = ([], [])
    var results: [IndicatorColumn] = []
    for (source, result) in plan.columns {
      guard let column = frame.column(source) else { continue }
      var filled = FilledColumn(column)
      for population in populations {
        let fillings = fillings(of: column, population, surroundings)
        for (row, filling) in zip(population.rows, fillings) {
          filled.fill(Int(row), filling, hasTooLittle: isPoor[Int(row)])
        }
      }
      results.append(filled.column(named: result))
      notes += filled.notes
      findings += filled.findings
    }
    for column in results { frame.setColumn(column) }
    try emit(frame)
    return TransformReceipt(notes: notes, findings: plan.method.fillsGaps ? findings : [])
  }

  /// What would fill a gap in each row of a population.
  private func fillings(
    of column: IndicatorColumn, _ population: Population, _ surroundings: AreaSurroundings
  ) -> [Double?] {
    let rows = population.rows.map(Int.init)
    switch plan.method {
    case .none: return rows.map { _ in nil }
    case .parent:
      return rows.map {
        column.statuses[$0] == .missing ? surroundings.surroundingValue(of: column, row: $0) : nil
      }
    case .imputation(let imputation, let grouping):
      let groups = grouping.map { grouping in rows.map { surroundings.group(ofRow: $0, grouping) } } ?? []
      return imputation.fillings(for: rows.map { column[$0] }, groups: groups)
    }
  }

  /// For each row whether it has too few of the indicators to be filled up.
  private func rowsWithTooLittle() -> [Bool] {
    let columns = plan.columns.compactMap { frame.column($0.source) }
    return (0..<frame.rowCount).map { row in
      let present = columns.count { $0[row] != nil }
      return Double(present) / Double(columns.count) < plan.least
    }
  }
}

/// A column while its gaps are being filled.
private struct FilledColumn {
  private let source: IndicatorColumn
  private var values: [Double]
  private var statuses: [CellStatus]
  private var filled = 0
  private var withoutFilling = 0
  private var withTooLittle = 0

  init(_ source: IndicatorColumn) {
    self.source = source
    values = source.values
    statuses = source.statuses
  }

  /// Fills a gap. Only what is missing is filled: what was kept secret or can't occur stays so.
  mutating func fill(_ row: Int, _ filling: Double?, hasTooLittle: Bool) {
    guard statuses[row] == .missing else { return }
    if hasTooLittle {
      withTooLittle += 1
    } else if let filling {
      values[row] = filling
      statuses[row] = .imputed
      filled += 1
    } else {
      withoutFilling += 1
    }
  }

  func column(named id: IndicatorID) -> IndicatorColumn {
    IndicatorColumn(id, values: values, statuses: statuses, bounds: source.bounds)
  }

  var findings: [Finding] {
    [
      Finding("imputed_cells", about: [source.id.text], Double(filled)),
      Finding("gaps_left", about: [source.id.text], Double(withTooLittle + withoutFilling)),
    ]
  }

  var notes: [String] {
    let counts = [
      (filled, "imputed"), (withTooLittle, "left missing because the area has too few of the indicators"),
      (withoutFilling, "left missing because there is no value to take"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? [] : ["\(source.id): of \(source.count) cells " + parts.joined(separator: ", ")]
  }
}
