import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// What is computed and what is given.
struct WeightPlan: Sendable {
  /// The index.
  let index: CompositeIndex
  /// How it was asked for.
  let options: IndexOptions
  /// The number of classes.
  let classes: Int?
  /// For each group of the index, in their order, what stands beside its score, and under which name.
  let companions: [[(companion: Companion, name: IndicatorID)]]
  /// The columns to gather from the input.
  let gathered: [IndicatorID]
  /// The columns to give.
  let columns: [IndicatorID]

  /// Whether any coverage is given.
  var hasCoverage: Bool { companions.contains { $0.contains { $0.companion == .coverage } } }
}

/// One run: all rows are gathered, then scored and aggregated.
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
    let populations = try plan.options.scoring.populations(in: frame)
    let result = plan.index.compute(
      frame, in: populations, name: plan.options.index.id, withCoverage: plan.hasCoverage)
    for (scores, companions) in zip(result.groups, plan.companions) { add(scores, companions) }
    try emit(frame.selectingColumns(plan.columns))
    let notes =
      result.gaps.notes + result.withoutWeights
      + result.groups.reversed().flatMap { WeightRun.notes($0.withoutScore, $0.id) }
    return TransformReceipt(notes: notes, findings: overlaps + result.findings)
  }

  /// Adds the score of a group and what stands beside it.
  private mutating func add(
    _ scores: GroupScores, _ companions: [(companion: Companion, name: IndicatorID)]
  ) {
    let column = scores.column
    frame.setColumn(column)
    for (companion, name) in companions {
      switch companion {
      case .rank: frame.setColumn(ranks(of: column, name: name, classes: nil))
      case .quantile: frame.setColumn(ranks(of: column, name: name, classes: plan.classes))
      case .coverage: frame.setColumn(scores.coverage.renamed(name))
      }
    }
  }

  /// The ranks of scores, 1 for the highest, or the class of each rank; a cell has the status of its score.
  private func ranks(of scores: IndicatorColumn, name: IndicatorID, classes: Int?) -> IndicatorColumn {
    var values = [Double](repeating: .nan, count: scores.count)
    let scoring = plan.options.scoring
    for population in Population.all(in: frame, scoring.rankGrouping, levels: scoring.levels) {
      let ranks = Ranking.ranks(
        population.rows.map { scores[Int($0)] }, ties: .minimum, order: .highestFirst)
      let figures = classes.map { RankClass.classes($0, of: ranks) } ?? ranks
      for (row, figure) in zip(population.rows, figures) { values[Int(row)] = figure ?? .nan }
    }
    return IndicatorColumn(name, values: values, statuses: scores.statuses)
  }

  /// Indicators that say the same again, where that was allowed.
  private var overlaps: [Finding] {
    plan.options.overlaps.map {
      Finding("overlap", about: [$0.first.text, $0.second.text], nil, note: $0.text)
    }
  }

  private static func notes(
    _ withoutScore: [AggregatedValue.Obstacle: Int], _ name: IndicatorID
  ) -> [String] {
    AggregatedValue.Obstacle.allCases.compactMap { obstacle in
      withoutScore[obstacle].map { "\(name): no value for \($0) areas (\(obstacle.rawValue))" }
    }
  }
}
