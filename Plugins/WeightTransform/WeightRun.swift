import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// What is computed and what is given.
struct WeightPlan: Sendable {
  /// The index.
  let index: CompositeIndex
  /// Which areas are compared.
  let options: ScoringOptions
  /// The name of the index.
  let name: IndicatorID
  /// The name of the column of ranks; nil when there is none.
  let rankName: IndicatorID?
  /// The name of the column of coverage; nil when there is none.
  let coverageName: IndicatorID?
  /// The columns to gather from the input.
  let gathered: [IndicatorID]
  /// The columns to give.
  let columns: [IndicatorID]
}

/// One run: all rows are gathered, then scored and averaged.
struct WeightRun: TransformRun {
  private let plan: WeightPlan
  private var frame: IndicatorFrame

  init(_ plan: WeightPlan) {
    self.plan = plan
    frame = IndicatorFrame(columns: plan.gathered)
  }

  mutating func process(
    _ batch: IndicatorFrame, input: Int, emit: (IndicatorFrame) throws -> Void
  ) throws {
    frame.append(contentsOf: batch.selectingColumns(plan.gathered))
  }

  mutating func finish(emit: (IndicatorFrame) throws -> Void) throws -> TransformReceipt {
    guard frame.rowCount > 0 else { return TransformReceipt() }
    let populations = Population.all(in: frame, plan.options.grouping, levels: plan.options.levels)
    let result = plan.index.compute(frame, in: populations, name: plan.name)
    frame.setColumn(result.index)
    if let name = plan.rankName { frame.setColumn(ranks(of: result.index, name: name)) }
    if let name = plan.coverageName { frame.setColumn(result.coverage.renamed(name)) }
    let notes = result.gaps.notes + WeightRun.notes(result.withoutIndex, plan.name)
    try emit(frame.selectingColumns(plan.columns))
    return TransformReceipt(notes: notes)
  }

  /// The ranks of the index, 1 for the highest; a cell has the status of its index.
  private func ranks(of index: IndicatorColumn, name: IndicatorID) -> IndicatorColumn {
    var values = [Double](repeating: .nan, count: index.count)
    for population in Population.all(in: frame, plan.options.rankGrouping, levels: plan.options.levels) {
      let ranks = Ranking.ranks(
        population.rows.map { index[Int($0)] }, ties: .minimum, order: .highestFirst)
      for (row, rank) in zip(population.rows, ranks) { values[Int(row)] = rank ?? .nan }
    }
    return IndicatorColumn(name, values: values, statuses: index.statuses)
  }

  private static func notes(
    _ withoutIndex: [AggregatedValue.Obstacle: Int], _ name: IndicatorID
  ) -> [String] {
    AggregatedValue.Obstacle.allCases.compactMap { obstacle in
      withoutIndex[obstacle].map { "\(name): no value for \($0) areas (\(obstacle.rawValue))" }
    }
  }
}
