import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// One run: rows pass through, and the columns that are compared are kept.
struct ConsistencyRun: TransformRun {
  private let plan: ConsistencyPlan
  private var frame: IndicatorFrame

  /// With two areas every correlation is 1 or -1.
  private static let fewestAreas = 3

  init(_ plan: ConsistencyPlan) {
    self.plan = plan
    frame = IndicatorFrame(columns: plan.scorings.map(\.id))
  }

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    frame.append(contentsOf: batch.selectingColumns(plan.scorings.map(\.id)))
    try emit(batch)
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    let populations = try plan.options.populations(in: frame)
    let (compared, small) = (
      populations.filter { $0.rows.count >= ConsistencyRun.fewestAreas },
      populations.filter { $0.rows.count < ConsistencyRun.fewestAreas }
    )
    let columns = plan.scorings.map { frame.column($0.id) ?? IndicatorColumn($0.id) }
    var receipt = TransformReceipt()
    if !small.isEmpty {
      receipt.notes.append(
        "no correlations in \(small.count) populations of fewer than \(ConsistencyRun.fewestAreas) areas: "
          + ConsistencyRun.examples(small.map(\.text)))
    }
    for population in compared {
      let scores = zip(plan.scorings, columns).map { $0.scores(of: $1, in: population).values }
      let report = PopulationConsistency(population.text, plan, scores)
      receipt.findings += report.findings
      receipt.notes += report.notes
    }
    return receipt
  }

  /// The first of some texts.
  static func examples(_ texts: [String]) -> String {
    texts.prefix(3).joined(separator: ", ") + (texts.count > 3 ? ", ..." : "")
  }
}
