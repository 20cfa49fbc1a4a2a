import IndicatorSchema

/// One figure from several indicators: each is scored, and the scores are averaged for each area.
public struct CompositeIndex: Sendable {
  /// The indicators, in the order of the weights of the aggregation.
  public let members: [IndicatorScoring]
  /// How the scores are averaged.
  public let aggregation: Aggregation

  /// Makes an index of as many indicators as the aggregation has weights.
  public init(_ members: [IndicatorScoring], _ aggregation: Aggregation) {
    precondition(members.count == aggregation.weights.count, "one weight per indicator")
    self.members = members
    self.aggregation = aggregation
  }

  /// The index of every area and what it rests on.
  public struct Result: Sendable {
    /// The index; not applicable outside the populations, missing where too few indicators are present.
    public internal(set) var index: IndicatorColumn
    /// The share of the indicators that are present, in percent.
    public internal(set) var coverage: IndicatorColumn
    /// The populations in which an indicator could not be scored.
    public internal(set) var gaps: ScoringGaps
    /// The areas without an index, by reason.
    public internal(set) var withoutIndex: [AggregatedValue.Obstacle: Int]
  }

  /// Computes the index.
  ///
  /// - Parameters:
  ///   - frame: Has a column for each member.
  ///   - populations: The rows to compare with each other.
  ///   - name: The name of the index.
  /// - Returns: A status is the least certain one of the values that an index is made of.
  public func compute(
    _ frame: IndicatorFrame, in populations: [Population], name: IndicatorID
  ) -> Result {
    let columns = members.map { frame.column($0.id) ?? IndicatorColumn($0.id) }
    precondition(columns.allSatisfy { $0.count == frame.rowCount }, "a column for each member")
    var cells = Cells(count: frame.rowCount)
    var gaps = ScoringGaps()
    let used = members.indices.filter { aggregation.weights[$0] > 0 }
    for population in populations {
      let scores = zip(members, columns).map { member, column in
        let scores = member.scores(of: column, in: population)
        gaps.note(scores.obstacle, member.id, population)
        return scores.values
      }
      for (position, value) in aggregation.apply(to: scores).enumerated() {
        let row = Int(population.rows[position])
        var status = CellStatus.observed
        for member in used where scores[member][position] != nil {
          status = status.combined(with: columns[member].statuses[row])
        }
        cells.set(row, value, status)
      }
    }
    return Result(
      index: IndicatorColumn(name, values: cells.values, statuses: cells.statuses),
      coverage: IndicatorColumn(name, values: cells.coverage, statuses: cells.coverageStatuses), gaps: gaps,
      withoutIndex: cells.withoutIndex)
  }

  /// The cells of the new columns while they are being filled.
  private struct Cells {
    var values: [Double]
    var statuses: [CellStatus]
    var coverage: [Double]
    var coverageStatuses: [CellStatus]
    var withoutIndex: [AggregatedValue.Obstacle: Int] = [:]

    init(count: Int) {
      values = [Double](repeating: .nan, count: count)
      statuses = [CellStatus](repeating: .notApplicable, count: count)
      (coverage, coverageStatuses) = (values, statuses)
    }

    mutating func set(_ row: Int, _ result: AggregatedValue, _ status: CellStatus) {
      coverage[row] = 100 * Double(result.present) / Double(result.members)
      coverageStatuses[row] = .observed
      statuses[row] = result.value == nil ? .missing : status
      if let value = result.value { values[row] = value }
      if let obstacle = result.obstacle { withoutIndex[obstacle, default: 0] += 1 }
    }
  }
}
