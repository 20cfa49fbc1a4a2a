import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// One run: all rows are gathered, then treated.
struct TreatRun: GatheringRun {
  private let columns: [TreatedColumn]
  private let areas: PopulationOptions
  private let treatment: OutlierTreatment
  var frame: IndicatorFrame

  init(
    input: [IndicatorID], _ columns: [TreatedColumn], _ areas: PopulationOptions,
    _ treatment: OutlierTreatment
  ) {
    frame = IndicatorFrame(columns: input)
    self.columns = columns
    self.areas = areas
    self.treatment = treatment
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    let populations = areas.populations(in: frame)
    var log = TreatmentLog()
    for column in columns {
      guard let values = frame.column(column.source) else { continue }
      frame.setColumn(treat(values, in: populations, name: column.indicator.id, &log))
    }
    try emit(frame)
    return TransformReceipt(notes: log.notes, findings: log.findings)
  }

  private func treat(
    _ column: IndicatorColumn, in populations: [Population], name: IndicatorID, _ log: inout TreatmentLog
  ) -> IndicatorColumn {
    var values = [Double](repeating: .nan, count: column.count)
    var statuses = [CellStatus](repeating: .notApplicable, count: column.count)
    for population in populations {
      let rows = population.rows.map(Int.init)
      let treated = treatment.apply(to: rows.map { column[$0] })
      for (row, value) in zip(rows, treated.values) {
        values[row] = value ?? .nan
        statuses[row] = column.statuses[row]
      }
      for position in treated.moved {
        statuses[rows[position]] = statuses[rows[position]].combined(with: .estimated)
      }
      log.add(treated, column.id, population)
    }
    return IndicatorColumn(name, values: values, statuses: statuses)
  }
}
